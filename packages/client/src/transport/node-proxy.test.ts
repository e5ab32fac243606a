import { connect } from 'node:net';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { type ConnectProxyOptions, startConnectProxy } from '../../test/connect-proxy.js';
import { testRequest } from '../../test/test-request.js';
import { closeServers, pem, startPlainServer, startTcpServer, startTlsServer } from '../../test/tls-server.js';
import { CancellationSource } from './cancellation.js';
import { nodeTransport } from './node-transport.js';
import { TunnelAgent } from './node-tunnel-agent.js';

const ca = pem('authority');
const tls = { ca };

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await closeServers();
});

async function startProxy(options?: ConnectProxyOptions) {
  const proxy = await startConnectProxy(options);
  closing.push(proxy.close);
  return proxy;
}

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => expect.unreachable('it was let through'),
    (error: unknown) => error,
  );

describe('a request that goes past the proxy, or not through it', () => {
  it('for http:// the proxy gets the whole address and its credentials, and the connection is kept', async () => {
    const handedOn: unknown[] = [];
    const target = await startPlainServer((request) => {
      handedOn.push(request.headers['proxy-authorization']);
      return `{"host":"${request.headers.host}","url":"${request.url}"}`;
    });
    const { url: proxy, asked, connections } = await startProxy({ password: 'p@ss: 100%' });
    const send = nodeTransport({ proxy });
    const url = `http://kfp.test:${target}/a?to=http://b`;
    expect((await send(testRequest({ url }))).text).toBe(`{"host":"kfp.test:${target}","url":"/a?to=http://b"}`);
    expect((await send(testRequest({ url, method: 'POST', body: () => 'x' }))).status).toBe(200);
    expect(asked).toEqual([`GET ${url}`, `POST ${url}`]);
    expect(handedOn).toEqual([undefined, undefined]);
    expect(connections()).toBe(1);
  });

  it('for https:// it opens a tunnel, once for calls that follow each other', async () => {
    const ports = new Set<unknown>();
    const target = await startTlsServer(undefined, (request) => {
      ports.add(request.socket.remotePort);
      return '{}';
    });
    const { url: proxy, asked } = await startProxy({ password: 'p@ss' });
    const send = nodeTransport({ proxy, tls });
    for (let call = 0; call < 3; call += 1) {
      expect((await send(testRequest({ url: `https://kfp.test:${target}/` }))).status).toBe(200);
    }
    expect(asked).toEqual([`CONNECT kfp.test:${target}`]);
    expect(ports.size).toBe(1);
  });

  it('calls at once have tunnels of their own', async () => {
    const target = await startTlsServer();
    const { url: proxy, asked } = await startProxy();
    const send = nodeTransport({ proxy, tls });
    const calls = Array.from({ length: 20 }, () => send(testRequest({ url: `https://kfp.test:${target}/` })));
    expect((await Promise.all(calls)).every(({ text }) => text === '{"secure":true}')).toBe(true);
    expect(asked).toHaveLength(20);
  });

  it('the password is sent as it is written, also with a lone percent sign', async () => {
    const target = await startTlsServer();
    const { host } = await startProxy({ password: '100%' });
    const send = nodeTransport({ proxy: new URL(`http://me:100%@${host}`), tls });
    expect((await send(testRequest({ url: `https://kfp.test:${target}/` }))).status).toBe(200);
  });

  it('an address of IPv6 is asked for in brackets', async () => {
    const target = await startTlsServer();
    const asked: (string | undefined)[] = [];
    // The machine may have no IPv6: this proxy leads to the same server over IPv4.
    const port = await startTcpServer((socket) =>
      socket.once('data', (head) => {
        asked.push(head.toString().split(' HTTP/1.1')[0]);
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        const onward = connect(target, '127.0.0.1').on('error', () => socket.destroy());
        socket.pipe(onward).pipe(socket);
      }),
    );
    const proxy = new URL(`http://127.0.0.1:${port}`);
    expect((await nodeTransport({ proxy, tls })(testRequest({ url: `https://[::1]:${target}/` }))).status).toBe(200);
    expect(asked).toEqual([`CONNECT [::1]:${target}`]);
  });
});

