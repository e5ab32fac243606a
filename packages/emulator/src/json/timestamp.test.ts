import { describe, expect, it } from 'vitest';
import { timestampField } from './timestamp.js';

const read = (text: string) => timestampField().read(text, false);

describe('a time is read otherwise than the server reads it', () => {
  it('an hour may have one digit', () => {
    expect(read('2001-01-01T1:00:00Z')).toBe(Date.parse('2001-01-01T01:00:00Z') / 1000);
    expect(() => read('2001-1-01T00:00:00Z')).toThrow('cannot parse "1-01T00:00:00Z" as "01"');
  });

  it.each([
    ['é', String.raw`"\xc3\xa9"`],
    ['a\nb', String.raw`"a\x0ab"`],
    ['a"\\', String.raw`"a\"\\"`],
    ['\ufffd', String.raw`"\xef\xbf\xbd"`],
  ])('what is not printable ASCII is shown byte by byte: %s', (text, shown) => {
    expect(() => read(text)).toThrow(
      `bad Timestamp: parsing time ${shown} as "2006-01-02T15:04:05.999999999Z07:00": cannot parse ${shown} as "2006"`,
    );
  });
});
