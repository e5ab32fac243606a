import { describe, expect, it } from 'vitest';
import { findBrokenLinks } from './find-broken-links.js';

const paths = new Set(['README.md', 'docs', 'docs/errors.md', 'docs/a b.md']);

function broken(markdown: string, errors = '# Errors\n## `ApiError`: what to do\n'): string[] {
  return findBrokenLinks(
    new Map([
      ['docs/guide.md', markdown],
      ['docs/errors.md', errors],
    ]),
    new Set([...paths, 'docs/guide.md']),
  );
}

describe('a dead link goes unnoticed', () => {
  it.each([
    '[a](missing.md)',
    '![a](missing.png "title")',
    '[a](../packages/api)',
    '[a](errors.md#no-such-heading)',
    '[a](#no-such-heading)',
    '[a]: missing.md',
    'one [a](errors.md) and two [b](missing.md)',
  ])('%s', (markdown) => expect(broken(markdown)).toHaveLength(1));

  it('names the place', () =>
    expect(broken('# A\n\n[a](missing.md)')).toEqual(['docs/guide.md:3: missing.md does not exist']));
});

describe('a good link is refused', () => {
  it.each([
    '[a](errors.md)',
    '[a](./errors.md#apierror-what-to-do)',
    '[a](../README.md)',
    '[a](../docs/)',
    '[a](a%20b.md)',
    '# The heading\n[a](#the-heading)',
    '# Twice\n# Twice\n[a](#twice-1)',
    '[a](https://example.com/missing.md)',
    '[a](mailto:a@example.com)',
    '`[a](missing.md)`',
    '```md\n[a](missing.md)\n```',
  ])('%s', (markdown) => expect(broken(markdown)).toEqual([]));
});
