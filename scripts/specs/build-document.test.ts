import { describe, expect, it } from 'vitest';
import { placesAt } from './address.js';
import { buildDocument } from './build-document.js';
import type { Json, JsonObject } from './json.js';
import { madeUpSources, madeUpSwagger } from './made-up-api.js';

const build = (change: (swagger: JsonObject) => void = () => {}): JsonObject => {
  const swagger = madeUpSwagger();
  change(swagger);
  return JSON.parse(buildDocument(swagger, madeUpSources())) as JsonObject;
};
const at = (document: JsonObject, address: string): Json | undefined => placesAt(document, address)[0]?.get();

describe('the structure is upstream’s, corrected', () => {
  const document = build();

  it('twins become one path with one parameter name', () => {
    expect(Object.keys(document.paths as JsonObject)).toEqual(['/toys', '/toys/{toy_id}', '/upload']);
    expect(at(document, 'DELETE /toys/{toy_id} > path toy_id')).toMatchObject({
      required: true,
      schema: { type: 'string' },
    });
  });

  it('a body, a file and references find their 3.1 form', () => {
    expect(at(document, 'POST /toys/{toy_id} > requestBody')).toEqual({
      required: true,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/toy' } } },
    });
    const schema = { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } };
    expect(at(document, 'POST /upload > requestBody')).toEqual({
      required: true,
      content: { 'multipart/form-data': { schema } },
    });
    expect(at(document, 'schema toy > properties > parts > items')).toEqual({ $ref: '#/components/schemas/toy' });
  });

  it('each correction has arrived', () => {
    expect(at(document, 'DELETE /toys/{toy_id} > responses > 200 > content > application/json > schema > type')).toBe(
      'object',
    );
    expect(at(document, 'GET /toys > query kind > schema')).toEqual({ type: 'string', enum: ['NONE', 'CAR'] });
    expect(at(document, 'GET /toys > query filter > x-decoded-twice')).toBe(true);
  });

  it('a property that is called title stays', () => {
    expect(at(document, 'schema toy > properties > title')).toEqual({ description: 'Its name.', type: 'string' });
  });
});

it('no text of upstream gets into the document', () => {
  expect(JSON.stringify(build())).not.toContain('upstream');
});

it('every answer has an example, with the objects it names', () => {
  const document = build();
  const car = { id: '1', title: 'car', wheels: '4' };
  const media = 'responses > 200 > content > application/json > example';
  expect(at(document, `GET /toys > ${media}`)).toEqual(car);
  expect(at(document, `POST /toys/{toy_id} > ${media}`)).toEqual({ id: '2', parts: [car] });
  expect(at(document, `DELETE /toys/{toy_id} > ${media}`)).toEqual({});
  expect(at(document, 'GET /toys > responses > default > content > application/json > example')).toEqual({ code: 13 });
});

describe('nothing is dropped or invented unseen', () => {
  it.each<[string, (swagger: JsonObject) => void, RegExp]>([
    ['a member of a schema', (s) => set(s, ['definitions', 'toy', 'oneOf'], []), /does not know: oneOf/],
    [
      'a member of a parameter',
      (s) => set(s, ['paths', '/toys', 'get', 'parameters', '0', 'maxLength'], 3),
      /maxLength/,
    ],
    ['a place of a parameter', (s) => set(s, ['paths', '/toys', 'get', 'parameters', '0', 'in'], 'cookie'), /cookie/],
    ['a member of an operation', (s) => set(s, ['paths', '/toys', 'get', 'deprecated'], true), /deprecated/],
    ['a member of the file', (s) => set(s, ['basePath'], '/v2'), /basePath/],
    ['another content type', (s) => set(s, ['produces'], ['text/plain']), /produces something else/],
    ['a version of Swagger', (s) => set(s, ['swagger'], '1.2'), /not Swagger 2.0/],
    [
      'an operation without text',
      (s) => set(s, ['paths', '/toys', 'get', 'operationId'], 'FindToys'),
      /Without text: operations FindToys/,
    ],
    [
      'a property without text',
      (s) => set(s, ['definitions', 'toy', 'properties', 'colour'], {}),
      /Without text: schemas toy colour/,
    ],
    [
      'a text without a property',
      (s) => set(s, ['definitions', 'toy', 'properties', 'id'], undefined),
      /nothing uses: schemas toy id/,
    ],
    [
      'a correction that no longer fits',
      (s) => set(s, ['paths', '/toys', 'get', 'parameters', '1', 'default'], 'CAR'),
      /has "CAR" where "NONE" was/,
    ],
    ['a correction of nothing', (s) => set(s, ['paths', '/toys/{id}'], undefined), /no such operation/],
  ])('%s', (_, change, message) => {
    expect(() => build(change)).toThrow(message);
  });
});

/** Sets a member deep in an object, or removes it. */
function set(object: JsonObject, path: string[], value: Json | undefined): void {
  const parent = path
    .slice(0, -1)
    .reduce<Json>((inner, key) => (inner as JsonObject)[key] ?? null, object) as JsonObject;
  const key = path.at(-1) ?? '';
  if (value === undefined) delete parent[key];
  else parent[key] = value;
}
