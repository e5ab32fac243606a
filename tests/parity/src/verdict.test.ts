import { expect, it } from 'vitest';
import type { Observed } from './run-vector.js';
import type { Vector } from './vector.js';
import { judge } from './verdict.js';

const GET = 'GET /apis/v1beta1/runs page_size=10';
const POST = 'POST /apis/v1beta1/experiments {"name":"a"}';
const vector: Vector = {
  group: 'group',
  case: 'case',
  call: 'program()',
  intent: [{ method: 'list_runs', arguments: {} }],
  setup: {},
  requests: [
    { method: 'GET', path: '/apis/v1beta1/runs', query: [['page_size', '10']], answered: 200 },
    { method: 'POST', path: '/apis/v1beta1/experiments', body: { json: { name: 'a' } }, answered: 200 },
  ],
  outcome: {},
};
const kindOf = (observed: Observed, changes: Partial<Vector> = {}, here?: string): string => {
  const declared = here === undefined ? [] : [{ reason: 'why', cases: { 'group/case': here } }];
  return judge({ ...vector, ...changes }, observed, declared).kind;
};

it('lets the facade read more than the Python client', () => {
  expect(kindOf({ requests: ['GET /apis/v1beta1/healthz', GET, 'GET /apis/v1beta1/pipelines', POST] })).toBe(
    'equivalent',
  );
});

it.each([
  ['a request is missing', { requests: [GET] }],
  ['requests come in another order', { requests: [POST, GET] }],
  ['something else is changed too', { requests: [GET, POST, POST] }],
  ['something else is changed in between', { requests: [GET, 'DELETE /apis/v1beta1/runs/a', POST] }],
  ['it fails where the Python client does not', { requests: [GET, POST], error: new Error('no') }],
])('notices that %s', (_, observed) => {
  expect(kindOf(observed)).toBe('undeclared');
});

it('notices a failure of another status, and success in place of one', () => {
  const outcome = { error: 'ApiException', status: 404 };
  const failed = (status: number): Observed => ({
    requests: [GET, POST],
    error: Object.assign(new Error('no'), { status }),
  });
  expect(kindOf(failed(404), { outcome })).toBe('equivalent');
  expect(kindOf(failed(500), { outcome })).toBe('undeclared');
  expect(kindOf({ requests: [GET, POST] }, { outcome })).toBe('undeclared');
});

it('accepts a declared difference only as it was declared', () => {
  expect(kindOf({ requests: [GET] }, {}, 'GET /runs → a result')).toBe('declared');
  expect(kindOf({ requests: [GET, GET] }, {}, 'GET /runs → a result')).toBe('undeclared');
  expect(kindOf({ requests: ['GET /apis/v1beta1/runs page_size=9'] }, {}, 'GET /runs → a result')).toBe('undeclared');
});

it('notices a declaration that is no longer needed', () => {
  expect(kindOf({ requests: [GET, POST] }, {}, 'GET /runs, POST /experiments → a result')).toBe('stale');
});

it('wants a word on each bug, lest it be copied', () => {
  expect(kindOf({ requests: [GET, POST] }, { bug: 'it is wrong' })).toBe('undeclared');
  expect(kindOf({ requests: [GET, POST] }, { bug: 'it is wrong' }, 'GET /runs, POST /experiments → a result')).toBe(
    'declared',
  );
});

it('tells what is asked otherwise from what only ends otherwise', () => {
  const asks = (observed: Observed) => judge(vector, observed, []).asks;
  const error = new Error('no');
  expect(asks({ requests: [GET, GET, POST], error })).toBe('alike');
  expect(asks({ requests: [GET], error })).toBe('otherwise');
  expect(asks({ requests: [], error })).toBe('nothing');
});
