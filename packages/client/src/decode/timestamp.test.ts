import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toDate } from './timestamp.js';

const seconds = fc
  .date({ noInvalidDate: true, min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z') })
  .map((date) => date.toISOString().replace(/\.\d+Z$/, 'Z'));

describe('a time that is read differently than the platform reads it', () => {
  it('no time the server writes is', () => {
    fc.assert(
      fc.property(seconds, (time) => {
        expect(toDate(time)?.getTime() ?? 0).toBe(new Date(time).getTime());
      }),
    );
  });

  it('nothing that only looks like one is', () => {
    const digit = fc.integer({ min: 0, max: 19 });
    fc.assert(
      fc.property(seconds, digit, fc.constantFrom('0', '3', '6', '9', '-', ' ', 'x', '+'), (time, at, character) => {
        const changed = time.slice(0, at) + character + time.slice(at + 1);
        expect(toDate(changed)?.getTime() ?? 0).toBe(new Date(changed).getTime());
      }),
    );
  });
});

describe('a run that ended in 1970', () => {
  it.each([undefined, '', '1970-01-01T00:00:00Z', '1970-01-01T00:00:00.000Z'])('%s is no time', (time) => {
    expect(toDate(time)).toBeUndefined();
  });
});
