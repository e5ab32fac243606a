import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenExpiry } from './token-expiry.js';

const tokenOf = (payload: string) => `h.${Buffer.from(payload).toString('base64url')}.s`;

describe('a token whose end is misread', () => {
  it('none of any text, and none of any payload', () => {
    const payload = fc.oneof(
      fc.json(),
      fc.string(),
      fc.record({ exp: fc.anything() }).map((claims) => JSON.stringify(claims, replaced)),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `a.${text}.b`),
          payload.map(tokenOf),
        ),
        (token) => {
          const expiry = tokenExpiry(token);
          // It is shown as a date.
          expect(expiry === undefined || new Date(expiry).toISOString()).toBeTruthy();
        },
      ),
    );
  });

  it.each([
    ['{"exp":1700000000}', 1_700_000_000_000],
    ['{"exp":1700000000.5}', 1_700_000_000_500],
    ['{"exp":"1700000000"}', undefined],
    ['{"exp":null}', undefined],
    ['{"exp":1e400}', undefined],
    ['{"exp":1e307}', undefined],
    ['{"exp":1e14}', undefined],
    ['null', undefined],
    ['{"name":"ü😀","exp":1}', 1000],
  ])('%s', (payload, expiry) => {
    expect(tokenExpiry(tokenOf(payload))).toBe(expiry);
  });
});

function replaced(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
