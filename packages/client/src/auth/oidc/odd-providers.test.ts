import { describe, expect, it } from 'vitest';
import { throughDoor } from '../../../test/door-context.js';
import { settle } from '../../../test/fake-clock.js';
import { answer } from '../../../test/tiny-door.js';
import type { IncomingResponse } from '../../transport/incoming-response.js';
import type { AuthPlugin } from '../auth-plugin.js';
import { oidcClientCredentials } from './oidc-client-credentials.js';
import { oidcDeviceCode } from './oidc-device-code.js';

const ISSUER = 'https://login.test';
const endpoints = { token: `${ISSUER}/token`, deviceAuthorization: `${ISSUER}/device` };

interface Asked {
  readonly form: Record<string, string>;
  readonly authorization: string | undefined;
}

/** Calls with tokens of a provider that answers as `token` says; the gateway takes all but the refused ones. */
function setUp(plugin: AuthPlugin, token: (asked: Asked) => IncomingResponse, { skewMs = 0, device = {} } = {}) {
  const asked: Asked[] = [];
  const refused = new Set<string>();
  const through = throughDoor(
    plugin,
    async ({ headers }) =>
      refused.has(headers.authorization ?? '') ? answer(401, 'Jwt is expired') : answer(200, '{}'),
    {
      elsewhere: async ({ url, headers, body }) => {
        if (url === endpoints.deviceAuthorization) return json(200, { ...DEVICE, ...device });
        if (url !== endpoints.token) throw new Error(`nobody knows ${url}`);
        const form = Object.fromEntries(new URLSearchParams(String(body?.())));
        asked.push({ form, authorization: headers.authorization });
        const reply = token(asked.at(-1) as Asked);
        (reply.headers as Headers).set('date', new Date(through.clock.now() - skewMs).toUTCString());
        return reply;
      },
    },
  );
  const tokens = () => through.sent.map(({ headers }) => headers.authorization?.replace('Bearer ', ''));
  return { ...through, asked, refused, tokens };
}

const DEVICE = { device_code: 'd', user_code: 'u', verification_uri: `${ISSUER}/enter`, expires_in: 300, interval: 5 };

function json(status: number, value: unknown): IncomingResponse {
  return answer(status, JSON.stringify(value), { 'content-type': 'application/json' });
}

const granted = (values: object = {}) => json(200, { access_token: 'a1', token_type: 'bearer', ...values });

/** An ID token for the client `cli`. */
function idToken(name: string, times: { iat: number; exp: number }): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iss: ISSUER, aud: 'cli', sub: name, ...times };
  return `${part({ alg: 'RS256' })}.${part(claims)}.${Buffer.from('signature').toString('base64url')}`;
}

const machine = (more: object = {}) =>
  oidcClientCredentials({ issuer: ISSUER, clientId: 'cli', clientSecret: 's&c t', endpoints, ...more });
const prompts: string[] = [];
const person = (more: object = {}) =>
  oidcDeviceCode({
    issuer: ISSUER,
    clientId: 'cli',
    endpoints,
    onPrompt: ({ userCode }) => void prompts.push(userCode),
    ...more,
  });

describe('a secret or a parameter that the provider looks for elsewhere', () => {
  it.each<[string, object, Asked]>([
    [
      'in the header, encoded as forms are',
      {},
      { form: { grant_type: 'client_credentials' }, authorization: `Basic ${btoa('cli:s%26c+t')}` },
    ],
    [
      'in the form',
      { clientAuthentication: 'post' },
      {
        form: { grant_type: 'client_credentials', client_id: 'cli', client_secret: 's&c t' },
        authorization: undefined,
      },
    ],
    [
      'audience, resource and scope',
      { scope: 'a b', parameters: { audience: 'kf', resource: 'https://kf.test/' } },
      {
        form: { grant_type: 'client_credentials', scope: 'a b', audience: 'kf', resource: 'https://kf.test/' },
        authorization: `Basic ${btoa('cli:s%26c+t')}`,
      },
    ],
  ])('%s', async (_, options, expected) => {
    const { call, asked } = setUp(machine(options), () => granted());
    await call();
    expect(asked).toEqual([expected]);
  });
});

