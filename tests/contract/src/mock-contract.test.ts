import { createApi, operations } from '@kfp-ts/api';
import { type MockServer, startMockServer, startValidatingProxy, type ValidatingProxy } from '@kfp-ts/mock-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendOperation } from './send-operation.js';

let mock: MockServer;
let proxy: ValidatingProxy;

beforeAll(async () => {
  mock = await startMockServer();
  proxy = await startValidatingProxy({ upstream: mock.url });
});
afterAll(async () => {
  await proxy.close();
  await mock.close();
});

describe.each([
  ['examples', {}],
  ['made-up values', { prefer: 'dynamic=true, seed=7' }],
])('the description answers every operation with a body that fits it: %s', (_, headers) => {
  it.each(Object.values(operations))('$id', async (operation) => {
    const before = proxy.violations().length;
    const answer = await sendOperation(createApi({ baseUrl: proxy.url }), operation, { headers });
    expect(answer.response.status).toBe(200);
    expect(proxy.violations().slice(before)).toEqual([]);
    if (operation.void) expect(answer.data).toEqual({});
  });
});

describe('the errors of the description can be asked for', () => {
  it.each([400, 401, 404, 500])('%i', async (code) => {
    const api = createApi({ baseUrl: proxy.url });
    const answer = await sendOperation(api, operations.GetRun, { headers: { prefer: `code=${code}` } });
    expect(answer.response.status).toBe(code);
    expect(answer.error).toMatchObject({ code: expect.any(Number) });
  });
});
