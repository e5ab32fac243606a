import { describe, expect, it } from 'vitest';
import type { Json } from '../vector.js';
import { manifestHash } from './canonical-json.js';
import { type ComparedRequest, canonicalRequest } from './canonical-request.js';

const list = (...query: [string, string][]): string =>
  canonicalRequest({ method: 'GET', path: '/apis/v1beta1/runs', query });
const post = (json: Json): string => canonicalRequest({ method: 'POST', path: '/apis/v1beta1/jobs', body: { json } });
const upload = (name: string, sha256 = 'a'.repeat(64)): string =>
  canonicalRequest({
    method: 'POST',
    path: '/apis/v1beta1/pipelines/upload',
    query: [['name', name]],
    body: { multipart: [{ name: 'uploadfile', filename: 'p.yaml', size: 1, sha256 }] },
  });

describe('requests that a server cannot tell apart count as the same', () => {
  it.each<[string, string, string]>([
    ['parameters with nothing in them', list(['page_size', '5'], ['page_token', '']), list(['page_size', '5'])],
    ['the order of parameters', list(['a', '1'], ['b', '2']), list(['b', '2'], ['a', '1'])],
    [
      'a reference key without an id',
      list(['resource_reference_key.type', 'NAMESPACE'], ['resource_reference_key.id', '']),
      list(),
    ],
    ['the page size that the server takes by itself', list(['page_size', '20']), list()],
    ['sorting that the page token carries', list(['page_token', 't'], ['sort_by', 'name']), list(['page_token', 't'])],
    [
      'spellings of a predicate',
      list(['filter', '{"predicates": [{"op": 1, "key": "name", "stringValue": "x"}]}']),
      list(['filter', '{"predicates":[{"key":"name","op":"EQUALS","string_value":"x"}]}']),
    ],
    [
      'the escape that filters need twice',
      list(['filter', '{"predicates":[{"op":1,"key":"name","string_value":"a b"}]}']),
      list(['filter', encodeURIComponent('{"predicates":[{"op":1,"key":"name","string_value":"a b"}]}')]),
    ],
    ['lists with nothing in them', post({ name: 'j', resource_references: [] }), post({ name: 'j' })],
    ['the mark of a submission', post({ description: 'nightly [kfp-ts:0a-b]' }), post({ description: 'nightly' })],
    ['a description that is only a mark', post({ name: 'j', description: '[kfp-ts:0a]' }), post({ name: 'j' })],
    ['64-bit integers as text', post({ max_concurrency: '2' }), post({ max_concurrency: 2 })],
    [
      'an instant in another zone',
      post({ start_time: '2024-01-01T02:00:00+02:00' }),
      post({ start_time: '2024-01-01T00:00:00.000Z' }),
    ],
    [
      'the layout of a manifest',
      post({ workflow_manifest: '{"b": 1.0, "a": [1]}' }),
      post({ workflow_manifest: '{"a":[1],"b":1}' }),
    ],
  ])('%s', (_, one, other) => {
    expect(one).toBe(other);
  });
});

describe('requests that a server can tell apart do not count as the same', () => {
  it.each<[string, string, string]>([
    ['page sizes', list(['page_size', '10']), list(['page_size', '200'])],
    ['the page size of the server and the largest', list(), list(['page_size', '200'])],
    ['sorting of a first page', list(['sort_by', 'name']), list()],
    ['a reference key', list(['resource_reference_key.id', 'a']), list(['resource_reference_key.id', 'b'])],
    [
      'values of a predicate',
      list(['filter', '{"predicates":[{"op":1,"key":"name","string_value":"x"}]}']),
      list(['filter', '{"predicates":[{"op":1,"key":"name","string_value":"y"}]}']),
    ],
    ['false and nothing', post({ enabled: false }), post({})],
    ['empty text and nothing', post({ value: '' }), post({})],
    ['the order of parameters of a pipeline', post({ parameters: ['a', 'b'] }), post({ parameters: ['b', 'a'] })],
    [
      'a time without a zone',
      post({ start_time: '2024-01-01T00:00:00' }),
      post({ start_time: '2024-01-01T00:00:00Z' }),
    ],
    ['values in a manifest', post({ workflow_manifest: '{"a":true}' }), post({ workflow_manifest: '{"a":"true"}' })],
    ['the file', upload('p', 'a'.repeat(64)), upload('p', 'b'.repeat(64))],
    ['a plus and a space in the name of an upload', upload('a+b'), upload('a%2Bb')],
    [
      'a verb and an id with its colon escaped',
      canonicalRequest({ method: 'POST', path: '/runs/a:archive' }),
      canonicalRequest({ method: 'POST', path: '/runs/a%3Aarchive' }),
    ],
    [
      'who asks',
      canonicalRequest({ method: 'GET', path: '/runs', headers: { authorization: 'Bearer a' } }),
      canonicalRequest({ method: 'GET', path: '/runs' }),
    ],
  ])('%s', (_, one, other) => {
    expect(one).not.toBe(other);
  });
});

describe('manifests', () => {
  it('are hashed as the vectors were', () => {
    // printf '{"a":"ü","b":1,"t":"<TIMESTAMP>"}' | sha256sum
    const hash = manifestHash('{"t": "2024-01-02T03:04:05.678", "b": 1.0, "a": "\\u00fc"}');
    expect(hash).toBe('5a814a2b1e5ed2847ff8a287647bdffc13bb84979866e0fb83cb48804b5876d6');
  });

  it('that are no JSON stay as they are', () => {
    expect(manifestHash('{"a": Infinity}')).toBeUndefined();
  });
});

it('keeps a request readable', () => {
  const request: ComparedRequest = { method: 'GET', path: '/apis/v1beta1/runs', query: [['page_size', '5']] };
  expect(canonicalRequest(request)).toBe('GET /apis/v1beta1/runs page_size=5');
});
