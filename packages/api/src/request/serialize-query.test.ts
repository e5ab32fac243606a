import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serializeQuery } from './serialize-query.js';
import { escapeTwiceDecoded } from './twice-decoded.js';

/** As the server decodes a query: percent escapes, and `+` for a space. Throws on a lone `%`. */
const unescapeOnce = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '));
const wellFormed = fc.string({ unit: 'binary' });

describe('a value survives the way to the server', () => {
  it('decoded once', () => {
    fc.assert(
      fc.property(wellFormed, (value) => {
        expect(unescapeOnce(serializeQuery({ name: value }) ?? '')).toBe(`name=${value}`);
      }),
    );
  });

  it('decoded twice, where the server does that', () => {
    fc.assert(
      fc.property(wellFormed, (value) => {
        const query = serializeQuery({ filter: value }, ['filter']) ?? '';
        const [, once = ''] = query.match(/^filter=(.*)$/s) ?? [];
        expect(unescapeOnce(unescapeOnce(once))).toBe(value);
      }),
    );
  });

  it('as usual when it holds neither % nor +', () => {
    fc.assert(
      fc.property(
        wellFormed.filter((value) => !/[%+]/.test(value)),
        (value) => {
          expect(escapeTwiceDecoded(value)).toBe(value);
        },
      ),
    );
  });
});

describe('nothing is sent that was not given', () => {
  it('undefined and null are left out, empty and falsy values are not', () => {
    expect(serializeQuery({ a: undefined, b: null, c: '', d: 0, e: false })).toBe('c=&d=0&e=false');
    expect(serializeQuery()).toBe('');
  });

  it('dots in a name stay as they are', () => {
    expect(serializeQuery({ 'resource_reference_key.type': 'NAMESPACE' })).toBe(
      'resource_reference_key.type=NAMESPACE',
    );
  });
});

describe('a value that has no place in a query is refused', () => {
  it.each([[['a']], [{ a: 1 }], [() => 1], [Symbol('x')], ['half \ud800']])('%s', (value) => {
    expect(serializeQuery({ filter: value })).toBeUndefined();
  });
});
