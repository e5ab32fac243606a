import { describe, expect, it } from 'vitest';
import { placesAt } from './address.js';
import { buildDocument } from './build-document.js';
import { checkUpstreamFile } from './check-upstream-file.js';
import { convertSwagger } from './convert-swagger.js';
import type { ExpectedDifferences } from './expected-differences.js';
import type { Json, JsonObject } from './json.js';
import { madeUpLock, madeUpSources, madeUpSwagger } from './made-up-api.js';

const sources = madeUpSources();
const pinned = JSON.stringify(madeUpSwagger());
const document = buildDocument(madeUpSwagger(), sources);
const nothingExpected: ExpectedDifferences = { renames: [], differences: [] };

function check(upstream: JsonObject, ours = document, expected = nothingExpected, file = 'new.json'): string[] {
  const context = { lock: madeUpLock(pinned), sources, document: ours, readExpected: () => expected };
  return checkUpstreamFile(file, JSON.stringify(upstream), context);
}

/** A change at one place of the file, by the keys on the way. */
type Change = [path: (string | number)[], value: Json | undefined];
const get = ['paths', '/toys', 'get'];
const toy = ['definitions', 'toy'];

function changed([path, value]: Change): JsonObject {
  const swagger = madeUpSwagger();
  // Keys of objects and indexes of lists alike.
  const parent = path.slice(0, -1).reduce<JsonObject>((inner, key) => inner[key] as JsonObject, swagger);
  const key = String(path.at(-1));
  if (value === undefined) delete parent[key];
  else parent[key] = value;
  return swagger;
}

describe('each kind of structural change upstream is noticed', () => {
  it.each<[string, Change, string]>([
    ['a path goes', [['paths', '/upload'], undefined], 'POST /upload: upstream nothing'],
    ['a path comes', [['paths', '/games'], { get: { operationId: 'G', responses: {} } }], 'GET /games: upstream {}'],
    ['a method comes', [['paths', '/toys', 'put'], { operationId: 'P', responses: {} }], 'PUT /toys: upstream {}'],
    ['an operation id', [[...get, 'operationId'], 'FindToys'], 'GET /toys > operationId: upstream "FindToys"'],
    [
      'the content type of a body',
      [['paths', '/upload', 'post', 'consumes'], ['application/json']],
      'POST /upload > requestBody > content > application/json: upstream {}, document nothing',
    ],
    ['a tag', [[...get, 'tags'], ['GameService']], 'GET /toys > tags'],
    ['a parameter goes', [[...get, 'parameters'], []], 'GET /toys > query filter: upstream nothing'],
    ['a parameter moves', [[...get, 'parameters', 0, 'in'], 'path'], 'GET /toys > path filter: upstream {}'],
    [
      'a parameter’s type',
      [[...get, 'parameters', 0, 'type'], 'integer'],
      'GET /toys > query filter > schema > type: upstream "integer", document "string"',
    ],
    [
      'a parameter is required',
      [[...get, 'parameters', 0, 'required'], true],
      'GET /toys > query filter > required: upstream true, document nothing',
    ],
    [
      'a parameter’s enum',
      [[...get, 'parameters', 1, 'enum'], ['NONE']],
      'GET /toys > query kind > schema > enum: upstream ["NONE"]',
    ],
    [
      'a corrected default',
      [[...get, 'parameters', 1, 'default'], 'CAR'],
      'GET /toys > query kind > schema > default: upstream "CAR", document nothing',
    ],
    [
      'a corrected answer',
      [['paths', '/toys/{id}', 'delete', 'responses', '200', 'schema'], { $ref: '#/definitions/toy' }],
      'DELETE /toys/{toy_id} > responses > 200 > content > application/json > schema > $ref',
    ],
    ['a status comes', [[...get, 'responses', '404'], { schema: {} }], 'GET /toys > responses > 404: upstream {}'],
    [
      'a body’s schema',
      [['paths', '/toys/{toy_id}', 'post', 'parameters', 1, 'schema'], { type: 'string' }],
      'POST /toys/{toy_id} > requestBody > content > application/json > schema > $ref: upstream nothing',
    ],
    [
      'a body is optional',
      [['paths', '/toys/{toy_id}', 'post', 'parameters', 1, 'required'], false],
      'POST /toys/{toy_id} > requestBody > required: upstream false',
    ],
    [
      'a file is renamed',
      [['paths', '/upload', 'post', 'parameters', 0, 'name'], 'toyfile'],
      'POST /upload > requestBody > content > multipart/form-data > schema > required',
    ],
    ['a schema comes', [['definitions', 'game'], { type: 'object' }], 'schema game: upstream {}'],
    ['a property goes', [[...toy, 'properties', 'id'], undefined], 'schema toy > properties > id: upstream nothing'],
    [
      'a property called title goes',
      [[...toy, 'properties', 'title'], undefined],
      'schema toy > properties > title: upstream nothing',
    ],
    [
      'a property comes',
      [[...toy, 'properties', 'colour'], { type: 'string' }],
      'schema toy > properties > colour: upstream {}',
    ],
    ['a property’s type', [[...toy, 'properties', 'id', 'type'], 'integer'], 'schema toy > properties > id > type'],
    [
      'a property’s format',
      [[...toy, 'properties', 'wheels', 'format'], 'int32'],
      'schema toy > properties > wheels > format',
    ],
    [
      'a list’s items',
      [[...toy, 'properties', 'parts', 'items'], { type: 'string' }],
      'schema toy > properties > parts > items > $ref',
    ],
    [
      'a property is required',
      [[...toy, 'required'], ['id']],
      'schema toy > required: upstream ["id"], document nothing',
    ],
    [
      'the way to sign in',
      [['securityDefinitions', 'Key', 'name'], 'x-key'],
      'components > securitySchemes > Key > name',
    ],
    ['whether to sign in', [['security'], []], 'security: upstream []'],
  ])('%s', (_, change, line) => {
    expect(check(changed(change)).some((found) => found.startsWith(line))).toBe(true);
  });

  it('a text is no structure, nor is the order of an enum', () => {
    expect(check(changed([[...get, 'summary'], 'another']))).toEqual([]);
    expect(
      check(
        changed([
          [...get, 'parameters', 1, 'enum'],
          ['CAR', 'NONE'],
        ]),
      ),
    ).toEqual([]);
  });

  it('what goes with its parent is told once', () => {
    expect(check(changed([['paths', '/upload'], undefined]))).toEqual(['POST /upload: upstream nothing, document {}']);
  });
});

