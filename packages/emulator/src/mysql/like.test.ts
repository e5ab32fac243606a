import fc from 'fast-check';
import { expect, it } from 'vitest';
import { weightOf } from './collation.js';
import { likeMatcher } from './like.js';

it.each([
  ['exp one', 'e_p', true],
  ['Default', 'E%T', true],
  ['100%', '\\%', true],
  ['100', '\\%', false],
  ['a.b', 'a+b', false],
  ['back\\slash', '\\', false],
  ['100%', '\\', true],
  ['100% more', '\\', false],
  ['back\\slash', 'k\\\\', true],
  ['a]b', ']', true],
  ['a^b', '^B', true],
  ['', '', true],
])('LIKE finds too little or too much: %j, %j', (text, pattern, found) => {
  expect(likeMatcher(pattern)(text)).toBe(found);
});

it('characters that the collation takes for the same are not found, or others are', () => {
  const folded = (text: string) => [...text].map((c) => String.fromCharCode(weightOf(c.charCodeAt(0)))).join('');
  const text = fc.string({ unit: fc.constantFrom(...'aAbéÉåÄzZ1-]^[.*€Šš\t '), maxLength: 8 });
  fc.assert(
    fc.property(text, text, (haystack, needle) => {
      expect(likeMatcher(needle)(haystack)).toBe(folded(haystack).includes(folded(needle)));
    }),
  );
});
