import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../test/fake-clock.js';
import { testRequest, testResponse } from '../../test/test-request.js';
import type { AuthContext, AuthPlugin } from './auth-plugin.js';
import { bearerToken } from './bearer-token.js';
import { chain } from './chain.js';
import { headers } from './headers.js';
import { none } from './none.js';
import { serviceAccountToken } from './service-account-token.js';
import { sessionCookie } from './session-cookie.js';

const clock = new FakeClock();
const send = async () => testResponse(500);
const origin = 'http://kfp.test';
const context: AuthContext = { origin, endpoint: origin, clock, send, sendElsewhere: send };
const sign = async (plugin: AuthPlugin) => (await plugin.authenticate(testRequest(), context)).headers;
const missing = () => Promise.reject(Object.assign(new Error('no such file'), { code: 'ENOENT' }));
const jwt = (exp: number) => `h.${Buffer.from(JSON.stringify({ exp })).toString('base64url')}.s`;

describe('a token that is sent in another form than the server reads', () => {
  it.each(['abc', ' abc\n', 'Bearer abc', 'bearer  abc'])('%j becomes Bearer abc', async (token) => {
    expect(await sign(bearerToken(token))).toEqual({ authorization: 'Bearer abc' });
  });

  it.each(['', '  ', 'Bearer ', 'c4nary b', 'c4nary\nb', 'c4nary\r\nx-evil: 1', 'c4nary-tökén', undefined])(
    '%j is refused, unquoted',
    (token) => {
      let message = '';
      try {
        bearerToken(token as string);
      } catch (error) {
        message = String(error);
      }
      expect(message).toMatch(/CredentialError: The bearer token (is empty|holds blanks)/);
      expect(message).not.toMatch(/c4nary|evil|tökén/);
    },
  );
});

describe('a service account token that the client goes on without', () => {
  const at = (readFile: (path: string) => Promise<string>) => serviceAccountToken({ path: '/var/token', readFile });

  it('is read anew for every attempt: Kubernetes changes it', async () => {
    let reads = 0;
    const plugin = at(async () => `token${++reads}\n`);
    expect(await sign(plugin)).toEqual({ authorization: 'Bearer token1' });
    expect(await sign(plugin)).toEqual({ authorization: 'Bearer token2' });
  });

  it.each([
    ['missing', missing, /\/var\/token cannot be read \(ENOENT\)/],
    ['empty', async () => '\n', /\/var\/token is empty/],
    ['binary', async () => 'c4nary\u0000\u0001', /\/var\/token holds/],
  ])('%s: an error names the path, the variable and the PodDefault', async (_, readFile, message) => {
    const failure = sign(at(readFile));
    await expect(failure).rejects.toThrow(message);
    await expect(failure).rejects.toMatchObject({
      code: 'CREDENTIAL',
      hint: expect.stringMatching(/access-ml-pipeline: "true".*KF_PIPELINES_SA_TOKEN_PATH/),
    });
  });

  it('is sent again only when the file has changed', async () => {
    let content = 'old';
    const plugin = at(async () => content);
    const request = await plugin.authenticate(testRequest(), context);
    const challenge = { gate: 'the API server', response: testResponse(401), request } as const;
    expect(await plugin.recover?.(challenge, context)).toBe('give-up');
    content = 'new';
    expect(await plugin.recover?.(challenge, context)).toBe('replay');
  });
});

describe('a token function that is called too often or too rarely', () => {
  function counted(result: (call: number) => unknown) {
    let calls = 0;
    const plugin = bearerToken(async () => result(++calls) as string);
    return { plugin, calls: () => calls };
  }

  it('runs once for all who ask at the same time', async () => {
    const { plugin, calls } = counted((call) => `t${call}`);
    const all = await Promise.all(Array.from({ length: 20 }, () => sign(plugin)));
    expect(new Set(all.map(({ authorization }) => authorization))).toEqual(new Set(['Bearer t1']));
    expect(calls()).toBe(1);
  });

  it.each([
    ['expiresAt as a number', (expires: number) => ({ token: `x${expires}`, expiresAt: expires })],
    ['expiresAt as a Date', (expires: number) => ({ token: `x${expires}`, expiresAt: new Date(expires) })],
    ['the exp of a JSON Web Token', (expires: number) => jwt(expires / 1000)],
  ])('runs again before its token expires: %s', async (_, make) => {
    const { plugin, calls } = counted(() => make(clock.now() + 3_600_000));
    await sign(plugin);
    await clock.advance(3_000_000);
    await sign(plugin);
    expect(calls()).toBe(1);
    await clock.advance(400_000);
    await sign(plugin);
    expect(calls()).toBe(2);
  });

  it('does not spin over tokens that are expired when they come', async () => {
    const { plugin, calls } = counted(() => ({ token: 'x', expiresAt: clock.now() - 1000 }));
    for (let uses = 0; uses < 10; uses += 1) await sign(plugin);
    expect(calls()).toBe(1);
  });

  it('keeps no failure', async () => {
    const { plugin } = counted((call) => {
      if (call === 1) throw new Error('down');
      return 'good';
    });
    await expect(sign(plugin)).rejects.toMatchObject({ code: 'CREDENTIAL', cause: expect.any(Error) });
    expect(await sign(plugin)).toEqual({ authorization: 'Bearer good' });
  });

  it.each([undefined, null, '', 42, { token: 'c4nary\nb' }])('refuses what is no token: %j', async (result) => {
    await expect(sign(bearerToken(() => result as string))).rejects.toMatchObject({ code: 'CREDENTIAL' });
  });
});