describe('a document that an import would not write', () => {
  it('is noticed in its structure and in its texts', () => {
    expect(check(madeUpSwagger())).toEqual([]);
    const lines = check(madeUpSwagger(), document.replace('"int64"', '"int32"'));
    expect(lines).toEqual([
      'schema toy > properties > wheels > format: upstream "int64", document "int32"',
      expect.stringContaining('not what an import writes'),
    ]);
    expect(check(madeUpSwagger(), document.replace('Its id.', 'An id.'))).toEqual([expect.stringContaining('import')]);
  });
});

describe('expected differences', () => {
  const reason = 'Version 2 says so.';
  const renamed = JSON.parse(
    pinned.replaceAll('"ListToys"', '"Toy_ListToys"').replaceAll('toy"', 'plaything"'),
  ) as JsonObject;
  const renames: ExpectedDifferences['renames'] = [
    { what: 'operation', from: '^Toy_', to: '', reason },
    { what: 'schema', from: '^plaything$', to: 'toy', reason },
  ];
  const wheels = changed([[...toy, 'properties', 'wheels', 'format'], 'int32']);
  const entry = { at: ['schema * > wheels > format'], upstream: '"int32"', document: '"int64"', reason };

  it('explain what they name, and only for the file they belong to', () => {
    expect(check(wheels, document, { renames: [], differences: [entry] }, '/x/toys-2.json')).toEqual([]);
    expect(check(wheels, document, { renames: [], differences: [entry] }, 'toys-3.json')).toHaveLength(1);
    expect(check(renamed, document, { renames, differences: [] }, 'toys-2.json')).toEqual([]);
  });

  it.each([
    ['another value upstream', { ...entry, upstream: '"int16"' }],
    ['another value in the document', { ...entry, document: '"int32"' }],
    ['another place', { ...entry, at: ['schema toy > properties > id > format'] }],
    ['no reason', { ...entry, reason: ' ' }],
  ])('explain nothing with %s, and are then left over', (_, wrong) => {
    const lines = check(wheels, document, { renames: [], differences: [wrong] }, 'toys-2.json');
    expect(lines).toEqual([
      expect.stringContaining('wheels > format: upstream "int32"'),
      expect.stringContaining('Expected but not found'),
    ]);
  });

  it('a rename that meets nothing is left over, one that joins two names is refused', () => {
    const idle = [{ what: 'path', from: '^/v9', to: '', reason } as const];
    expect(check(madeUpSwagger(), document, { renames: idle, differences: [] }, 'toys-2.json')).toHaveLength(1);
    const joining = [{ what: 'schema', from: '^error$', to: 'toy', reason } as const];
    expect(() => check(madeUpSwagger(), document, { renames: joining, differences: [] }, 'toys-2.json')).toThrow(
      /one name/,
    );
  });
});

it('an address with a star means every operation, or every schema', () => {
  const converted = convertSwagger(madeUpSwagger());
  const addresses = (pattern: string) => placesAt(converted, pattern).map(({ address }) => address);
  expect(addresses('* /* > operationId')).toHaveLength(4);
  expect(addresses('GET * > query filter')).toEqual(['GET /toys > query filter']);
  expect(addresses('schema *')).toEqual(['schema toy', 'schema error']);
  expect(addresses('POST /games > operationId')).toEqual([]);
});
