import { join } from 'node:path';
import ts from 'typescript';

/** The names that a module exports, those that it passes on from other modules included. */
export function exportedNames(path: string, parse: (path: string) => ts.SourceFile): Set<string> {
  const names = new Set<string>();
  for (const statement of parse(path).statements) {
    if (!ts.isExportDeclaration(statement)) continue;
    const { exportClause, moduleSpecifier } = statement;
    if (exportClause && ts.isNamedExports(exportClause)) {
      for (const { name } of exportClause.elements) names.add(name.text);
    } else if (!exportClause && moduleSpecifier && ts.isStringLiteral(moduleSpecifier)) {
      const target = join(path, '..', moduleSpecifier.text.replace(/\.js$/, '.ts'));
      for (const name of exportedNames(target, parse)) names.add(name);
    }
  }
  return names;
}
