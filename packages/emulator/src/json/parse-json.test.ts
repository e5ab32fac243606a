import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainJson } from './json-value.js';
import { parseFirstJsonValue, parseWholeJson } from './parse-json.js';

it('sound JSON is read as something else', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      // -0 and lone surrogates are the two things that Go reads differently.
      fc.pre(!text.includes('-0') && !/\\ud[89a-f]/i.test(text));
      expect(plainJson(parseWholeJson(text))).toEqual(JSON.parse(text));
    }),
  );
});

it('bytes that are no JSON end in anything but a syntax error', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
      try {
        parseFirstJsonValue(bytes);
      } catch (error) {
        expect(error).toHaveProperty('name', 'JsonSyntaxError');
      }
    }),
  );
});

describe('the text of a syntax error differs from Go', () => {
  it.each([
    ['{bad', "invalid character 'b' looking for beginning of object key string"],
    ['{"a":1', 'unexpected EOF'],
    ['x', "invalid character 'x' looking for beginning of value"],
    ['[1 2]', "invalid character '2' after array element"],
    ['{"a" 1}', "invalid character '1' after object key"],
    ['{"a":1 "b"}', `invalid character '"' after object key:value pair`],
    ['"a\nb"', "invalid character '\\n' in string literal"],
    ['"\\x"', "invalid character 'x' in string escape code"],
    ['nul!', "invalid character '!' in literal null (expecting 'l')"],
    ['-a', "invalid character 'a' in numeric literal"],
    ['1.a', "invalid character 'a' after decimal point in numeric literal"],
    ['['.repeat(20_000), 'exceeded max depth'],
  ])('%s', (text, message) => {
    expect(() => parseFirstJsonValue(Buffer.from(text))).toThrow(message);
  });

  it('when something follows the value', () => {
    expect(parseFirstJsonValue(Buffer.from('{} x'))).toEqual(new Map());
    expect(() => parseWholeJson('{} x')).toThrow("invalid character 'x' after top-level value");
  });
});

it('a long text that was read before is taken for another one that begins, or ends, like it', () => {
  const long = fc
    .tuple(fc.string({ unit: 'grapheme' }), fc.constantFrom('"', '\\', '€', '\n', 'x'))
    .map(([a, b]) => a + b);
  fc.assert(
    fc.property(fc.array(long, { minLength: 1, maxLength: 5 }), fc.string({ minLength: 20 }), (ends, middle) => {
      const texts = ends.flatMap((end) => [
        end + middle.repeat(20),
        middle.repeat(20) + end,
        end + middle.repeat(20) + end,
      ]);
      const json = JSON.stringify([...texts, ...texts, ...texts.map((text) => JSON.stringify(text))]);
      expect(plainJson(parseWholeJson(json))).toEqual(JSON.parse(json));
    }),
    { numRuns: 50 },
  );
});