describe('a cookie that is lost on the way', () => {
  it.each([
    ['a=1; b=2', 'a=1; b=2'],
    [' a=1 ;b=2; ', 'a=1; b=2'],
    [{ a: '1', b: 'x=y' }, 'a=1; b=x=y'],
  ])('%j', async (cookies, header) => {
    expect(await sign(sessionCookie(cookies))).toEqual({ cookie: header });
  });

  it.each(['', 'c4nary', 'a=c4nary\r\nx: y', { a: 'c4nary\nb' }, { a: 'c4nary; b=2' }])('refuses %j', (cookies) => {
    expect(() => sessionCookie(cookies)).toThrow(/session cookie/);
  });

  it('takes over what the gateway renews, and not what it clears', async () => {
    const plugin = sessionCookie('session=c4nary-old; other=1');
    const sent = await plugin.authenticate(testRequest(), context);
    const lines = ['session=c4nary-new; Path=/; HttpOnly', 'other=; Max-Age=0', 'stranger=1; Path=/'];
    const renewed = new Headers(lines.map((line): [string, string] => ['set-cookie', line]));
    plugin.observe?.({ status: 200, text: '{}', headers: renewed }, sent, context);
    expect(await sign(plugin)).toEqual({ cookie: 'session=c4nary-new; other=1' });
  });
});

describe('a function of the user that fails', () => {
  const fail = () => {
    throw new RangeError('vault');
  };

  it.each([
    ['bearerToken', bearerToken(fail)],
    ['sessionCookie', sessionCookie(fail)],
    ['headers', headers(fail)],
  ])('is named: %s', async (name, plugin) => {
    await expect(sign(plugin)).rejects.toMatchObject({
      code: 'CREDENTIAL',
      message: `The ${name}() function failed`,
      cause: expect.any(RangeError),
    });
  });
});

describe('a chain that hides what is wrong', () => {
  const absent = () => serviceAccountToken({ path: '/none', readFile: missing });

  it('goes on when there are no such credentials', async () => {
    expect(await sign(chain(absent(), bearerToken('t')))).toEqual({ authorization: 'Bearer t' });
  });

  it('stops at credentials that are there and broken', async () => {
    const broken = serviceAccountToken({ path: '/empty', readFile: async () => '' });
    await expect(sign(chain(broken, bearerToken('t')))).rejects.toThrow('/empty is empty');
  });

  it('tells every reason when nothing is found', async () => {
    await expect(sign(chain(absent(), absent()))).rejects.toThrow(/serviceAccountToken.*serviceAccountToken/);
  });
});

describe('a secret in a log', () => {
  it.each([
    ['bearerToken', bearerToken('s3cret')],
    ['bearerToken of a function', bearerToken(() => 's3cret')],
    ['sessionCookie', sessionCookie('session=s3cret')],
    ['headers', headers({ 'x-api-key': 's3cret' })],
    ['serviceAccountToken', serviceAccountToken({ path: '/t', readFile: async () => 's3cret' })],
    ['chain', chain(bearerToken('s3cret'))],
    ['none', none()],
  ])('%s shows none, before and after use', async (_, plugin) => {
    await plugin.authenticate(testRequest(), context);
    const shown = inspect(plugin, { depth: 9, showHidden: true }) + JSON.stringify(plugin) + plugin.describe();
    expect(shown).not.toContain('s3cret');
  });
});

it.each<Record<string, string>>([
  { '': 'x' },
  { 'a b': 'x' },
  { 'x-key': 'a\nb' },
  { 'x-key': 7 as unknown as string },
])('headers that cannot be sent are refused before there is a request: %j', (given) => {
  expect(() => headers(given)).toThrow(expect.objectContaining({ name: 'CredentialError', hint: expect.any(String) }));
});
