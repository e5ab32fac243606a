import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { throughDoor } from '../../../test/door-context.js';
import { isKfpError } from '../../errors/kfp-error.js';
import type { IncomingResponse } from '../../transport/incoming-response.js';
import type { OutgoingRequest } from '../../transport/outgoing-request.js';
import { dexLogin } from './dex-login.js';

const ORIGIN = 'https://kf.test';
const PASSWORD = 'c4nary&p4ss word';
const COOKIE = 'c4naryc00kie';

const location = fc.oneof(
  fc.constantFrom(
    '/dex/auth',
    '/dex/auth/local',
    '/dex/auth/local/login?state=1',
    '/oauth2/start?rd=/',
    '/oauth2/callback?code=1&state=2',
    '/oauth2/callback?error=x&state=2',
    '/dex/approval?req=1&hmac=2',
    '/pipeline/',
    '',
    '?a=b',
    '#x',
    '../..',
    'https://kf.test/dex/auth/local',
    'https://KF.test:443/dex/auth',
    'http://kf.test/dex/auth',
    'https://kf.test:444/dex/auth',
    'https://evil.test/dex/auth/local/login',
    '//evil.test/dex/auth',
    '/\\evil.test/dex/auth',
    '\\\\evil.test',
    'https:evil.test',
    'https://kf.test@evil.test/',
    'https://user:pass@kf.test/dex/auth',
    'https://kf.test.evil.test/',
    'javascript:alert(1)',
    'data:text/html,x',
    'http://[',
    'https://',
    '/\u0000',
    '/%c3%bc?x=y z',
    'https://evil.test/?code=1&state=2',
    'https://dex.test/dex/auth/local/login?state=1',
    'http://dex.test/dex/auth/local/login?state=1',
    'https://dex.test:8443/dex/auth',
    'https://x.dex.test/dex/auth',
    '/gate/start?rd=//evil.test',
    'blob:https://kf.test/x',
    'https://kf.test\\@evil.test/',
    'https://kf。test/dex/auth',
  ),
  fc.string(),
);
const attribute = (text: string) => text.replaceAll('"', '&#34;');
const element = fc.oneof(
  fc
    .tuple(fc.constantFrom('post', 'get', ''), location)
    .map(([method, action]) => `<form method="${method}" action="${attribute(action)}">`),
  fc.constantFrom(
    '<form method=post>',
    '<input name="login"><input name="password" type="password">',
    '</form>',
    '<input type=hidden name=req value=1>',
    '<input type=hidden name=approval value=approve>',
    '<input name=totp>',
    '<button name=approval value=approve>',
    '<input type=checkbox checked name=remember_me>',
    '<input type=submit name=login value=x>',
    '<div class="g-recaptcha">',
    '<base href="https://evil.test/">',
    '<meta http-equiv="refresh" content="0;url=https://evil.test/">',
    '<script src="https://evil.test/x.js">',
    '<!--',
    '<script>',
  ),
  location.map((href) => `<a href="${attribute(href)}">`),
);
const cookie = fc.oneof(
  fc
    .constantFrom(
      '; Path=/',
      '; Path=/; Secure',
      '; Domain=evil.test',
      '; Domain=kf.test; Path=/',
      '; Max-Age=0',
      '; Max-Age=99999999999999',
      '; Expires=never',
      ';;=;',
      '; Path=/dex',
    )
    .map((rest) => `door=${COOKIE}${rest}`),
  fc.constantFrom(`door_csrf=${COOKIE}; Path=/`, '=x', 'x', ''),
);
const answers: fc.Arbitrary<IncomingResponse> = fc
  .record({
    status: fc.constantFrom(
      200,
      200,
      200,
      301,
      302,
      302,
      303,
      303,
      307,
      308,
      304,
      400,
      401,
      403,
      404,
      431,
      500,
      503,
      0,
    ),
    location: fc.option(location),
    page: fc.option(fc.array(element, { maxLength: 6 })),
    cookies: fc.array(cookie, { maxLength: 3 }),
  })
  .map(({ status, location: to, page, cookies }) => ({
    status,
    text: page ? `<html>${page.join('')}` : '{}',
    headers: headersOf(to, cookies),
  }));

function headersOf(to: string | null, cookies: string[]): IncomingResponse['headers'] {
  return {
    get: (name) => (name === 'location' ? to : name === 'set-cookie' ? cookies.join(', ') || null : null),
    getSetCookie: () => cookies,
    entries: () => [],
  };
}