describe('a server behind a proxy that is taken for the one that was meant', () => {
  it('is checked under the name it was asked for, be that an address, and not under the name of the proxy', async () => {
    const signed = await startTlsServer();
    const selfSigned = await startTlsServer({ cert: pem('cert'), key: pem('key') });
    const { url: proxy } = await startProxy();
    proxy.hostname = 'localhost';
    const get = (url: string, own: object) => nodeTransport({ proxy, tls: own })(testRequest({ url }));
    expect((await get(`https://127.0.0.1:${signed}/`, { ca })).status).toBe(200);
    expect((await get(`https://kfp.test:${signed}/`, { ca })).status).toBe(200);
    const named = { ca: pem('cert'), servername: 'kfp.test' };
    expect((await get(`https://127.0.0.1:${selfSigned}/`, named)).status).toBe(200);
    for (const [url, own] of [
      [`https://localhost:${signed}/`, { ca }],
      [`https://127.0.0.1:${selfSigned}/`, { ca: pem('cert') }],
      [`https://kfp.test:${signed}/`, {}],
      [`https://kfp.test:${signed}/`, { ca, servername: 'other.test' }],
    ] as const) {
      expect(await failureOf(get(url, own))).toMatchObject({
        code: 'CONNECTION',
        transient: false,
        message: expect.stringContaining('cannot be trusted'),
        hint: expect.stringContaining('tls.servername'),
      });
    }
    expect((await get(`https://kfp.test:${signed}/`, { insecureSkipVerify: true })).status).toBe(200);
  });
});

describe('a secret that the proxy can read', () => {
  it('is none of those for an https:// server', async () => {
    const got: unknown[] = [];
    const target = await startTlsServer(undefined, ({ headers }) => {
      got.push(headers.authorization, headers.cookie, headers['proxy-authorization']);
      return '{}';
    });
    const { url: proxy, seen } = await startProxy({ password: 'p@ss' });
    const headers = { authorization: 'Bearer CANARY', cookie: 'session=CANARY' };
    const url = `https://kfp.test:${target}/CANARY?CANARY`;
    await nodeTransport({ proxy, tls })(testRequest({ url, headers }));
    expect(seen).toHaveLength(1);
    expect(seen.join()).not.toContain('CANARY');
    expect(got).toEqual(['Bearer CANARY', 'session=CANARY', undefined]);
  });
});

describe('a password of the proxy that is written to a log', () => {
  it('is not known to the library, which writes down the address', () => {
    const { proxy, connectOpts } = new TunnelAgent(new URL('http://me:s3cret@p.test:3128'), {});
    expect(proxy.href + inspect(connectOpts, { depth: 9 })).not.toMatch(/s3cret|me:/);
  });
});

describe('a proxy that speaks TLS itself', () => {
  it('is trusted with its authority only, and gets no client certificate', async () => {
    const [secure, plain] = [await startTlsServer(), await startPlainServer()];
    const { url: proxy } = await startProxy({ secure: true, password: 'p' });
    for (const url of [`https://kfp.test:${secure}/`, `http://kfp.test:${plain}/`]) {
      expect((await nodeTransport({ proxy, tls })(testRequest({ url }))).status).toBe(200);
      const failure = await failureOf(nodeTransport({ proxy })(testRequest({ url })));
      expect(failure).toMatchObject({
        transient: false,
        mayHaveReachedServer: false,
        hint: expect.stringMatching(/tls\.ca/),
      });
    }
  });
});

