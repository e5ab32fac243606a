import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { type ApiOptions, createApi } from './create-api.js';
import { isInvalidPathParameterError, isRequestRefusedError, isUnreadableAnswerError } from './errors/error-guards.js';

const RUN = '/apis/v1beta1/runs/{run_id}';

function answering(body: BodyInit | null, init: ResponseInit = {}, options: Partial<ApiOptions> = {}) {
  const requests: Request[] = [];
  const api = createApi({
    baseUrl: 'http://kfp.test',
    fetch: async (request) => {
      requests.push(request);
      return new Response(body, init);
    },
    ...options,
  });
  return { api, requests };
}

describe('a hostile id reaches another endpoint', () => {
  it.each(['', '.', '..', 'a/b', 'a:archive', 'a\nb', undefined, null, 5])(
    '%j is refused, and nothing is sent',
    async (id) => {
      const { api, requests } = answering('{}');
      const error = await api.GET(RUN, { params: { path: { run_id: id as string } } }).catch((e: unknown) => e);
      expect(isInvalidPathParameterError(error) && error).toMatchObject({
        parameter: 'run_id',
        code: 'INVALID_PATH_PARAMETER',
      });
      expect(isRequestRefusedError(error) && [error.message, error.hint].every((line) => /^[^\n]+$/.test(line))).toBe(
        true,
      );
      expect(requests).toEqual([]);
    },
  );

  it('so does a path without any parameters given', async () => {
    const { api, requests } = answering('{}');
    // A caller in plain JavaScript can leave them out.
    const call = api.GET(RUN, {} as { params: { path: { run_id: string } } });
    await expect(call).rejects.toMatchObject({ message: 'The path parameter run_id is undefined, not a string.' });
    expect(requests).toEqual([]);
  });

  it('a query value that cannot be encoded is no bare URIError', async () => {
    const call = answering('{}').api.GET('/apis/v1beta1/runs', { params: { query: { filter: '\ud800' } } });
    await expect(call).rejects.toMatchObject({
      code: 'INVALID_QUERY_PARAMETER',
      message: expect.stringContaining('filter'),
    });
  });

  it('braces in the base URL are not taken for parameters', async () => {
    const { api, requests } = answering('{}', {}, { baseUrl: 'http://h/{run_id}' });
    await api.GET(RUN, { params: { path: { run_id: 'r' } } });
    expect(requests[0]?.url).toBe('http://h/%7Brun_id%7D/apis/v1beta1/runs/r');
  });
});

describe('an error without a body looks like a success', () => {
  it.each([
    ['no body', null, {}],
    ['an empty body', '', {}],
    ['content-length 0', null, { 'content-length': '0' }],
  ])('%s', async (_, body, headers) => {
    const { api } = answering(body, { status: 502, headers });
    const { data, error, response } = await api.GET('/apis/v1beta1/runs');
    expect({ data, error, ok: response.ok }).toEqual({ data: undefined, error: {}, ok: false });
  });

  it('a JSON body comes parsed, another one as the message', async () => {
    expect((await answering('{"code":5}', { status: 404 }).api.GET('/apis/v1beta1/runs')).error).toEqual({ code: 5 });
    expect((await answering('Not Found\n', { status: 404 }).api.GET('/apis/v1beta1/runs')).error).toEqual({
      message: 'Not Found\n',
    });
  });
});

describe('a login page is a bare SyntaxError, or a result', () => {
  it.each<Record<string, string>>([{}, { 'content-length': '13' }])(
    'a 200 with HTML says what came',
    async (headers) => {
      const { api } = answering('<html></html>', { headers: { 'content-type': 'text/html', ...headers } });
      const error = await api.GET('/apis/v1beta1/runs').catch((e: unknown) => e);
      expect(isUnreadableAnswerError(error) && error).toMatchObject({
        status: 200,
        contentType: 'text/html',
        code: 'UNREADABLE_ANSWER',
      });
    },
  );

  it('JSON as text/plain is read, as healthz sends it', async () => {
    const { api } = answering('{"multi_user":true}', { headers: { 'content-type': 'text/plain' } });
    expect((await api.GET('/apis/v1beta1/healthz')).data).toEqual({ multi_user: true });
  });

  it('a redirect is not followed, unless asked', async () => {
    const server = createServer((request, response) => {
      if (request.url === '/login') response.end('{"page":"login"}');
      else response.writeHead(302, { location: '/login' }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const api = createApi({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
      const stayed = await api.GET('/apis/v1beta1/runs');
      expect([stayed.response.status, stayed.data]).toEqual([302, undefined]);
      const followed = await api.GET('/apis/v1beta1/runs', { redirect: 'follow' });
      expect(followed.data).toEqual({ page: 'login' });
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });
});

describe('a body goes out in another form than the server reads', () => {
  it('an upload can be sent again: its body is bytes, not a stream', async () => {
    const bodies: unknown[] = [];
    class Recorder extends Request {
      constructor(url: RequestInfo | URL, init?: RequestInit) {
        super(url, init);
        bodies.push(init?.body);
      }
    }
    const stream = new Blob(['a: 1']).stream() as ReadableStream<Uint8Array>;
    const api = createApi({ baseUrl: 'http://h', Request: Recorder, fetch: async () => new Response('{}') });
    await api.POST('/apis/v1beta1/pipelines/upload', { params: {}, body: { uploadfile: stream } });
    expect(bodies).toEqual([expect.any(Uint8Array)]);
  });

  it('a bigint is sent as text', async () => {
    const { api, requests } = answering('{}');
    await api.POST('/apis/v1beta1/jobs', { body: { name: 'j', max_concurrency: 2n ** 60n } });
    expect(await requests[0]?.json()).toEqual({ name: 'j', max_concurrency: '1152921504606846976' });
  });

  it('a JSON body is named as such unless the call names it', async () => {
    const { api, requests } = answering('{}');
    await api.POST('/apis/v1beta1/jobs', { body: {} });
    await api.POST('/apis/v1beta1/jobs', { body: {}, headers: { 'Content-Type': 'application/json; charset=utf-8' } });
    const types = requests.map(({ headers }) => headers.get('content-type'));
    expect(types).toEqual(['application/json', 'application/json; charset=utf-8']);
  });

  it('headers given as pairs keep their names, and a call can remove one', async () => {
    const headers: [string, string][] = [
      ['X-One', '1'],
      ['x-two', '2'],
    ];
    const { api, requests } = answering('{}', {}, { headers });
    await api.GET('/apis/v1beta1/runs', { headers: { 'x-two': null, 'x-three': '3' } });
    expect(Object.fromEntries(requests[0]?.headers ?? [])).toEqual({ 'x-one': '1', 'x-three': '3' });
  });
});

describe('the same API under another name', () => {
  it('apiPath replaces the prefix of every path, and escaping can be switched off', async () => {
    const { api, requests } = answering('{}', {}, { baseUrl: new URL('http://h/x/'), apiPath: '/apis/v1' });
    await api.GET('/apis/v1beta1/runs', { params: { query: { filter: '+' } }, escapeTwiceDecoded: false });
    await api.request('GET', '/apis/v1beta1/runs', { params: { query: { filter: '+' } } });
    expect(requests.map(({ url }) => url)).toEqual([
      'http://h/x/apis/v1/runs?filter=%2B',
      'http://h/x/apis/v1/runs?filter=%252B',
    ]);
  });
});

it('an abort rejects with the signal reason', async () => {
  const reason = new Error('enough');
  const api = createApi({ baseUrl: 'http://127.0.0.1:1' });
  await expect(api.GET('/apis/v1beta1/runs', { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});
