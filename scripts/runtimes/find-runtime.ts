import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand } from '../workspace/run-command.js';

/** The first of some programs that is installed on this machine. */
export function findOnPath(names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path));
}

/** A runtime of this machine, else the one of npm, which is installed into `directory`; undefined when neither is to be had. */
export async function findRuntime(name: string, version: string, directory: string): Promise<string | undefined> {
  const installed = findOnPath([name]);
  if (installed) return installed;
  // A folder for each: npm takes out of a folder what it was not told of.
  const cwd = join(directory, name);
  const path = join(cwd, 'node_modules/.bin', name);
  mkdirSync(cwd, { recursive: true });
  if (!existsSync(path)) {
    const settings = ['--no-audit', '--no-fund', '--no-save', '--prefix', cwd];
    await runCommand('npm', ['install', ...settings, `${name}@${version}`], { cwd });
  }
  const started = await runCommand(path, ['--version'], { cwd });
  return started.succeeded ? path : undefined;
}
