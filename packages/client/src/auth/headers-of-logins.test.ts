import { startEmulator } from '@kfp-ts/emulator';
import { describe, expect, it } from 'vitest';
import { KfpClient } from '../kfp-client.js';
import { dexLogin } from './dex/dex-login.js';

/** Sends with the platform's fetch, and writes down the origin, the path and the headers of each request. */
function recorder() {
  const sent: { origin: string; path: string; headers: Headers }[] = [];
  const fetch = (url: string, init: RequestInit) => {
    const { origin, pathname } = new URL(url);
    sent.push({ origin, path: pathname, headers: new Headers(init.headers) });
    return globalThis.fetch(url, init);
  };
  return { sent, fetch };
}

const auth = () => dexLogin({ username: 'user@example.com', password: '12341234' });
const headers = { 'X-Gateway-Key': 'key', Cookie: 'gateway=1', 'User-Agent': 'mine' };

describe('a header that a gateway in front of the gate asks for', () => {
  it('is there at each step of a login, beside what the login sends itself', async () => {
    const emulator = await startEmulator({ speed: 0, frontDoor: { kind: 'oauth2-proxy' } });
    try {
      const { sent, fetch } = recorder();
      const kfp = new KfpClient({ endpoint: `${emulator.url}/pipeline`, auth: auth(), headers, fetch });
      await kfp.experiments.list().toArray({ limit: 1 });
      expect(sent.filter(({ path }) => path.startsWith('/dex/')).length).toBeGreaterThan(1);
      for (const { headers: own } of sent) {
        expect(own.get('x-gateway-key')).toBe('key');
        expect(own.get('user-agent')).toBe('mine');
        expect(own.get('cookie')).toMatch(/^gateway=1(;|$)/);
      }
      expect(sent.find(({ path }) => path.startsWith('/dex/'))?.headers.get('accept')).toBe('text/html');
      expect(sent.some(({ headers: own }) => /^gateway=1; .*_csrf=/.test(own.get('cookie') ?? ''))).toBe(true);
    } finally {
      await emulator.close();
    }
  });

  it('goes nowhere but to the endpoint, though a login leads elsewhere', async () => {
    const seen: Record<string, string>[] = [];
    const kfp = new KfpClient({
      endpoint: 'https://kf.test/pipeline',
      headers,
      retry: false,
      fetch: async (url, init) => {
        seen.push({ url, ...Object.fromEntries(new Headers(init.headers)) });
        return new Response('{}', { headers: { 'content-type': 'application/json' } });
      },
      auth: {
        name: 'elsewhere',
        authenticate: async (request, context) => {
          await context.sendElsewhere({ ...request, url: 'https://login.test/', headers: { accept: 'text/html' } });
          await context.send({ ...request, url: 'https://kf.test/login', headers: { cookie: 'own=2' } });
          return request;
        },
        describe: () => 'for the test',
      },
    });
    await kfp.api.GET('/apis/v1beta1/healthz');
    expect(seen[0]).toEqual({ url: 'https://login.test/', accept: 'text/html' });
    expect(seen[1]).toMatchObject({ 'x-gateway-key': 'key', cookie: 'gateway=1; own=2' });
  });
});
