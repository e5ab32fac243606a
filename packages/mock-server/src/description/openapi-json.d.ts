// The description is inlined by the build; typing it by its content would put another folder into this package's program.
declare module '*.openapi.json' {
  const document: import('./openapi-document.js').OpenApiDocument;
  export = document;
}
