declare module '*/error-examples.json' {
  const examples: import('./describe-errors.js').ErrorExamples;
  export = examples;
}
