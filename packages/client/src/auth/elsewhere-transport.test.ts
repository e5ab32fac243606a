import type { TLSSocket } from 'node:tls';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startConnectProxy } from '../../test/connect-proxy.js';
import { closeServers, pem, signedServer, startTlsServer } from '../../test/tls-server.js';
import type { KfpClientOptions } from '../config/client-options.js';
import { KfpClient } from '../kfp-client.js';
import type { AuthPlugin } from './auth-plugin.js';

afterEach(async () => {
  vi.unstubAllEnvs();
  await closeServers();
});

/** Asks a provider before each call. */
const provided = (url: string): AuthPlugin => ({
  name: 'provided',
  authenticate: async (request, context) => {
    await context.sendElsewhere({ ...request, url, headers: {} });
    return request;
  },
  describe: () => 'for the test',
});

const ca = pem('authority');
const get = async (options: KfpClientOptions, make = (own: KfpClientOptions) => new KfpClient(own)) =>
  (await make({ retry: false, ...options }).api.GET('/apis/v1beta1/healthz')).response.status;

describe('settings for the endpoint that a provider elsewhere gets, too', () => {
  it('the name on its certificate is asked of it alone, and the client certificate shown to it alone', async () => {
    const certificates: unknown[] = [];
    const asking = { requestCert: true, rejectUnauthorized: false, ca };
    const answer = ({ socket }: { socket: unknown }) => {
      certificates.push((socket as TLSSocket).getPeerCertificate().subject?.CN);
      return '{}';
    };
    const endpoint = await startTlsServer({ cert: pem('cert'), key: pem('key'), ...asking }, answer);
    const provider = await startTlsServer({ ...signedServer, ...asking }, answer);
    const status = await get({
      endpoint: `https://127.0.0.1:${endpoint}`,
      tls: { ca: [ca, pem('cert')], servername: 'kfp.test', ...signedServer },
      auth: provided(`https://127.0.0.1:${provider}/`),
    });
    expect(status).toBe(200);
    // The provider first.
    expect(certificates).toEqual([undefined, 'signed for kfp.test']);
  });
});

describe('a provider that is on the other side of the proxy than the endpoint', () => {
  it('each is reached as the variables say', async () => {
    const port = await startTlsServer();
    const proxy = await startConnectProxy();
    try {
      vi.stubEnv('HTTPS_PROXY', proxy.url.href);
      vi.stubEnv('NO_PROXY', 'nothing.test');
      const [near, far] = [`https://127.0.0.1:${port}`, `https://kfp.test:${port}`];
      const inEnvironment = (own: KfpClientOptions) => KfpClient.fromEnvironment(own);
      expect(await get({ endpoint: near, tls: { ca }, auth: provided(far) }, inEnvironment)).toBe(200);
      expect(proxy.asked).toEqual([`CONNECT kfp.test:${port}`]);
      expect(await get({ endpoint: far, tls: { ca }, auth: provided(near) }, inEnvironment)).toBe(200);
      expect(proxy.asked).toEqual(Array(2).fill(`CONNECT kfp.test:${port}`));
    } finally {
      await proxy.close();
    }
  });

  it('a proxy of the program is for both', async () => {
    const port = await startTlsServer();
    const proxy = await startConnectProxy();
    try {
      const url = `https://kfp.test:${port}`;
      expect(await get({ endpoint: url, proxy: proxy.url, tls: { ca }, auth: provided(url) })).toBe(200);
      expect(proxy.asked).toHaveLength(2);
    } finally {
      await proxy.close();
    }
  });
});