/** A gate that asks for a sign-in and a page that takes the password: what follows is up to whoever answers. */
const asking: IncomingResponse[] = [
  { status: 401, text: '{}', headers: headersOf(null, []) },
  { status: 302, text: '', headers: headersOf('/dex/auth/local/login?state=1', [`door_csrf=${COOKIE}; Path=/`]) },
  {
    status: 200,
    text: '<html><form method="post"><input name="login"><input name="password" type="password"></form>',
    headers: headersOf(null, []),
  },
];
const answersAfter = (...beginnings: IncomingResponse[][]) =>
  fc
    .tuple(fc.constantFrom(...beginnings), fc.array(answers, { minLength: 1, maxLength: 30 }))
    .map(([first, rest]) => [...first, ...rest]);
const scripts = answersAfter([], asking);

/** Everything about an error or a plugin that could end up in a log. */
function shown(value: unknown): string {
  const { message = '', stack = '' } = value instanceof Error ? value : {};
  return [message, stack, inspect(value, { depth: 20, showHidden: true }), JSON.stringify(value)].join('\n');
}

const SECRETS = new RegExp([PASSWORD, encodeURIComponent(PASSWORD), 'c4nary'].join('|'));

describe('a gate or a Dex that wants to have the password', () => {
  it('gets it at its own origin, once, and neither an endless login nor another error', {
    timeout: 60_000,
  }, async () => {
    let passwordsSent = 0;
    await fc.assert(
      fc.asyncProperty(scripts, async (script) => {
        let next = 0;
        const plugin = dexLogin({ username: 'jane', password: PASSWORD });
        const { call, sent, elsewhere, passwords } = throughDoor(
          plugin,
          async () => script[next++ % script.length] as IncomingResponse,
          { origin: ORIGIN },
        );
        const failure = await call().then(
          () => undefined,
          (error: unknown) => error,
        );
        if (failure !== undefined && !isKfpError(failure)) throw failure;
        expect(elsewhere).toEqual([]);
        expect(sent.length).toBeLessThanOrEqual(42);
        for (const { url } of sent) expect(new URL(url).origin).toBe(ORIGIN);
        for (const { url, headers } of sent) expect(url + JSON.stringify(headers)).not.toContain('p4ss');
        // One for the first login and one for the renewal, if its session was refused.
        expect(passwords.length).toBeLessThanOrEqual(2);
        passwordsSent += passwords.length;
        expect(shown(failure)).not.toMatch(SECRETS);
        expect(shown(plugin) + plugin.describe()).not.toMatch(SECRETS);
      }),
      { numRuns: 300, examples: [[asking]] },
    );
    expect(passwordsSent).toBeGreaterThan(0);
  });

  it('gets it at the origin of the page that asks for it, when Dex has an origin of its own', {
    timeout: 60_000,
  }, async () => {
    const dexOrigin = 'https://dex.test';
    const askedAtDex = asking.map((answer, i) =>
      i === 1 ? { ...answer, headers: headersOf(`${dexOrigin}/auth/local/login?state=1`, []) } : answer,
    );
    let passwordsAtDex = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof(scripts, answersAfter(askedAtDex)), async (script) => {
        let next = 0;
        const asked: { origin: string; isPassword: boolean }[] = [];
        const reply = async ({ url, body }: OutgoingRequest) => {
          asked.push({ origin: new URL(url).origin, isPassword: String(body?.()).includes('p4ss') });
          return script[next++ % script.length] as IncomingResponse;
        };
        const plugin = dexLogin({ username: 'jane', password: PASSWORD, dexOrigin });
        const { call } = throughDoor(plugin, reply, { origin: ORIGIN, elsewhere: reply });
        const failure = await call().catch((error: unknown) => error);
        if (failure instanceof Error && !isKfpError(failure)) throw failure;
        expect(shown(failure)).not.toMatch(SECRETS);
        for (const [i, { origin, isPassword }] of asked.entries()) {
          expect([ORIGIN, dexOrigin]).toContain(origin);
          if (!isPassword) continue;
          expect(asked[i - 1]?.origin).toBe(origin);
          passwordsAtDex += Number(origin === dexOrigin);
        }
      }),
      { numRuns: 200, examples: [[askedAtDex]] },
    );
    expect(passwordsAtDex).toBeGreaterThan(0);
  });
});
