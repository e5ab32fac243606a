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

/** How a user's project is set up. */
export interface ConsumerSettings {
  readonly resolution: 'nodenext' | 'bundler';
  /** Whether it knows the types of a browser; a program for Node alone does not. */
  readonly dom: boolean;
}

/** Typechecks the project's program, and with it the declarations of the packages. */
export async function findTypeProblems(
  project: ConsumerProject,
  typescriptDirectory: string,
  { resolution, dom }: ConsumerSettings,
): Promise<string[]> {
  const config = `tsconfig.${resolution}${dom ? '' : '.node'}.json`;
  writeJson(join(project.directory, config), {
    compilerOptions: {
      target: 'es2022',
      lib: ['es2023', ...(dom ? ['dom', 'dom.iterable'] : [])],
      module: resolution === 'nodenext' ? 'nodenext' : 'esnext',
      moduleResolution: resolution,
      strict: true,
      exactOptionalPropertyTypes: true,
      types: ['node'],
      noEmit: true,
    },
    files: ['program.ts'],
  });
  const name = `${typescriptDirectory.split('/').pop()}, ${resolution}${dom ? '' : ' without the types of a browser'}`;
  return problem(name, await project.node(join(typescriptDirectory, 'bin/tsc'), '-p', config));
}

function problem(what: string, { succeeded, output }: CommandResult): string[] {
  return succeeded ? [] : [`${what}:\n${output.trim()}`];
}
