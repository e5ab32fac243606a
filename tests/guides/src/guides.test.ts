import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compileSnippets } from './compile-snippets.js';
import { snippetsOf } from './snippets-of.js';

const docs = new URL('../../../docs/', import.meta.url);
const guides = readdirSync(docs).filter((name) => name.endsWith('.md'));
const snippets = guides.flatMap((name) => snippetsOf(name, readFileSync(new URL(name, docs), 'utf8')));

it('a guide shows code that does not compile', () => {
  expect(snippets.length).toBeGreaterThan(8);
  expect(compileSnippets(snippets)).toEqual([]);
}, 120_000);

it('a mistake in a guide goes unnoticed', () => {
  const markdown = [
    '# A',
    '```js',
    'nothing(',
    '```',
    '```ts',
    'const runs = await kfp.runs.list();',
    'runs.itmes;',
    '```',
  ];
  const found = compileSnippets(snippetsOf('a.md', markdown.join('\n')));
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/^a\.md:7 Property 'itmes' does not exist/);
}, 120_000);
