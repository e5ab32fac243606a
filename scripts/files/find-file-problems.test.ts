import { describe, expect, it } from 'vitest';
import { findFileProblems } from './find-file-problems.js';

const lines = (count: number) => 'export {};\n'.repeat(count);
/** Keeps the written example from breaking the rule in this file. */
const joined = (...parts: string[]) => parts.join('');

describe('a broken rule goes unnoticed', () => {
  it.each([
    ['packages/api/src/utils.ts', ''],
    ['packages/api/src/utils/escape.ts', ''],
    ['packages/api/src/types.test.ts', ''],
    ['scripts/helpers/a.mjs', ''],
    ['packages/api/src/a.ts', lines(301)],
    ['packages/api/src/a.test.ts', lines(601)],
    ['a.ts', joined('// @ts-', 'ignore')],
    ['a.ts', joined('// biome-', 'ignore lint/x: y')],
    ['a.ts', joined('/* eslint-', 'disable */')],
    ['a.test.ts', joined(`it.`, `skip('later', () => {});`)],
    ['a.test.ts', joined(`describe.`, `only('a', () => {});`)],
    ['a.ts', `export * from './retry.js';`],
    ['a.ts', `const file = '/home${'/jane/kfp'}';`],
    ['docs/a.md', `see /Users${'/jane/kfp'}`],
  ])('%s %#', (path, text) => expect(findFileProblems(path, text)).toHaveLength(1));
});

describe('a file that keeps the rules is refused', () => {
  it.each([
    ['packages/api/src/upload-types.ts', lines(300)],
    ['packages/api/src/a.test.ts', lines(600)],
    ['packages/api/src/generated/schema.ts', lines(5000)],
    ['a.ts', `export * from './generated/models.js';`],
    ['a.ts', `export * from './errors/index.js';`],
    ['a.ts', `const url = 'https://example.com/work/item';`],
    ['a.ts', '// @ts-expect-error a run has no such property'],
  ])('%s %#', (path, text) => expect(findFileProblems(path, text)).toEqual([]));
});
