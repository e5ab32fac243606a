import type { PackageManifest } from '../workspace/workspace-packages.js';

/** What a program can import of a package: `@kfp-ts/client`, `@kfp-ts/client/auth`. */
export function entriesOf({ name, exports = {} }: PackageManifest): string[] {
  return Object.keys(exports)
    .filter((entry) => !entry.endsWith('.json'))
    .map((entry) => name + entry.slice(1));
}
