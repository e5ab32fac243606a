import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { isTest, trackedFiles } from '../workspace/tracked-files.js';
import { type ErrorClass, errorClassesOf } from './error-class.js';
import { exportedNames } from './exported-names.js';
import type { CataloguedPackage } from './render-catalogue.js';

/** In the order in which they stand in the catalogue. */
const FOLDERS = ['packages/client', 'packages/api', 'packages/workflow', 'packages/emulator', 'packages/mock-server'];

/** The public error classes of the packages, as their sources have them. */
export function cataloguedPackages(rootDirectory: string): CataloguedPackage[] {
  const files = trackedFiles(rootDirectory).filter((path) => path.endsWith('.ts') && !isTest(path));
  const parse = (path: string): ts.SourceFile =>
    ts.createSourceFile(path, readFileSync(join(rootDirectory, path), 'utf8'), ts.ScriptTarget.Latest, true);
  return FOLDERS.map((folder) => {
    const exported = exportedNames(`${folder}/src/index.ts`, parse);
    const sources = files.filter((path) => path.startsWith(`${folder}/src/`));
    const classes = sources.flatMap((path) => errorClassesOf(parse(path))).filter(({ name }) => exported.has(name));
    return { name: `@kfp-ts/${folder.slice('packages/'.length)}`, classes: basesFirst(classes) };
  });
}

/** A class after the one that it extends, and else in the order of their files. */
function basesFirst(classes: readonly ErrorClass[]): ErrorClass[] {
  const names = new Set(classes.map(({ name }) => name));
  const after = (base: string): ErrorClass[] =>
    classes.filter((error) => error.base === base).flatMap((error) => [error, ...after(error.name)]);
  const roots = new Set(classes.map(({ base }) => base).filter((base) => !names.has(base)));
  return [...roots].flatMap(after);
}
