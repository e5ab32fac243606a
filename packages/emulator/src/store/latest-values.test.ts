import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LatestValues } from './latest-values.js';

describe('a cache grows without end', () => {
  it('keeps no more than its limit, whatever comes', () => {
    const operations = fc.array(fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 9 })), { maxLength: 300 });
    fc.assert(
      fc.property(operations, fc.integer({ min: 2, max: 40 }), (sets, limit) => {
        const cache = new LatestValues<number, { weight: number }>(limit, (_, { weight }) => weight);
        for (const [key, weight] of sets) cache.set(key, { weight });
        const kept = Array.from({ length: 51 }, (_, key) => cache.get(key)?.weight ?? 0);
        // Asking moves values to the front, so what is left is counted in one go.
        expect(kept.reduce((sum, weight) => sum + weight, 0)).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('does not keep what is too large, and drops nothing for it', () => {
    const cache = new LatestValues<string, string>(10, (_, text) => text.length);
    cache.set('small', 'abc');
    cache.set('large', 'abcdefgh');
    expect([cache.get('small'), cache.get('large')]).toEqual(['abc', undefined]);
  });
});

describe('a cache gives something old', () => {
  it('gives the value that was set last, or none', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat(), fc.boolean())), (steps) => {
        const cache = new LatestValues<number, { value: number }>(6);
        const latest = new Map<number, number>();
        for (const [key, value, remove] of steps) {
          if (remove) cache.delete(key);
          else cache.set(key, { value });
          remove ? latest.delete(key) : latest.set(key, value);
          for (let one = 0; one < 10; one++) {
            const found = cache.get(one);
            if (found) expect(found.value).toBe(latest.get(one));
          }
        }
      }),
    );
  });
});

describe('what is used all the time is made anew', () => {
  it('keeps it while others come and go', () => {
    const cache = new LatestValues<string, string>(8);
    cache.set('used', 'kept');
    for (let i = 0; i < 100; i++) {
      cache.set(`other ${i}`, 'x');
      expect(cache.get('used')).toBe('kept');
    }
  });
});
