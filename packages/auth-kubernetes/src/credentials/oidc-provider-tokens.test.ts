import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { kubeconfigConnection } from '../index.js';
import { oidcProviderTokens } from './oidc-provider-tokens.js';
import { UserCredentials } from './user-credentials.js';

const ISSUER = 'https://login.example.com';
const HOUR_S = 3600;

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const idToken = (exp: number, n: number) => {
  const claims = { iss: ISSUER, aud: 'kubectl', sub: 'jane', iat: exp - HOUR_S, exp, n };
  return `${part({ alg: 'RS256' })}.${part(claims)}.c4nary`;
};

let now = Date.now();
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** A provider; `refreshTokens` are those that it hands out in turn, undefined for none. */
function startProvider(refreshTokens: (string | undefined)[]) {
  vi.spyOn(Date, 'now').mockImplementation(() => now);
  const sent: (string | null)[] = [];
  vi.stubGlobal('fetch', async (input: string | URL | Request, init?: RequestInit) => {
    if (String(input).includes('/.well-known/')) {
      return Response.json({ issuer: ISSUER, token_endpoint: `${ISSUER}/token` });
    }
    sent.push(new URLSearchParams(String(init?.body)).get('refresh_token'));
    const refresh_token = refreshTokens[sent.length - 1];
    const id_token = idToken(Math.floor(now / 1000) + HOUR_S, sent.length);
    return Response.json({ access_token: 'c4nary-access', token_type: 'bearer', id_token, refresh_token });
  });
  return sent;
}

it.each([
  ['stays the same', [undefined, undefined, undefined], ['c4nary-r0', 'c4nary-r0', 'c4nary-r0']],
  ['changes each time', ['c4nary-r1', 'c4nary-r2', undefined], ['c4nary-r0', 'c4nary-r1', 'c4nary-r2']],
])('a refresh token that %s is lost, or a token is renewed for each request', async (_, given, expected) => {
  const sent = startProvider(given);
  const tokens = oidcProviderTokens({
    'idp-issuer-url': ISSUER,
    'client-id': 'kubectl',
    'id-token': idToken(Math.floor(now / 1000) - 1, 0),
    'refresh-token': 'c4nary-r0',
  });
  const credentials = new UserCredentials(tokens, () => now);
  for (let hours = 0; hours < 3; hours += 1) {
    const [first, second] = [await credentials.get(), await credentials.get()];
    expect(first).toBe(second);
    now += (HOUR_S + 1) * 1000;
  }
  expect(sent).toEqual(expected);
});

/** A kubeconfig whose token has ended, and that has another for it. */
function outdated(): string {
  const config = {
    'idp-issuer-url': ISSUER,
    'client-id': 'kubectl',
    'id-token': idToken(1, 0),
    'refresh-token': 'c4nary-r0',
  };
  const path = join(mkdtempSync(join(tmpdir(), 'oidc-')), 'config');
  const content = {
    clusters: [{ name: 'c', cluster: { server: 'https://k8s.test' } }],
    users: [{ name: 'u', user: { 'auth-provider': { name: 'oidc', config } } }],
    contexts: [{ name: 'x', context: { cluster: 'c', user: 'u' } }],
    'current-context': 'x',
  };
  writeFileSync(path, JSON.stringify(content));
  return path;
}

const unreachable = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
it.each<[string, () => Promise<Response>, object]>([
  [
    'is not reached',
    () => Promise.reject(new TypeError('fetch failed', { cause: unreachable })),
    { code: 'CONNECTION', mayHaveReachedServer: false, transient: true },
  ],
  ['is down', async () => new Response('', { status: 503 }), { code: 'CONNECTION', transient: true }],
  [
    'takes too long',
    () => Promise.reject(new DOMException('timed out', 'TimeoutError')),
    { code: 'CONNECTION', transient: true },
  ],
  [
    'refuses',
    async () => Response.json({ error: 'invalid_grant' }, { status: 400 }),
    { code: 'CREDENTIAL', hint: expect.stringContaining('Log in') },
  ],
])('a provider that %s is taken for another, and nobody tries again or all do', async (_, answer, expected) => {
  vi.stubGlobal('fetch', async (input: string | URL | Request) => {
    const isDiscovery = String(input).includes('/.well-known/') && 'hint' in expected;
    return isDiscovery ? Response.json({ issuer: ISSUER, token_endpoint: `${ISSUER}/token` }) : answer();
  });
  await expect(kubeconfigConnection({ path: outdated() })).rejects.toMatchObject(expected);
});
