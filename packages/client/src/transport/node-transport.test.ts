import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { testRequest } from '../../test/test-request.js';
import { CancellationSource } from './cancellation.js';
import { nodeTransport } from './node-transport.js';

const running: Server[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

async function serve(handler: Handler): Promise<{ url: string; server: Server; sockets: Set<Socket> }> {
  const server = createServer((request, response) => void handler(request, response));
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  running.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/x?a=%2Fb`, server, sockets };
}

function body(request: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => resolve(text));
  });
}

function signalled() {
  let now = () => {};
  const event = new Promise<void>((resolve) => {
    now = resolve;
  });
  return { event, now };
}

describe('a request that arrives changed', () => {
  it('keeps method, raw path, query, headers and body', async () => {
    const { url } = await serve(async (request, response) => {
      const { method, url: path, headers } = request;
      response.end(
        JSON.stringify({
          method,
          path,
          type: headers['x-test'],
          length: headers['content-length'],
          text: await body(request),
        }),
      );
    });
    const request = testRequest({ url, method: 'POST', headers: { 'x-test': 'a, b' }, body: () => '{"ü":1}' });
    const { text } = await nodeTransport()(request);
    expect(JSON.parse(text)).toEqual({ method: 'POST', path: '/x?a=%2Fb', type: 'a, b', length: '8', text: '{"ü":1}' });
  });

  it('says that a POST without a body has none', async () => {
    const { url } = await serve((request, response) => response.end(JSON.stringify(request.headers)));
    const { text } = await nodeTransport()(testRequest({ url, method: 'POST' }));
    expect(JSON.parse(text)).toMatchObject({ 'content-length': '0' });
  });
});

describe('an answer that is read wrong', () => {
  it('joins characters that are cut between packets', async () => {
    const { url } = await serve((_, response) => {
      const bytes = Buffer.from('{"name":"größer 🚀"}');
      response.write(bytes.subarray(0, 12));
      setImmediate(() => response.end(bytes.subarray(12)));
    });
    expect((await nodeTransport()(testRequest({ url }))).text).toBe('{"name":"größer 🚀"}');
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('undoes %s that a proxy has put on', async (encoding, compress) => {
    const { url } = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': encoding });
      response.end(compress('{"id":"x"}'));
    });
    expect((await nodeTransport()(testRequest({ url }))).text).toBe('{"id":"x"}');
  });

  it('reports compressed bytes that are broken or end too early', async () => {
    const { url } = await serve((request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(request.headers['x-broken'] ? 'not gzip' : gzipSync('x'.repeat(10_000)).subarray(0, 20));
    });
    const send = nodeTransport();
    await expect(send(testRequest({ url, headers: { 'x-broken': '1' } }))).rejects.toMatchObject({
      code: 'CONNECTION',
    });
    await expect(send(testRequest({ url }))).rejects.toMatchObject({ code: 'CONNECTION' });
  });

  it('gives headers without regard to case, and each cookie by itself', async () => {
    const { url } = await serve((_, response) => {
      response.setHeader('Set-Cookie', ['a=1', 'b=2']);
      response.setHeader('X-Request-Id', 'r1');
      response.end();
    });
    const { headers } = await nodeTransport()(testRequest({ url }));
    expect(headers.get('x-REQUEST-id')).toBe('r1');
    expect(headers.get('absent')).toBeNull();
    expect(headers.getSetCookie?.()).toEqual(['a=1', 'b=2']);
    expect([...headers.entries()].filter(([name]) => name === 'set-cookie')).toHaveLength(2);
  });

  it('does not follow redirects', async () => {
    const { url } = await serve((_, response) => response.writeHead(302, { location: '/dex/auth' }).end());
    expect((await nodeTransport()(testRequest({ url }))).status).toBe(302);
  });

  it('streams a 2xx when that is wanted, and reads an error whole all the same', async () => {
    const { url } = await serve((request, response) => {
      response.statusCode = request.headers['x-fail'] ? 404 : 200;
      response.end('some log lines');
    });
    const send = nodeTransport();
    const streamed = await send(testRequest({ url, responseBody: 'stream' }));
    expect(await new Response(streamed.stream).text()).toBe('some log lines');
    const failed = await send(testRequest({ url, responseBody: 'stream', headers: { 'x-fail': '1' } }));
    expect(failed).toMatchObject({ status: 404, text: 'some log lines' });
    expect(failed.stream).toBeUndefined();
  });

  it('stops reading an error page of any length', async () => {
    let written = 0;
    const { url } = await serve((_, response) => {
      response.statusCode = 502;
      const write = (): void => {
        while (!response.destroyed && written < 200_000_000) {
          written += 65_536;
          if (!response.write(Buffer.alloc(65_536, 'x'))) return void response.once('drain', write);
        }
      };
      write();
    });
    const { text } = await nodeTransport()(testRequest({ url }));
    expect(text.length).toBeGreaterThan(1_000_000);
    expect(text.length).toBeLessThan(2_000_000);
  });
});

describe('a connection that breaks', () => {
  it('reports half an answer as one that may have been acted on', async () => {
    const { url } = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"runs":[');
      setImmediate(() => response.destroy());
    });
    const failure = nodeTransport()(testRequest({ url }));
    await expect(failure).rejects.toMatchObject({
      code: 'CONNECTION',
      mayHaveReachedServer: true,
      staleConnection: false,
    });
  });

  it('reports a server that is not there as one that cannot have acted', async () => {
    const { url, server } = await serve(() => {});
    await new Promise((resolve) => server.close(resolve));
    const failure = nodeTransport()(testRequest({ url }));
    await expect(failure).rejects.toMatchObject({
      mayHaveReachedServer: false,
      hint: expect.stringMatching(/port-forward/),
    });
  });

  it('tells a kept connection that was closed meanwhile from a server that breaks off', async () => {
    const { url, sockets } = await serve((_, response) => response.end('{}'));
    const send = nodeTransport();
    await send(testRequest({ url }));
    // The reset arrives only after the next request has been written to the kept connection.
    const [socket] = sockets;
    socket?.removeAllListeners('data').on('data', () => socket.resetAndDestroy());
    await expect(send(testRequest({ url }))).rejects.toMatchObject({ staleConnection: true });
    expect((await send(testRequest({ url }))).status).toBe(200);
  });

  it('uses one connection for calls that follow each other', async () => {
    const { url, sockets } = await serve((_, response) => response.end('{}'));
    const send = nodeTransport();
    for (let calls = 0; calls < 5; calls += 1) await send(testRequest({ url }));
    expect(sockets.size).toBe(1);
  });
});

describe('an abort that leaves the request running', () => {
  it.each(['before the answer', 'within its body'])('%s: rejects at once and closes the connection', async (moment) => {
    const closed = signalled();
    const arrived = signalled();
    const { url } = await serve((request, response) => {
      request.socket.on('close', () => closed.now());
      if (moment !== 'before the answer') response.write('{');
      arrived.now();
    });
    const cancellation = new CancellationSource();
    const call = nodeTransport()(testRequest({ url, cancellation }));
    await arrived.event;
    cancellation.cancel('enough');
    await expect(call).rejects.toBe('enough');
    await closed.event;
  });
});
