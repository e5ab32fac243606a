import { readFileSync } from 'node:fs';
import { createServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Server as ProxyServer } from 'proxy-chain';

/** Servers that a client gets at with settings for TLS and a proxy only, and what it must know; printed as JSON. */
export interface GuardedServers {
  /** Signed by {@link authority}, and asking the client for a certificate of the same. */
  readonly mutual: { readonly endpoint: string; readonly cert: string; readonly key: string };
  /** Signed by itself, and for `kfp.test` whatever its address. */
  readonly named: { readonly endpoint: string; readonly ca: string };
  readonly authority: string;
  /** With user name and password. */
  readonly proxy: string;
  /** How many connections the proxy has been asked for. */
  connections(): number;
}

/** Starts them for as long as the process lasts. */
export async function startGuardedServers(certificates: string): Promise<GuardedServers> {
  const pem = (name: string) => readFileSync(join(certificates, `${name}.pem`), 'utf8');
  const signed = { cert: pem('signed'), key: pem('signed-key') };
  const authority = pem('authority');
  const proxy = new ProxyServer({
    host: '127.0.0.1',
    port: 0,
    prepareRequestFunction: ({ username, password }) => ({
      requestAuthentication: username !== 'me' || password !== 'p@ss',
    }),
  });
  await proxy.listen();
  const mutual = { ...signed, ca: authority, requestCert: true, rejectUnauthorized: true };
  return {
    mutual: { endpoint: await startHealthy(mutual), ...signed },
    named: { endpoint: await startHealthy({ cert: pem('cert'), key: pem('key') }), ca: pem('cert') },
    authority,
    proxy: `http://me:p%40ss@127.0.0.1:${proxy.port}`,
    connections: () => proxy.stats.connectRequestCount,
  };
}

/** A server that is well, and knows nothing else. */
async function startHealthy(options: ServerOptions): Promise<string> {
  const server = createServer(options, (_, response) => {
    response.setHeader('content-type', 'application/json');
    response.end('{"multi_user":true}');
  });
  // A client that trusts nobody hangs up.
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
