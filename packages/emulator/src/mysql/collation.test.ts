import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collationKey, compareCollated } from './collation.js';

describe('names that the database takes for the same one are told apart', () => {
  it.each([
    ['exp one', 'EXP ONE'],
    ['exp one', 'exp one  '],
    ['café', 'cafe'],
    ['Ünal', 'Ynal'],
  ])('%s, %s', (a, b) => {
    expect(compareCollated(a, b)).toBe(0);
    expect(collationKey(a)).toBe(collationKey(b));
  });
});

it('names that differ are taken for one', () => {
  for (const [a, b] of [
    ['å', 'a'],
    ['ä', 'a'],
    ['ö', 'o'],
    ['a b', 'ab'],
    [' a', 'a'],
  ] as const)
    expect(compareCollated(a, b)).not.toBe(0);
});

it('order and key disagree', () => {
  const text = fc.string({ unit: fc.constantFrom(...'aAbBéÉåÄ zZ1-\t'), maxLength: 6 });
  fc.assert(fc.property(text, text, (a, b) => (compareCollated(a, b) === 0) === (collationKey(a) === collationKey(b))));
});
