import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { browse, CLIENT_SECRET, startProvider } from '../../../test/certified-provider.js';
import { testRequest } from '../../../test/test-request.js';
import { answer } from '../../../test/tiny-door.js';
import { type Clock, systemClock } from '../../config/clock.js';
import { fetchTransport } from '../../transport/fetch-transport.js';
import type { AuthPlugin } from '../auth-plugin.js';
import { authentication } from '../authentication.js';
import { oidcAuthorizationCode } from './oidc-authorization-code.js';
import { oidcClientCredentials } from './oidc-client-credentials.js';
import { oidcDeviceCode } from './oidc-device-code.js';

let provider: Awaited<ReturnType<typeof startProvider>>;

beforeEach(async () => {
  provider = await startProvider();
});
afterEach(() => provider.close());

/** Calls through a gateway that takes any token but those that were refused. */
function setUp(plugin: AuthPlugin) {
  const tokens: string[] = [];
  const refused = new Set<string>();
  let skewMs = 0;
  // Between two looks for the entered code lie seconds.
  const schedule: Clock['schedule'] = (callback, ms) => systemClock.schedule(callback, ms / 100);
  const clock = { schedule, now: () => Date.now() + skewMs };
  const send = fetchTransport();
  const context = { origin: 'http://kfp.test', endpoint: 'http://kfp.test', clock, send, sendElsewhere: send };
  const layer = authentication(plugin, context);
  const call = () =>
    layer(testRequest(), async ({ headers }) => {
      const token = headers.authorization ?? '';
      tokens.push(token);
      return refused.has(token) ? answer(401, 'Jwt is expired') : answer(200, '{}');
    });
  const refuseAll = () => {
    for (const token of tokens) refused.add(token);
  };
  const pass = (ms: number) => {
    skewMs += ms;
  };
  return { call, tokens, refuseAll, pass };
}

const count = (path: string) => provider.requests.filter((request) => request === `POST ${path}`).length;

function claims(token: string | undefined): Record<string, unknown> {
  return JSON.parse(Buffer.from(token?.split('.')[1] ?? '', 'base64url').toString());
}

