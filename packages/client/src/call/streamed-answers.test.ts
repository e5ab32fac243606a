import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../test/fake-clock.js';
import { testRequest } from '../../test/test-request.js';
import { bearerToken } from '../auth/bearer-token.js';
import { isAuthenticationRequiredError, isConnectionError, isTimeoutError } from '../errors/index.js';
import { KfpClient } from '../kfp-client.js';
import { CancellationSource } from '../transport/cancellation.js';
import { boundedStream } from './bounded-stream.js';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const workflow = {
  metadata: { name: 'w', namespace: 'jane' },
  status: { phase: 'Failed', nodes: { w: { id: 'w', name: 'w', type: 'Pod', phase: 'Failed' } } },
};

/** A UI server whose logs are answered by `logs`. */
function serveUi(logs: (response: ServerResponse, authorization: string | undefined) => void): Promise<string> {
  return serve(({ url = '', headers }, response) => {
    if (url.includes('/k8s/pod/logs')) return logs(response, headers.authorization);
    if (url.endsWith('/healthz')) return response.end('{"apiServerReady":true,"multi_user":false}');
    const pipeline_runtime = { workflow_manifest: JSON.stringify(workflow) };
    return response.end(JSON.stringify({ run: { id: 'r1', status: 'Failed' }, pipeline_runtime }));
  });
}

const caught = (work: Promise<unknown>) => work.catch((error: unknown) => error);

describe('a log that never ends', () => {
  it('ends at once on abort, in the middle of it, and its connection with it', async () => {
    let closed = () => {};
    const isClosed = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const endpoint = await serveUi((response) => {
      response.on('close', closed);
      response.write('first\n');
    });
    const controller = new AbortController();
    const pieces = new KfpClient({ endpoint }).runs.logs('r1', {}, { signal: controller.signal });
    expect(await pieces.next()).toMatchObject({ value: 'first\n' });
    const next = caught(pieces.next());
    const reason = new Error('enough');
    controller.abort(reason);
    expect(await next).toBe(reason);
    await isClosed;
  });

  it('is given up when nothing comes for as long as an attempt may take, whatever was there before', async () => {
    const clock = new FakeClock();
    let cancelled: unknown;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array([1])),
      cancel: (reason) => {
        cancelled = reason;
      },
    });
    const reader = boundedStream(body, testRequest({ limits: { timeoutMs: 500 } }), clock).getReader();
    await clock.advance(10_000);
    expect((await reader.read()).value).toEqual(new Uint8Array([1]));
    const error = await clock.run(caught(reader.read()));
    expect(isTimeoutError(error)).toBe(true);
    expect(cancelled).toBe(error);
    expect(clock.pending).toBe(0);
  });

  it('does not begin for a caller who has gone', async () => {
    const cancellation = new CancellationSource();
    cancellation.cancel('gone');
    const body = new Blob(['x']).stream();
    const reader = boundedStream(body, testRequest({ cancellation }), new FakeClock()).getReader();
    expect(await caught(reader.read())).toBe('gone');
  });
});

it('a log that breaks off is a connection error and no end', async () => {
  const endpoint = await serveUi((response) => {
    response.write('first\n', () => response.destroy());
  });
  const error = await caught(
    (async () => {
      for await (const _piece of new KfpClient({ endpoint }).runs.logs('r1'));
    })(),
  );
  expect(isConnectionError(error)).toBe(true);
});

describe('a login page in place of a log', () => {
  const page = '<!DOCTYPE html><form action="/dex/auth/local"><input type="password"></form>';

  it('is no log', async () => {
    const endpoint = await serveUi((response) => response.setHeader('content-type', 'text/html').end(page));
    const error = await caught(new KfpClient({ endpoint }).runs.logs('r1').next());
    expect(isAuthenticationRequiredError(error)).toBe(true);
  });

  it('has the credentials renewed', async () => {
    const endpoint = await serveUi((response, authorization) =>
      authorization === 'Bearer t2'
        ? response.end('the log')
        : response.setHeader('content-type', 'text/html').end(page),
    );
    let tokens = 0;
    const kfp = new KfpClient({ endpoint, auth: bearerToken(() => `t${++tokens}`) });
    expect((await kfp.runs.logs('r1').next()).value).toBe('the log');
  });
});

it.each([
  [500, 'Could not get main container logs: Error: Unable to retrieve workflow status: [object Object].'],
  [404, 'pod not found'],
])('a log that is gone (%d) is not taken for a wrong address or a broken server', async (status, text) => {
  const endpoint = await serveUi((response) => {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(text);
  });
  const error = await caught(new KfpClient({ endpoint, retry: false }).runs.logs('r1').next());
  expect(error).toMatchObject({ code: 'NOT_FOUND', status, hint: expect.stringContaining('archive') });
});

describe('a raw call that asks for a stream', () => {
  it('gets the answer as it arrives', async () => {
    let finish = () => {};
    const endpoint = await serve((_request, response) => {
      response.write('{"data":');
      finish = () => response.end('"YQ=="}');
    });
    const { data } = await new KfpClient({ endpoint }).api.GET('/apis/v1beta1/runs/{run_id}', {
      params: { path: { run_id: 'r1' } },
      parseAs: 'stream',
    });
    const reader = (data as ReadableStream<Uint8Array>).getReader();
    expect((await reader.read()).value).toEqual(new TextEncoder().encode('{"data":'));
    finish();
    expect((await reader.read()).value).toEqual(new TextEncoder().encode('"YQ=="}'));
    expect((await reader.read()).done).toBe(true);
  });
});

describe('a raw call to a server that calls the API /apis/v1', () => {
  const serveTekton = (paths: string[]) =>
    serve(({ url = '', method }, response) => {
      paths.push(`${method} ${url}`);
      if (!url.startsWith('/apis/v1/')) return response.writeHead(404).end('Not Found\n');
      return response.end(url.endsWith('healthz') ? '{"multi_user":false}' : '{"id":"e1"}');
    });

  it('finds that out at the first unknown route, and remembers', async () => {
    const paths: string[] = [];
    const { api } = new KfpClient({ endpoint: await serveTekton(paths) });
    const body = { name: 'a+b' };
    expect((await api.POST('/apis/v1beta1/experiments', { body })).data).toEqual({ id: 'e1' });
    await api.GET('/apis/v1beta1/experiments', { params: { query: { page_size: 1 } } });
    expect(paths).toEqual([
      'POST /apis/v1beta1/experiments',
      'GET /apis/v1/healthz',
      'POST /apis/v1/experiments',
      'GET /apis/v1/experiments?page_size=1',
    ]);
  });

  it('does not look for another name when one was given', async () => {
    const paths: string[] = [];
    const { api } = new KfpClient({ endpoint: await serveTekton(paths), apiPath: '/apis/v1beta1' });
    expect((await api.GET('/apis/v1beta1/healthz')).response.status).toBe(404);
    expect(paths).toHaveLength(1);
  });
});
