import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MockServer, startMockServer } from './start-mock-server.js';

let mock: MockServer;
beforeAll(async () => {
  mock = await startMockServer();
});
afterAll(() => mock.close());

const send = (path: string, init?: RequestInit) => fetch(mock.url + path, init);
const JSON_TYPE = { 'content-type': 'application/json' };

describe('a path is not taken for another one', () => {
  it.each([
    ['GET', '/apis/v1beta1/runs/x:archive', 405],
    ['GET', '/apis/v1beta1/runs/x%3Aarchive', 405],
    ['POST', '/apis/v1beta1/runs/x:burn', 404],
    ['POST', '/apis/v1beta1/experiments/x/archive', 404],
    ['GET', '/apis/v1beta1/runs/', 404],
    ['GET', '/apis/v2beta1/runs', 404],
    ['PUT', '/apis/v1beta1/runs', 405],
  ])('%s %s', async (method, path, status) => {
    expect((await send(path, { method })).status).toBe(status);
  });

  it.each([
    ['GET', '/pipeline/apis/v1beta1/runs', 'ListRuns'],
    ['GET', '/apis/v1/runs', 'ListRuns'],
    ['POST', '/apis/v1beta1/runs/x:archive', 'ArchiveRun'],
    ['GET', '/apis/v1beta1/pipelines/upload', 'GetPipeline'],
  ])('%s %s is %s', async (method, path, operation) => {
    expect((await send(path, { method })).headers.get('x-kfp-operation')).toBe(operation);
  });
});

describe('a request that does not fit the description is a 400, as on the server', () => {
  it.each([
    ['a word for a number', '/apis/v1beta1/runs?page_size=many', {}],
    ['a number for a text', '/apis/v1beta1/runs', { method: 'POST', headers: JSON_TYPE, body: '{"name":3}' }],
    ['no JSON', '/apis/v1beta1/runs', { method: 'POST', headers: JSON_TYPE, body: '{' }],
    ['a value that no enum has', '/apis/v1beta1/runs?resource_reference_key.type=PLANET', {}],
  ])('%s', async (_, path, init) => {
    expect((await send(path, init)).status).toBe(400);
  });
});

describe('Prefer says what to answer', () => {
  it.each([400, 401, 404, 500])('code=%i', async (status) => {
    const answer = await send('/apis/v1beta1/runs/x', { headers: { prefer: `code=${status}` } });
    expect(answer.status).toBe(status);
  });

  it('the same seed gives the same made-up values, and another seed others', async () => {
    const made = async (seed: number) =>
      (await send('/apis/v1beta1/runs/x', { headers: { prefer: `dynamic=true, seed=${seed}` } })).text();
    const [first, again, other] = [await made(1), await made(1), await made(2)];
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it('an example that does not exist is said to be missing', async () => {
    const answer = await send('/apis/v1beta1/runs/x', { headers: { prefer: 'example=nope' } });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  });
});

it('an operation without an answer is answered with an empty object, even made up', async () => {
  const answer = await send('/apis/v1beta1/runs/x', { method: 'DELETE', headers: { prefer: 'dynamic=true' } });
  expect(await answer.text()).toBe('{}');
});

it('no Authorization is needed unless asked for', async () => {
  const strict = await startMockServer({ requireAuthorization: true });
  const open = await fetch(`${mock.url}/apis/v1beta1/runs`);
  const refused = await fetch(`${strict.url}/apis/v1beta1/runs`);
  const allowed = await fetch(`${strict.url}/apis/v1beta1/runs`, { headers: { authorization: 'Bearer t' } });
  await strict.close();
  expect([open.status, refused.status, allowed.status]).toEqual([200, 401, 200]);
});

it('a file of 32 MiB is taken, as the server takes it, and a larger body is refused', async () => {
  const upload = (bytes: number) => {
    const form = new FormData();
    form.set('uploadfile', new Blob([new Uint8Array(bytes)]), 'p.yaml');
    return send('/apis/v1beta1/pipelines/upload', { method: 'POST', body: form });
  };
  expect((await upload(32 * 1024 * 1024)).status).toBe(200);
  const tooLarge = await upload(34 * 1024 * 1024).then(
    ({ status }) => status,
    () => 413, // Closed while the body was still being sent.
  );
  expect(tooLarge).toBe(413);
});

describe('examples by name', () => {
  it.each([
    ['/apis/v1beta1/runs', 'empty', '{}'],
    ['/apis/v1beta1/runs/x', 'failed', '"status":"Failed"'],
    ['/apis/v1beta1/runs/x', 'running', '"status":"Running"'],
    ['/apis/v1beta1/healthz', 'multi-user', '"multi_user":true'],
  ])('%s has %s', async (path, example, expected) => {
    expect(await (await send(path, { headers: { prefer: `example=${example}` } })).text()).toContain(expected);
  });

  it('a mock of a multi-user server says so in healthz, and answers everything else as ever', async () => {
    const multiUser = await startMockServer({ multiUser: true });
    const health = await (await fetch(`${multiUser.url}/apis/v1beta1/healthz`)).json();
    const runs = await fetch(`${multiUser.url}/apis/v1beta1/runs`);
    await multiUser.close();
    expect(health).toMatchObject({ multi_user: true });
    expect(runs.status).toBe(200);
    expect(await (await send('/apis/v1beta1/healthz')).json()).toMatchObject({ multi_user: false });
  });
});