describe('a machine', () => {
  const machine = () =>
    oidcClientCredentials({
      issuer: provider.issuer,
      clientId: 'machine',
      clientSecret: CLIENT_SECRET,
      scope: 'kubeflow',
    });

  it('gets one token for 50 calls at once, and another shortly before it ends or when it is refused', async () => {
    const { call, tokens, refuseAll, pass } = setUp(machine());
    await Promise.all(Array.from({ length: 50 }, call));
    expect(new Set(tokens).size).toBe(1);
    expect(tokens[0]).toMatch(/^Bearer [\w-]{20,}$/);
    refuseAll();
    expect((await call()).status).toBe(200);
    expect(count('/token')).toBe(2);
    pass(3_600_000);
    await call();
    expect(count('/token')).toBe(3);
    expect(provider.requests.filter((request) => request.startsWith('GET'))).toHaveLength(1);
  });

  it.each([
    ['a wrong secret', { clientSecret: 'c4nary-wrong' }, /127\.0\.0\.1:\d+ answered invalid_client/],
    [
      'no discovery document',
      { issuer: () => `${provider.issuer}/realms/x` },
      /answered OAUTH_RESPONSE_IS_NOT_CONFORM/,
    ],
    [
      'another issuer than that of the document',
      { issuer: () => provider.issuer.replace('127.0.0.1', 'localhost') },
      /answered OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED/,
    ],
  ])('learns what is wrong: %s, without the secret in it', async (_, changes, message) => {
    const { issuer = () => provider.issuer, ...rest } = changes as { issuer?: () => string };
    const options = { clientId: 'machine', clientSecret: CLIENT_SECRET, ...rest };
    const { call } = setUp(oidcClientCredentials({ ...options, issuer: issuer() }));
    const failure = await call().catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'CREDENTIAL',
      message: expect.stringMatching(message),
      hint: expect.any(String),
    });
    expect(inspect(failure, { depth: 20, showHidden: true })).not.toContain('c4nary');
  });

  it('waits for a provider that is down as for a server that is', async () => {
    const plugin = machine();
    await provider.close();
    await expect(setUp(plugin).call()).rejects.toMatchObject({ code: 'CONNECTION', mayHaveReachedServer: false });
  });

  it('needs no discovery with an address', async () => {
    const plugin = oidcClientCredentials({
      issuer: provider.issuer,
      clientId: 'machine',
      clientSecret: CLIENT_SECRET,
      endpoints: { token: `${provider.issuer}/token` },
    });
    expect((await setUp(plugin).call()).status).toBe(200);
    expect(provider.requests).toEqual(['POST /token']);
  });

  it('sends no secret over http:// to another machine', async () => {
    const options = { clientId: 'machine', clientSecret: CLIENT_SECRET };
    const { call } = setUp(oidcClientCredentials({ ...options, issuer: 'http://login.example.com' }));
    await expect(call()).rejects.toMatchObject({ code: 'CREDENTIAL', message: expect.stringContaining('unencrypted') });
  });

  it.each([
    [{ issuer: 'login.example.com', clientId: 'a' }],
    [{ issuer: 'https://user:c4nary@login.example.com', clientId: 'a' }],
    [{ issuer: 'https://login.example.com', clientId: '' }],
    [{ issuer: 'https://login.example.com', clientId: 'a', endpoints: { token: '/token' } }],
  ])('is told at once of options that cannot be right: %j', (options) => {
    expect(() => oidcClientCredentials({ clientSecret: 'x', ...options })).toThrow(
      expect.objectContaining({ code: 'CONFIGURATION', message: expect.not.stringContaining('c4nary') }),
    );
  });

  it('has no secret in a log', async () => {
    const plugin = machine();
    await setUp(plugin).call();
    expect(inspect(plugin, { depth: 20, showHidden: true }) + plugin.describe()).not.toContain('c4nary');
  });
});

