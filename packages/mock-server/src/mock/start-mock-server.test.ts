import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ServerOptionError } from '../http/server-option-error.js';
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

describe('an error is not the one that the server gives', () => {
  it.each([
    ['GET', '/runs/x', 404, 'ResourceNotFoundError: Run x not found.'],
    ['POST', '/runs/x/retry', 404, 'Retry run failed: Check run exist failed: ResourceNotFoundError: Run x not found.'],
    ['DELETE', '/jobs/x', 404, 'Delete job failed: ResourceNotFoundError: Job x not found.'],
    ['GET', '/pipelines/x', 404, 'Get pipeline failed.: ResourceNotFoundError: Pipeline x not found.'],
    ['GET', '/runs', 400, 'Failed to create list options: Invalid input error: Invalid sorting field: "bogus" on'],
    ['GET', '/experiments', 404, 'Not Found'],
    ['POST', '/runs/x/terminate', 400, 'Failed to terminate run x. Row not found.'],
    ['GET', '/experiments', 401, 'Unauthenticated: Request header error: user identity is empty.'],
    ['GET', '/runs/x', 403, 'Verb:get,'],
    ['POST', '/jobs/x/enable', 500, 'Check job exist failed: scheduledworkflows.kubeflow.org'],
    ['GET', '/runs/x', 500, 'InternalServerError: the database does not answer'],
  ])('%s %s %i', async (method, path, status, text) => {
    const answer = await send(`/apis/v1beta1${path}`, { method, headers: { prefer: `code=${status}` } });
    expect(answer.status).toBe(status);
    const { error, message, details } = (await answer.json()) as { error: string; message: string; details?: object[] };
    expect(error).toContain(text);
    expect(message).toBe(error);
    if (details) expect(details).toEqual([expect.objectContaining({ error_details: error })]);
  });

  it('an upload is refused in the shape of uploads', async () => {
    const form = new FormData();
    form.set('uploadfile', new Blob(['{}']), 'p.yaml');
    const path = '/apis/v1beta1/pipelines/upload';
    const answer = await send(path, { method: 'POST', body: form, headers: { prefer: 'code=500, example=invalid' } });
    expect(await answer.json()).toEqual({
      error_message: expect.stringContaining('unknown template format'),
      error_details: expect.stringContaining('unknown template format'),
    });
  });

  it('who is not known is told so with a 500, by name', async () => {
    const answer = await send('/apis/v1beta1/runs/x', { headers: { prefer: 'code=500, example=unauthenticated' } });
    expect([answer.status, await answer.text()]).toEqual([500, expect.stringContaining('there is no user identity')]);
  });
});

describe('an option is passed over', () => {
  it('a seed that is a number', async () => {
    const made = async (seed: string | number): Promise<string> => {
      const seeded = await startMockServer({ dynamic: true, seed });
      const text = await (await fetch(`${seeded.url}/apis/v1beta1/runs/x`)).text();
      await seeded.close();
      return text;
    };
    expect(await made(7)).toBe(await made('7'));
  });

  it.each([{ prot: 1 }, { seed: {} }])('%j', async (options) => {
    await expect(startMockServer(options as never)).rejects.toBeInstanceOf(ServerOptionError);
  });
});

describe('a preference that cannot be met is passed over', () => {
  it.each([
    ['code=418', 404, '200, 400, 401, 403, 404, 500'],
    ['code=abc', 422, 'three digits'],
    ['code=', 422, 'three digits'],
    ['dynamic=maybe', 422, 'neither true nor false'],
    ['example=nope', 404, 'running'],
    ['code=500, example=nope', 404, 'unauthenticated'],
  ])('%s', async (prefer, status, told) => {
    const answer = await send('/apis/v1beta1/runs/x', { headers: { prefer } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
    expect(await answer.json()).toMatchObject({ status, detail: expect.stringContaining(told) });
  });
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
