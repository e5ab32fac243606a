/** One thing that must hold before a change is taken. */
export interface Gate {
  /** A script of the root package.json, so that a person can run it alone: `pnpm lint`. */
  name: string;
  proves: string;
  /** Turbo tasks that do the same as the script, replayed when nothing they read has changed. */
  turboTasks?: readonly string[];
}

/** In the order in which they run. Those that read `dist` come after the build. */
export const gates: readonly Gate[] = [
  { name: 'build', proves: 'every package builds', turboTasks: ['build'] },
  { name: 'lint', proves: 'format, lint and promises', turboTasks: ['//#lint'] },
  { name: 'typecheck', proves: 'strict types', turboTasks: ['typecheck'] },
  { name: 'generate:check', proves: 'generated files are fresh' },
  { name: 'specs:check', proves: 'the description agrees with its upstream' },
  { name: 'check:dependencies', proves: 'imports go one way', turboTasks: ['//#check:dependencies'] },
  { name: 'check:files', proves: 'names, lengths and contents of files', turboTasks: ['//#check:files'] },
  { name: 'check:links', proves: 'links in the documentation lead somewhere', turboTasks: ['//#check:links'] },
  { name: 'docs:check', proves: 'the error catalogue says what the sources say' },
  { name: 'check:changes', proves: 'a change of a package says what it means for its users' },
  { name: 'check:lockfile', proves: 'the lockfile is what the manifests ask for' },
  { name: 'check:packages', proves: 'the packed packages install, import and typecheck' },
  { name: 'check:size', proves: 'bundle budgets' },
  { name: 'knip', proves: 'no file, export or dependency without use', turboTasks: ['//#knip'] },
  { name: 'test:doors', proves: 'every way of signing in at every front door', turboTasks: ['doors'] },
  { name: 'demo', proves: 'the main job, end to end' },
];
