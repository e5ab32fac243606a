import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PackageSource } from '@kfp-ts/client';

const folder = new URL('../../pipelines/', import.meta.url);
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
  if (stored) return { name: fileName, content: readFileSync(new URL(stored, folder)) };
  return fileURLToPath(new URL(encodeURIComponent(fileName), folder));
}
