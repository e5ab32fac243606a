import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { type ErrorClass, errorClassesOf } from './error-class.js';
import { exportedNames } from './exported-names.js';
import { findCatalogueProblems } from './find-catalogue-problems.js';
import { renderCatalogue } from './render-catalogue.js';

const parse = (text: string): ts.SourceFile => ts.createSourceFile('x.ts', text, ts.ScriptTarget.Latest, true);

const SOURCE = `
type LostCode = 'GONE' | 'MISLAID';
/**
 * It is lost,
 * and {@link find} finds nothing.
 *
 * What to do: look elsewhere.
 */
export class LostError extends Error {
  static { brand(LostError); }
  override readonly name = 'LostError';
  readonly code: LostCode;
  /** Where it was. */
  readonly place?: string | undefined;
  #secret = 1;
}
/** Not to be found by anybody. */
export class HiddenError extends LostError { override readonly code = 'HIDDEN'; attempts = 1; }
export class Finder extends Seeker {}
export function isLostError(error: unknown): error is LostError { return true; }
`;
const [lost, hidden] = errorClassesOf(parse(SOURCE)) as [ErrorClass, ErrorClass];

describe('a class is described wrongly', () => {
  it('docstring, code, members and guard are what the source says', () => {
    expect(lost).toEqual({
      name: 'LostError',
      base: 'Error',
      when: 'It is lost, and `find` finds nothing.',
      remedy: 'look elsewhere.',
      codes: ['GONE', 'MISLAID'],
      members: [{ name: 'place?', type: 'string | undefined', text: 'Where it was.' }],
      guard: 'isLostError',
    });
    expect(hidden).toMatchObject({
      base: 'LostError',
      codes: ['HIDDEN'],
      members: [{ name: 'attempts', type: 'number' }],
    });
  });

  it('what is no error is left out', () => expect(errorClassesOf(parse(SOURCE))).toHaveLength(2));
});

it('an error that is exported through another module is missed', () => {
  const modules: Record<string, string> = {
    [join('a', 'index.ts')]: "export { A, type B } from './x.js'; export * from './errors/index.js';",
    [join('a', 'errors', 'index.ts')]: "export { C } from './c.js';",
  };
  const names = exportedNames(join('a', 'index.ts'), (path) => parse(modules[path] as string));
  expect([...names]).toEqual(['A', 'B', 'C']);
});

it('the document goes stale, or an error says nothing, and nobody notices', () => {
  const packages = [{ name: '@x/y', classes: [lost] }];
  const written = renderCatalogue(packages);
  expect(written).toContain('### LostError\n\nextends `Error` · `code` `GONE`, `MISLAID` · guard `isLostError(error)`');
  expect(written).toContain('| `place?` | `string \\| undefined` | Where it was. |');
  expect(findCatalogueProblems(packages, written)).toEqual([]);
  const changed = [{ name: '@x/y', classes: [lost, hidden] }];
  expect(findCatalogueProblems(changed, written)).toEqual([
    '@x/y: HiddenError does not say "What to do: …"',
    'The error catalogue is not up to date: run pnpm docs:write',
  ]);
});
