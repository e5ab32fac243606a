import type { Import } from './imports-of.js';

type ImportKind = Import['kind'];

const anyKind: readonly ImportKind[] = ['static', 'type', 'dynamic'];
const onDemand: readonly ImportKind[] = ['type', 'dynamic'];

/** What the sources of a published package may import of the others, and how. What is not here is refused. */
export type PackageLayers = Readonly<Record<string, Readonly<Record<string, readonly ImportKind[]>>>>;

export const packageLayers: PackageLayers = {
  '@kfp-ts/api': {},
  '@kfp-ts/workflow': {},
  // Reading packages takes a YAML parser and more: only who submits a package should load them.
  '@kfp-ts/client': { '@kfp-ts/api': anyKind, '@kfp-ts/workflow': onDemand },
  '@kfp-ts/auth-gcp': { '@kfp-ts/client': anyKind },
  '@kfp-ts/auth-kubernetes': { '@kfp-ts/client': anyKind },
  // A server built on the client would agree with the client's mistakes.
  '@kfp-ts/emulator': { '@kfp-ts/api': anyKind, '@kfp-ts/workflow': anyKind },
  // It knows the description in specs/ and nothing that was made from it.
  '@kfp-ts/mock-server': {},
};

/** Never, not even in a test: otherwise a mistake of the client could make its own proof. */
export const neverInTests: Readonly<Record<string, readonly string[]>> = {
  '@kfp-ts/api': ['@kfp-ts/client'],
  '@kfp-ts/workflow': ['@kfp-ts/client', '@kfp-ts/api'],
  '@kfp-ts/emulator': ['@kfp-ts/client'],
  '@kfp-ts/mock-server': ['@kfp-ts/client'],
};
