import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CommandResult, runCommand } from '../workspace/run-command.js';

/** A project with nothing of the workspace in it but the packed packages. */
export interface ConsumerProject {
  directory: string;
  /** Runs a program of Node in the project. */
  node(...args: readonly string[]): Promise<CommandResult>;
}

/**
 * Writes and installs the project.
 *
 * @param archives path of the packed package by its name
 * @param programs folder whose files are copied into the project
 * @throws Error with pnpm's messages when the packages cannot be installed
 */
export async function createConsumerProject(
  directory: string,
  archives: ReadonlyMap<string, string>,
  programs: string,
  dependencies: Readonly<Record<string, string>>,
): Promise<ConsumerProject> {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  cpSync(programs, directory, { recursive: true });
  const packed = Object.fromEntries(Array.from(archives, ([name, archive]) => [name, `file:${archive}`]));
  writeJson(join(directory, 'package.json'), {
    private: true,
    type: 'module',
    dependencies: { ...packed, ...dependencies },
  });
  writeJson(join(directory, 'pnpm-workspace.yaml'), {
    packages: [],
    // The packages name each other by version, which no registry has yet.
    overrides: packed,
    // pnpm has its user decide about install scripts: Prism brings one that only counts installs.
    allowBuilds: { '@scarf/scarf': false },
  });
  const install = await runCommand('pnpm', ['install', '--prefer-offline', '--no-frozen-lockfile'], { cwd: directory });
  if (!install.succeeded) throw new Error(`The packed packages cannot be installed.\n${install.output}`);
  return { directory, node: (...args) => runCommand(process.execPath, args, { cwd: directory }) };
}

export function writeJson(path: string, value: unknown): void {
  writeFileSync(path, `${JSON.stringify(value, undefined, 2)}\n`);
}
