import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryAfterMs } from './retry-after.js';

const NOW = Date.parse('Wed, 21 Oct 2026 07:28:00 GMT');
const read = (value: string, date?: string) =>
  retryAfterMs(new Headers({ 'retry-after': value, ...(date && { date }) }), NOW);

describe('a pause that is misread', () => {
  it.each([
    ['120', 120_000],
    ['0', 0],
    ['1.5', 1500],
    [' 3 ', 3000],
    ['Wed, 21 Oct 2026 07:28:30 GMT', 30_000],
    ['Wednesday, 21-Oct-26 07:28:30 GMT', 30_000],
    ['Wed, 21 Oct 2026 07:27:00 GMT', 0],
    ['-5', undefined],
    ['soon', undefined],
    ['2026', 2_026_000],
    ['Wed, tomorrow', undefined],
  ])('%s', (value, ms) => {
    expect(read(value)).toBe(ms);
  });

  it('measures a date against the clock of the server that named it', () => {
    expect(read('Wed, 21 Oct 2026 09:00:10 GMT', 'Wed, 21 Oct 2026 09:00:00 GMT')).toBe(10_000);
  });

  it('is undefined without the header', () => {
    expect(retryAfterMs(new Headers(), NOW)).toBeUndefined();
  });

  it('never gives a negative or endless pause', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (value) => {
        const ms = retryAfterMs({ get: (name) => (name === 'retry-after' ? value : null), entries: () => [] }, NOW);
        expect(ms === undefined || (ms >= 0 && !Number.isNaN(ms))).toBe(true);
      }),
    );
  });
});
