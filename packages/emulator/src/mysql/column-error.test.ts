import { describe, expect, it } from 'vitest';
import { columnError } from './column-error.js';

const error = (value: string, limit?: number) =>
  columnError('db', 't', [{ column: 'c', value, ...(limit === undefined ? {} : { limit }) }]);
const incorrect = (bytes: string): string =>
  `Error 1366: Incorrect string value: '${bytes}' for column \`db\`.\`t\`.\`c\` at row 1`;
const TOO_LONG = "Error 1406: Data too long for column 'c' at row 1";

describe('a text is refused otherwise than the database refuses it', () => {
  it.each([
    ['aé', undefined],
    ['é実', incorrect(String.raw`\xE5\xAE\x9F`)],
    ['実bbbb', incorrect(String.raw`\xE5\xAE\x9Fbbb...`)],
    ['実\n\x01\\', incorrect('\\xE5\\xAE\\x9F\\x0A\\x01\\')],
    ['実\x7f', incorrect(String.raw`\xE5\xAE\x9F\007F`)],
    ['実😀', incorrect(String.raw`\xF0\x9F\x98\x80`)],
  ])('%j', (value, text) => {
    expect(error(value, 255)).toBe(text);
    expect(error(value)).toBe(text);
  });

  it.each([
    ['a'.repeat(255), undefined],
    ['é'.repeat(256), TOO_LONG],
    [`${'a'.repeat(255)}   `, undefined],
    [`${'a'.repeat(255)} \t`, TOO_LONG],
    [`${'a'.repeat(255)}実`, TOO_LONG],
    [`${'a'.repeat(255)}😀`, TOO_LONG],
    [`${'a'.repeat(254)}実b`, incorrect(String.raw`\xE5\xAE\x9Fb`)],
    [`実${'a'.repeat(255)}😀`, incorrect(String.raw`\xE5\xAE\x9Faaa...`)],
  ])('of many characters: %j', (value, text) => {
    expect(error(value, 255)).toBe(text);
  });
});
