import { posix } from 'node:path';
import { isTest } from '../workspace/tracked-files.js';
import { importsOf } from './imports-of.js';
import { neverInTests, type PackageLayers } from './package-layers.js';

export interface SourceFile {
  /** Relative to the repository, such as `packages/api/src/index.ts`. */
  path: string;
  text: string;
}

/** Imports that go against the direction of the packages or leave a package's folder, one line each. */
export function findDirectionProblems(
  packageName: string,
  folder: string,
  files: readonly SourceFile[],
  layers: PackageLayers,
): string[] {
  const allowed = layers[packageName];
  if (!allowed) return [`${folder}: scripts/dependencies/package-layers.ts does not say what it may import`];
  return files.flatMap(({ path, text }) =>
    importsOf(path, text).flatMap(({ specifier, kind, line }) => {
      const problem = specifier.startsWith('.')
        ? relativeProblem(path, folder, specifier)
        : packageProblem(packageName, specifier, kind, isTest(path), allowed);
      return problem ? [`${path}:${line}: ${problem}`] : [];
    }),
  );
}

function relativeProblem(path: string, folder: string, specifier: string): string | undefined {
  const target = posix.join(posix.dirname(path), specifier);
  const shared = target === 'vitest.shared.ts' || target.startsWith('specs/');
  if (target.startsWith(`${folder}/`) || shared) return undefined;
  return `${specifier} leaves the package: import the other package by its name`;
}

function packageProblem(
  from: string,
  specifier: string,
  kind: 'static' | 'type' | 'dynamic',
  inTest: boolean,
  allowed: Readonly<Record<string, readonly string[]>>,
): string | undefined {
  const target = /^@kfp-ts\/[^/]+/.exec(specifier)?.[0];
  if (!target || target === from) return undefined;
  if (inTest)
    return neverInTests[from]?.includes(target) ? `${from} never imports ${target}, nor do its tests` : undefined;
  const kinds = allowed[target];
  if (!kinds) return `${from} must not import ${target}`;
  return kinds.includes(kind) ? undefined : `${from} loads ${target} on demand only: by import() or as a type`;
}
