import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Files of the repository, those about to be added too, relative to its folder and with `/`. */
export function trackedFiles(rootDirectory: string): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: rootDirectory,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return [...new Set(listed.split('\0'))].filter((path) => path !== '' && existsSync(join(rootDirectory, path)));
}

export function isTest(path: string): boolean {
  return /\.(?:test|test-d|bench)\.ts$/.test(path) || /(?:^|\/)test\//.test(path);
}

export function isGenerated(path: string): boolean {
  return /(?:^|\/)generated\//.test(path);
}
