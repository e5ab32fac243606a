import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { testRequest } from '../../test/test-request.js';
import { nodeTransport } from './node-transport.js';

const pem = (name: string) =>
  readFileSync(new URL(`../../../../tests/certificates/${name}.pem`, import.meta.url), 'utf8');
const ca = pem('cert');

const running: Server[] = [];
const tunnels = new Set<Socket>();
afterEach(async () => {
  for (const socket of tunnels) socket.destroy();
  for (const server of running.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function listen(server: Server): Promise<number> {
  running.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const secureServer = () =>
  listen(createHttpsServer({ key: pem('key'), cert: ca }, (_, response) => response.end('{"secure":true}')));

/** A proxy that writes down what it is asked, and may refuse. */
async function startProxy(refuse?: number) {
  const asked: string[] = [];
  const proxy = createHttpServer((request, response) => {
    asked.push(
      `${request.method} ${request.url} ${request.headers.host} ${request.headers['proxy-authorization'] ?? ''}`,
    );
    response.end('{"proxied":true}');
  });
  proxy.on('connect', (request, client: Socket) => {
    asked.push(`CONNECT ${request.url} ${request.headers['proxy-authorization'] ?? ''}`);
    tunnels.add(client);
    if (refuse) return void client.end(`HTTP/1.1 ${refuse} No\r\n\r\n`);
    const target = connect(Number(request.url?.split(':')[1]), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      target.pipe(client).pipe(target);
    });
    tunnels.add(target);
  });
  return { asked, port: await listen(proxy) };
}

describe('a server that is taken for the one that was meant', () => {
  it('is trusted only with its authority and under its name', async () => {
    const url = `https://127.0.0.1:${await secureServer()}/`;
    const get = (tls?: object) => nodeTransport({ tls })(testRequest({ url }));
    const refused = { code: 'CONNECTION', transient: false, mayHaveReachedServer: false };
    await expect(get()).rejects.toMatchObject({ ...refused, hint: expect.stringMatching(/tls\.ca.*tls\.servername/) });
    await expect(get({ ca })).rejects.toMatchObject(refused);
    expect((await get({ ca, servername: 'kfp.test' })).text).toBe('{"secure":true}');
    expect((await get({ insecureSkipVerify: true })).text).toBe('{"secure":true}');
  });

  it('says so for certificates that are none, also through a proxy', async () => {
    const url = `https://127.0.0.1:${await secureServer()}/`;
    const proxy = new URL(`http://127.0.0.1:${(await startProxy()).port}`);
    const tls = { cert: 'no PEM', key: 's3cret' };
    for (const options of [{ tls }, { tls, proxy }, { tls: { key: pem('key'), cert: 'no PEM' } }]) {
      const failure = await nodeTransport(options)(testRequest({ url })).catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: 'CONFIGURATION', hint: expect.stringContaining('PEM') });
      expect(inspect(failure, { depth: 9 })).not.toContain('s3cret');
    }
  });

  it('settings of one client leave others alone', async () => {
    const url = `https://127.0.0.1:${await secureServer()}/`;
    await nodeTransport({ tls: { insecureSkipVerify: true } })(testRequest({ url }));
    await expect(nodeTransport()(testRequest({ url }))).rejects.toMatchObject({ transient: false });
  });

  it('says so when the port serves no TLS', async () => {
    const port = await listen(createHttpServer((_, response) => response.end()));
    await expect(nodeTransport()(testRequest({ url: `https://127.0.0.1:${port}/` }))).rejects.toMatchObject({
      transient: false,
      hint: expect.stringContaining('http://'),
    });
  });
});

describe('a request that goes past the proxy', () => {
  it('for http:// the proxy gets the whole address', async () => {
    const { asked, port } = await startProxy();
    const send = nodeTransport({ proxy: new URL(`http://me:p%40ss@127.0.0.1:${port}`) });
    expect((await send(testRequest({ url: 'http://kfp.test:8080/a?b=c' }))).text).toBe('{"proxied":true}');
    expect(asked).toEqual([`GET http://kfp.test:8080/a?b=c kfp.test:8080 Basic ${btoa('me:p@ss')}`]);
  });

  it('a password with a percent sign is sent as it is', async () => {
    const { asked, port } = await startProxy();
    await nodeTransport({ proxy: new URL(`http://me:100%@127.0.0.1:${port}`) })(
      testRequest({ url: 'http://kfp.test/' }),
    );
    expect(asked[0]).toContain(`Basic ${btoa('me:100%')}`);
  });

  it('for https:// it opens a tunnel, once for calls that follow each other, and the certificate is still checked', async () => {
    const { asked, port } = await startProxy();
    const target = await secureServer();
    const proxy = new URL(`http://127.0.0.1:${port}`);
    const url = `https://kfp.test:${target}/`;
    const send = nodeTransport({ proxy, tls: { ca } });
    expect((await send(testRequest({ url }))).text).toBe('{"secure":true}');
    expect((await send(testRequest({ url }))).text).toBe('{"secure":true}');
    expect(asked).toEqual([`CONNECT kfp.test:${target} `]);
    await expect(nodeTransport({ proxy })(testRequest({ url }))).rejects.toMatchObject({ transient: false });
  });

  it('a refusal of the proxy is not one of the server', async () => {
    const { port } = await startProxy(407);
    const send = nodeTransport({ proxy: new URL(`http://me:s3cret@127.0.0.1:${port}`) });
    const failure = await send(testRequest({ url: 'https://kfp.test/' })).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'CONNECTION',
      mayHaveReachedServer: false,
      message: expect.stringContaining('PROXY_REFUSED'),
      hint: expect.stringContaining('proxy'),
    });
    expect(JSON.stringify(failure) + String(failure)).not.toContain('s3cret');
  });
});