describe('a person', () => {
  const prompts: string[] = [];
  beforeEach(() => void prompts.splice(0));

  const byBrowser = (onPrompt: (url: string) => unknown = browse, token?: 'access_token') =>
    oidcAuthorizationCode({
      token,
      issuer: provider.issuer,
      clientId: 'person',
      scope: 'openid offline_access',
      // The clock of these tests is a hundred times as fast.
      timeoutMs: 3_000_000,
      onPrompt: (url) => {
        prompts.push(url);
        void onPrompt(url);
      },
      parameters: { prompt: 'consent' },
    });

  it('logs in with a browser once for 50 calls, and not again while the refresh token is good', async () => {
    const { call, tokens, pass, refuseAll } = setUp(byBrowser(browse, 'access_token'));
    await Promise.all(Array.from({ length: 50 }, call));
    expect(prompts).toHaveLength(1);
    pass(3_600_000);
    await call();
    refuseAll();
    expect((await call()).status).toBe(200);
    expect(prompts).toHaveLength(1);
    expect(new Set(tokens).size).toBe(3);
  });

  it('is not asked again at once when the gateway does not take the token', async () => {
    const { call, refuseAll } = setUp(byBrowser());
    await call();
    refuseAll();
    expect((await call()).status).toBe(401);
    expect(prompts).toHaveLength(1);
  });

  it('logs in with PKCE, state and nonce, and strangers at the loopback address are turned away', async () => {
    const answers: number[] = [];
    const plugin = byBrowser(async (url) => {
      const back = new URL(new URL(url).searchParams.get('redirect_uri') ?? '');
      for (const query of ['?code=stolen', '?code=stolen&state=other', '/../favicon.ico'])
        answers.push((await fetch(new URL(query, back))).status);
      await browse(url);
    });
    const { call, tokens } = setUp(plugin);
    expect((await call()).status).toBe(200);
    expect(claims(tokens[0])).toMatchObject({ iss: provider.issuer, aud: 'person', sub: 'jane' });
    expect(answers).toEqual([400, 400, 400]);
    const asked = new URL(prompts[0] ?? '').searchParams;
    expect(asked.get('redirect_uri')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback$/);
    expect([asked.get('code_challenge_method'), asked.get('state'), asked.get('nonce')]).toEqual([
      'S256',
      expect.stringMatching(/.{40}/),
      expect.stringMatching(/.{40}/),
    ]);
  });

  it('comes back to the name of this machine that the provider knows, and to no other machine', async () => {
    const options = { issuer: provider.issuer, clientId: 'person', timeoutMs: Number.POSITIVE_INFINITY };
    const plugin = oidcAuthorizationCode({
      ...options,
      redirectHost: 'localhost',
      onPrompt: (url) => {
        prompts.push(url);
        void browse(url);
      },
    });
    expect((await setUp(plugin).call()).status).toBe(200);
    expect(new URL(prompts[0] ?? '').searchParams.get('redirect_uri')).toMatch(/^http:\/\/localhost:\d+\/callback$/);
    const elsewhere = { ...options, redirectHost: 'evil.test' as 'localhost', onPrompt: () => {} };
    expect(() => oidcAuthorizationCode(elsewhere)).toThrow(expect.objectContaining({ code: 'CONFIGURATION' }));
  });

  it.each([oidcAuthorizationCode, oidcDeviceCode])('is asked for nothing that anybody sees: %o', (plugin) => {
    const options = { issuer: 'https://login.example.com', clientId: 'person' } as never;
    expect(() => plugin(options)).toThrow(
      expect.objectContaining({ code: 'CONFIGURATION', message: expect.stringContaining('onPrompt') }),
    );
  });

  it('is waited for until the browser that shows the page is closed', async () => {
    const plugin = oidcAuthorizationCode({
      issuer: provider.issuer,
      clientId: 'person',
      timeoutMs: 3_000_000,
      onPrompt: (url) => {
        void browse(url);
        return new Promise(() => {});
      },
    });
    expect((await setUp(plugin).call()).status).toBe(200);
  });

  it('who turns the login down ends the call, and so does one who never comes', async () => {
    const denied = byBrowser((url) => {
      const { searchParams } = new URL(url);
      const back = new URL(searchParams.get('redirect_uri') ?? '');
      back.search = `?error=access_denied&state=${searchParams.get('state')}&iss=${encodeURIComponent(provider.issuer)}`;
      return fetch(back);
    });
    await expect(setUp(denied).call()).rejects.toMatchObject({ message: expect.stringContaining('access_denied') });
    const absent = oidcAuthorizationCode({
      issuer: provider.issuer,
      clientId: 'person',
      onPrompt: () => {},
      timeoutMs: 20,
    });
    await expect(setUp(absent).call()).rejects.toMatchObject({ code: 'CREDENTIAL', message: /Nobody logged in/ });
  });

  it('logs in on another device', async () => {
    const shown: unknown[] = [];
    const plugin = oidcDeviceCode({
      issuer: provider.issuer,
      clientId: 'person',
      onPrompt: async (prompt) => {
        shown.push(prompt);
        await browse(prompt.verificationUriComplete ?? '');
      },
    });
    const { call, tokens } = setUp(plugin);
    await Promise.all([call(), call(), call()]);
    expect(shown).toEqual([
      {
        verificationUri: `${provider.issuer}/device`,
        verificationUriComplete: expect.stringContaining('user_code='),
        userCode: expect.stringMatching(/^[A-Z0-9-]+$/),
        expiresAt: expect.any(Date),
      },
    ]);
    expect(claims(tokens[0])).toMatchObject({ aud: 'person', sub: 'jane' });
  });

  it('learns that the program could not show what to do', async () => {
    const plugin = oidcDeviceCode({
      issuer: provider.issuer,
      clientId: 'person',
      onPrompt: () => {
        throw new Error('no terminal');
      },
    });
    await expect(setUp(plugin).call()).rejects.toMatchObject({
      message: 'The onPrompt function of oidcDeviceCode() failed',
    });
  });
});
