import { describe, expect, it } from 'vitest';
import { AUTHORIZE_PARAMETERS, LIST_PARAMETERS, readQueryParameters } from './query-parameters.js';
import { QueryValues } from './query-values.js';

const read = (query: string) => readQueryParameters(new QueryValues(query), LIST_PARAMETERS);

describe('a query is read otherwise than the gateway reads it', () => {
  it.each([
    ['page_size=0x1f', 31],
    ['page_size=0b11', 3],
    ['page_size=0o17', 15],
    ['page_size=010', 8],
    ['page_size=-0x1', -1],
    ['page_size=1_0', 10],
    ['page_size=0x_f', 15],
    ['page_size=%2B5', 5],
    ['page_size=2147483647', 2_147_483_647],
    ['page_size[7]=abc', 7],
    ['pageSize%5B7%5D=abc', 7],
  ])('a number: %s', (query, number) => {
    expect(read(query).ints).toEqual({ page_size: number });
  });

  it.each(['', 'abc', '1.5', '1e1', '08', '0x', '0xg', '1__0', '_1', '1_', '0x1_', ' 1', '٣'])(
    'no number: "%s"',
    (text) => {
      expect(() => read(`page_size=${encodeURIComponent(text)}`)).toThrow(
        `strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`,
      );
    },
  );

  it.each(['2147483648', '-2147483649', '0x80000000', '99999999999999999999'])('a number too large: %s', (text) => {
    expect(() => read(`page_size=${text}`)).toThrow(`strconv.ParseInt: parsing "${text}": value out of range`);
  });

  it('what stands in brackets counts in place of the value', () => {
    expect(read('sort_by[a[b]]=c').strings).toEqual({});
    expect(read('sort_by[b]=c').strings).toEqual({ sort_by: 'b' });
    expect(read('resource_reference_key.type[1]=').keys).toEqual({
      resource_reference_key: { type: 'EXPERIMENT', id: '' },
    });
    expect(() => read('page_size[]=1')).toThrow('strconv.ParseInt: parsing "": invalid syntax');
  });

  it('a key object has no value of its own', () => {
    const text = 'field type *go_client.ResourceKey is not supported in query parameters';
    expect(() => read('resource_reference_key=x')).toThrow(text);
    expect(() => read('resourceReferenceKey[type]=1')).toThrow(text);
  });

  it('an enum value is its exact name or its number in decimal digits', () => {
    const verb = (text: string) => readQueryParameters(new QueryValues(`verb=${text}`), AUTHORIZE_PARAMETERS).strings;
    expect(verb('02')).toEqual({ verb: 'GET' });
    expect(() => verb('0x2')).toThrow('0x2 is not a valid go_client.AuthorizeRequest_Verb');
  });
});