describe('a token that is asked for more often than it need be', () => {
  it('without an end it is good until it is refused', async () => {
    let count = 0;
    const { call, asked, clock, refused, tokens } = setUp(machine(), () => granted({ access_token: `a${++count}` }));
    await call();
    await clock.advance(30 * 86_400_000);
    await call();
    expect(asked).toHaveLength(1);
    refused.add('Bearer a1');
    expect((await call()).status).toBe(200);
    expect(tokens().at(-1)).toBe('a2');
  });

  it.each([
    ['ahead of', 3_600_000],
    ['far ahead of', 86_400_000],
    ['a little behind', -120_000],
  ])('a clock that is %s the provider counts the life of a token, not its dates', async (_, skewMs) => {
    prompts.splice(0);
    const { call, clock, tokens } = setUp(
      person(),
      () => {
        const now = Math.floor((clock.now() - skewMs) / 1000);
        return granted({ id_token: idToken(`t${prompts.length}`, { iat: now, exp: now + 3600 }) });
      },
      { skewMs },
    );
    await clock.run(call());
    for (let minutes = 0; minutes < 50; minutes += 10) {
      await clock.advance(600_000);
      await clock.run(call());
    }
    expect([prompts.length, new Set(tokens()).size]).toEqual([1, 1]);
  });
});

describe('a refresh that goes wrong', () => {
  /** Somebody who is logged in, with a token that ends in an hour. */
  async function loggedIn(refresh: (asked: Asked) => IncomingResponse, more: (now: number) => object = () => ({})) {
    prompts.splice(0);
    const through = setUp(person(), (asked) =>
      asked.form.grant_type === 'refresh_token'
        ? refresh(asked)
        : granted({
            access_token: `login${prompts.length}`,
            expires_in: 3600,
            refresh_token: 'r1',
            ...more(through.clock.now() / 1000),
          }),
    );
    await through.clock.run(through.call());
    return through;
  }

  it('uses the refresh token that came last', async () => {
    let count = 1;
    const { call, clock, asked } = await loggedIn(() =>
      granted({ access_token: `refreshed${count}`, expires_in: 3600, refresh_token: `r${++count}` }),
    );
    for (let hours = 0; hours < 3; hours += 1) {
      await clock.advance(3_600_000);
      await call();
    }
    expect(asked.slice(1).map(({ form }) => form.refresh_token)).toEqual(['r1', 'r2', 'r3']);
    expect(prompts).toHaveLength(1);
  });

  it('asks to log in again, once for 50 calls, when it is refused', async () => {
    const { call, clock, tokens } = await loggedIn(() => json(400, { error: 'invalid_grant' }));
    await clock.advance(3_600_000);
    await clock.run(Promise.all(Array.from({ length: 50 }, () => call())));
    expect(prompts).toHaveLength(2);
    expect(tokens().at(-1)).toBe('login2');
  });

  it('asks nobody when the provider is down for a moment', async () => {
    let down = true;
    const { call, clock, asked } = await loggedIn(() =>
      down ? answer(503, '') : granted({ access_token: 'later', expires_in: 3600 }),
    );
    await clock.advance(3_600_000);
    await expect(call()).rejects.toMatchObject({ code: 'CONNECTION', mayHaveReachedServer: false });
    down = false;
    expect((await call()).status).toBe(200);
    expect([prompts.length, asked.at(-1)?.form.refresh_token]).toEqual([1, 'r1']);
  });

  it('gives no other kind of token than the login did', async () => {
    const { call, clock, tokens, asked } = await loggedIn(
      () => granted({ access_token: 'other', expires_in: 3600 }),
      (now) => ({ id_token: idToken(`login${prompts.length}`, { iat: now, exp: now + 3600 }) }),
    );
    await clock.advance(3_600_000);
    await clock.run(call());
    expect(tokens()).not.toContain('other');
    expect(asked.some(({ form }) => form.grant_type === 'refresh_token')).toBe(true);
    expect(prompts).toHaveLength(2);
  });
});

