import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PackageSource } from '@kfp-ts/client';

/** Files that no compiler wrote, and the compiled pipelines that all tests share. */
const FOLDERS = ['../../pipelines/', '../../../pipelines/'].map((folder) => new URL(folder, import.meta.url));
/** Names that not every file system keeps: their content under another one. */
const STORED_AS: Readonly<Record<string, string>> = {
  'a"b.yaml': 'tiny.yaml',
  'naïve file.yaml': 'tiny.yaml',
  'TINY.YAML': 'upper_case.YAML',
};

/** A compiled pipeline as the user names it: by its path. */
export function packageOf(fileName: string | undefined): PackageSource {
  if (fileName === undefined) return undefined as unknown as PackageSource;
  const stored = STORED_AS[fileName];
  return stored ? { name: fileName, content: readFileSync(pathOf(stored)) } : pathOf(fileName);
}

/** Where a pipeline of the tests is. */
export function pathOf(name: string): string {
  const paths = FOLDERS.map((folder) => fileURLToPath(new URL(encodeURIComponent(name), folder)));
  return paths.find((path) => existsSync(path)) ?? paths[0] ?? name;
}
