import { join } from 'node:path';
import type { CommandResult } from '../workspace/run-command.js';
import { type ConsumerProject, writeJson } from './consumer-project.js';

/** Loads every entry both ways. */
export async function findLoadingProblems(project: ConsumerProject, entries: readonly string[]): Promise<string[]> {
  return [
    ...problem('import', await project.node('load-with-import.mjs', ...entries)),
    ...problem('require()', await project.node('load-with-require.cjs', ...entries)),
  ];
}

/** Typechecks the project's program, and with it the declarations of the packages. */
export async function findTypeProblems(
  project: ConsumerProject,
  typescriptDirectory: string,
  resolution: 'nodenext' | 'bundler',
): Promise<string[]> {
  const config = `tsconfig.${resolution}.json`;
  writeJson(join(project.directory, config), {
    compilerOptions: {
      target: 'es2022',
      lib: ['es2023', 'dom', 'dom.iterable'],
      module: resolution === 'nodenext' ? 'nodenext' : 'esnext',
      moduleResolution: resolution,
      strict: true,
      exactOptionalPropertyTypes: true,
      types: ['node'],
      noEmit: true,
    },
    files: ['program.ts'],
  });
  const name = `${typescriptDirectory.split('/').pop()}, ${resolution}`;
  return problem(name, await project.node(join(typescriptDirectory, 'bin/tsc'), '-p', config));
}

function problem(what: string, { succeeded, output }: CommandResult): string[] {
  return succeeded ? [] : [`${what}:\n${output.trim()}`];
}