describe('a failure of the proxy that passes for one of the server', () => {
  const targets = [['https'], ['http']];

  it.each(targets)('a wrong password, for %s, which is not sent again', async (scheme) => {
    const { host } = await startProxy({ password: 'right' });
    const send = nodeTransport({ proxy: new URL(`http://me:s3cret@${host}`) });
    const failure = await failureOf(send(testRequest({ url: `${scheme}://kfp.test:1/`, method: 'POST' })));
    expect(failure).toMatchObject({
      code: 'CONNECTION',
      mayHaveReachedServer: false,
      transient: false,
      message: `POST /: the proxy ${host} does not let it through (407)`,
      hint: expect.stringContaining('user:password@'),
    });
    expect(inspect(failure, { depth: 9, showHidden: true }) + JSON.stringify(failure)).not.toMatch(
      new RegExp(`s3cret|${btoa('me:s3cret')}`),
    );
  });

  it.each([
    [403, false],
    [502, true],
    [599, true],
  ])('a tunnel that is refused with %i', async (refuseWith, transient) => {
    const { url: proxy } = await startProxy({ refuseWith });
    const failure = await failureOf(nodeTransport({ proxy })(testRequest({ url: 'https://kfp.test/' })));
    expect(failure).toMatchObject({
      mayHaveReachedServer: false,
      transient,
      message: expect.stringContaining(`(${refuseWith})`),
    });
  });

  it.each(targets)('nobody at its address, for %s', async (scheme) => {
    const proxy = new URL('http://127.0.0.1:9');
    const failure = await failureOf(nodeTransport({ proxy })(testRequest({ url: `${scheme}://kfp.test/` })));
    expect(failure).toMatchObject({
      mayHaveReachedServer: false,
      transient: true,
      message: 'GET /: the proxy 127.0.0.1:9 cannot be used (ECONNREFUSED)',
      hint: expect.stringContaining('NO_PROXY'),
    });
  });

  it.each([
    ['hangs up', ''],
    ['does not speak HTTP', 'SSH-2.0-OpenSSH_9.6\r\n\r\n'],
    ['answers with half a head', 'HTTP/1.1 200 Connection'],
    ['answers with a broken head', 'HTTP/1.1 200 OK\r\nno header\r\n\r\n'],
  ])('one that %s: the server has not been reached', async (_, answer) => {
    const port = await startTcpServer((socket) => void socket.once('data', () => socket.end(answer)));
    const proxy = new URL(`http://127.0.0.1:${port}`);
    const failure = await failureOf(nodeTransport({ proxy })(testRequest({ url: 'https://kfp.test/' })));
    expect(failure).toMatchObject({ code: 'CONNECTION', mayHaveReachedServer: false });
  });

  it('a connection that breaks behind an open tunnel may have reached the server', async () => {
    const target = await startTlsServer(undefined, (request) => {
      request.socket.destroy();
      return '';
    });
    const { url: proxy } = await startProxy();
    const send = nodeTransport({ proxy, tls });
    const failure = await failureOf(send(testRequest({ url: `https://kfp.test:${target}/` })));
    expect(failure).toMatchObject({ mayHaveReachedServer: true, message: expect.stringContaining('broke off') });
  });
});

describe('a proxy that never answers', () => {
  it.each([
    ['nothing', ''],
    ['half an answer', 'HTTP/1.1 '],
    ['a tunnel that leads nowhere', 'HTTP/1.1 200 OK\r\n\r\n'],
  ])('holds no call over its end, and no connection after it: %s', async (_, answer) => {
    const source = new CancellationSource();
    const reason = new Error('over');
    let left: (value: unknown) => void = () => {};
    const hungUp = new Promise((resolve) => {
      left = resolve;
    });
    const port = await startTcpServer((socket) => {
      socket.on('close', left).once('data', () => {
        socket.write(answer);
        // The tunnel's first bytes come after the answer to it.
        if (answer.endsWith('\r\n\r\n')) socket.once('data', () => source.cancel(reason));
        else source.cancel(reason);
      });
    });
    const send = nodeTransport({ proxy: new URL(`http://127.0.0.1:${port}`) });
    const sent = send(testRequest({ url: 'https://kfp.test/', cancellation: source }));
    expect(await failureOf(sent)).toBe(reason);
    await hungUp;
  });

  it('is not asked for a call that is over already', async () => {
    const source = new CancellationSource();
    source.cancel('over');
    const { url: proxy, asked } = await startProxy();
    const sent = nodeTransport({ proxy })(testRequest({ url: 'https://kfp.test/', cancellation: source }));
    await expect(sent).rejects.toBe('over');
    expect(asked).toEqual([]);
  });
});