describe('a code that somebody is about to enter', () => {
  it.each([
    ['a gateway is in the way', () => answer(502, '<html>Bad Gateway</html>')],
    ['it is asked too often', () => answer(429, '')],
  ])('is not lost when %s', async (_, trouble) => {
    prompts.splice(0);
    let looks = 0;
    const { call, clock } = setUp(person(), () => {
      looks += 1;
      return looks < 3 ? trouble() : granted();
    });
    expect((await clock.run(call())).status).toBe(200);
    expect([prompts.length, looks]).toEqual([1, 3]);
  });

  it.each([
    ['is not looked at after its end', { interval: 1e9 }, 300_000],
    ['is waited for no longer than a day', { expires_in: 1e99, interval: 1e99 }, 86_400_000],
  ])('%s, whatever the provider says', async (_, device, ms) => {
    const { call, clock } = setUp(person(), () => json(400, { error: 'authorization_pending' }), { device });
    const started = clock.now();
    await expect(clock.run(call())).rejects.toMatchObject({ message: expect.stringContaining('expired_token') });
    expect(clock.now() - started).toBe(ms);
  });

  it('is not looked for without a pause, whatever the provider says', async () => {
    let looks = 0;
    const pending = () => {
      looks += 1;
      return json(400, { error: 'authorization_pending' });
    };
    const { call, clock } = setUp(person(), pending, { device: { expires_in: 30, interval: 0.02 } });
    await expect(clock.run(call())).rejects.toMatchObject({ code: 'CREDENTIAL' });
    expect(looks).toBeLessThan(31);
  });

  it('is not looked for until what shows it is closed', async () => {
    const { call, clock } = setUp(person({ onPrompt: () => new Promise(() => {}) }), () => granted());
    expect((await clock.run(call())).status).toBe(200);
  });

  it('is looked for although it could not be shown', async () => {
    const onPrompt = () => Promise.reject(new Error('no terminal'));
    const { call, clock } = setUp(person({ onPrompt }), () => granted());
    await expect(call()).rejects.toMatchObject({
      message: 'The onPrompt function of oidcDeviceCode() failed',
      cause: { message: 'no terminal' },
    });
    expect(clock.pending).toBe(0);
  });

  it('is over when it was turned down, and the next call asks for another', async () => {
    prompts.splice(0);
    let denied = true;
    const { call, clock } = setUp(person(), () => (denied ? json(400, { error: 'access_denied' }) : granted()));
    await expect(clock.run(call())).rejects.toMatchObject({
      code: 'CREDENTIAL',
      message: 'oidcDeviceCode(): login.test answered access_denied',
      hint: expect.stringContaining('turned down'),
    });
    denied = false;
    expect((await clock.run(call())).status).toBe(200);
    expect(prompts).toHaveLength(2);
  });
});

describe('an answer of a provider that is none', () => {
  it.each<[string, () => IncomingResponse]>([
    ['a page', () => answer(200, '<html>Log in</html>', { 'content-type': 'text/html' })],
    ['a redirect', () => answer(302, '', { location: 'https://evil.test/token' })],
    ['a token of another kind', () => json(200, { access_token: 'a', token_type: 'mac' })],
    ['no token', () => json(200, { token_type: 'bearer' })],
    ['a token that no header takes', () => granted({ access_token: 'a\nb' })],
    ['half of it', () => answer(200, '{"access_token":"s3cr', { 'content-type': 'application/json' })],
    ['an error with a secret in it', () => json(400, { error: 's&c t', error_description: 's&c t' })],
  ])('%s', async (_, reply) => {
    const { call, elsewhere } = setUp(machine(), reply);
    const failure: unknown = await call().catch((error: unknown) => error);
    await settle();
    expect(failure).toMatchObject({ code: 'CREDENTIAL', hint: expect.any(String) });
    expect(String(failure)).not.toMatch(/s&c|s3cr|a\nb/);
    expect(elsewhere.map(({ url }) => url)).toEqual([endpoints.token]);
  });
});
