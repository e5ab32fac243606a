import { expect, it } from 'vitest';
import { tasksOwnOutput } from './tasks-own-output.js';

it('drops what turbo says about itself and nothing that a task says', () => {
  const output = `
   • turbo 2.11.11
   • Running lint in 1 package

cache miss, executing 772a9e03411c8cc7
$ tsc -p tsconfig.json
src/a.ts(1,1): error TS2307: Cannot find module './b.js'.
[ELIFECYCLE] Command failed with exit code 2.
@kfp-ts/api#typecheck:  WARNING  command finished with error, but continuing...
@kfp-ts/api#typecheck:  ERROR  command (packages/api) pnpm run typecheck exited (2)

 Tasks:    0 successful, 1 total
Cached:    0 cached, 1 total
  Time:    387ms
Failed:    @kfp-ts/api#typecheck

 ERROR  run failed: command  exited (2)
`;
  expect(tasksOwnOutput(output)).toBe(`$ tsc -p tsconfig.json
src/a.ts(1,1): error TS2307: Cannot find module './b.js'.

Failed:    @kfp-ts/api#typecheck`);
});

it('keeps what turbo says when it could not run at all', () => {
  const output = '  x Unable to find package manager binary\n';
  expect(tasksOwnOutput(output)).toContain('Unable to find package manager binary');
});

it('keeps what turbo says of a task that failed without a word', () => {
  const output = `
cache miss, executing 772a9e03411c8cc7
$ tsc -p tsconfig.json
Killed
[ELIFECYCLE] Command failed with exit code 137.
@kfp-ts/api#typecheck:  ERROR  command (packages/api) pnpm run typecheck exited (137)

Failed:    @kfp-ts/api#typecheck
`;
  expect(tasksOwnOutput(output.replace('Killed\n', ''))).toContain('exited (137)');
  expect(tasksOwnOutput(output)).toContain('Killed');
});
