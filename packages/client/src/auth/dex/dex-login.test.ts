import { describe, expect, it } from 'vitest';
import { throughDoor } from '../../../test/door-context.js';
import { settle } from '../../../test/fake-clock.js';
import { PASSWORD, USERNAME } from '../../../test/replayed-door.js';
import { answer, LOGIN_FORM, page, redirect, TinyDoor } from '../../../test/tiny-door.js';
import { ConnectionError } from '../../errors/connection-error.js';
import { type DexLoginOptions, dexLogin } from './dex-login.js';

function setUp(options: Partial<DexLoginOptions> = {}, origin?: string) {
  const door = new TinyDoor();
  const plugin = dexLogin({ username: USERNAME, password: PASSWORD, ...options });
  return { door, ...throughDoor(plugin, door.answer, origin ? { origin } : {}) };
}

describe('more logins than needed', () => {
  it('one serves 50 calls at once, before and after the session is refused', async () => {
    const { door, call, sent } = setUp();
    const fifty = () => Promise.all(Array.from({ length: 50 }, () => call({ method: 'POST', repeatable: false })));
    expect((await fifty()).map(({ status }) => status)).toEqual(Array(50).fill(200));
    expect(door.logins).toBe(1);
    door.logOut();
    expect((await fifty()).map(({ status }) => status)).toEqual(Array(50).fill(200));
    expect(door.logins).toBe(2);
    expect(sent.filter(({ url }) => url.includes('/apis/'))).toHaveLength(150);
  });

  it('one client finds the session that another with the same plugin has made', async () => {
    const door = new TinyDoor();
    const plugin = dexLogin({ username: USERNAME, password: PASSWORD });
    const [first, second] = [throughDoor(plugin, door.answer), throughDoor(plugin, door.answer)];
    await Promise.all([first.call(), second.call()]);
    door.logOut();
    await first.call();
    await second.call();
    expect(door.logins).toBe(2);
  });

  it('a session is renewed ahead of its end, so that no upload is refused', async () => {
    const { door, call, clock, sent } = setUp();
    await call();
    await clock.advance(86_400_000 - 59_000);
    await call();
    expect(door.logins).toBe(2);
    expect(sent.filter(({ url }) => url.includes('/apis/'))).toHaveLength(2);
  });

  it('an installation without a gate is not searched for one again and again', async () => {
    const { door, call, sent } = setUp();
    door.on['/pipeline/'] = () => page(200, '<div id="root">');
    door.on['/pipeline/apis/v1beta1/runs'] = () => answer(200, '{}');
    for (let calls = 0; calls < 3; calls += 1) expect((await call()).status).toBe(200);
    expect(sent).toHaveLength(4);
    expect(sent.some(({ headers }) => headers.cookie)).toBe(false);
  });

  it('a gate that shows its pages to everybody is entered when it refuses a call', async () => {
    const { door, call } = setUp();
    door.on['/pipeline/'] = () => page(200, '<div id="root">');
    expect((await call()).status).toBe(200);
    expect(door.logins).toBe(1);
  });
});

describe('oidc-authservice, which has no page of its own', () => {
  it.each(['/login/oidc', '/authservice/oidc/callback'])(
    'signs in through %s, and anew after its redirect',
    async (callback) => {
      const { door, call, sent } = setUp();
      let sessions = 0;
      const toDex = () =>
        redirect(`/dex/auth?client_id=c&state=r1`, [`oidc_state_csrf=r1; Path=/; Max-Age=1200000000000`]);
      door.on['/pipeline/'] = toDex;
      door.on['/dex/auth'] = () => redirect('/dex/auth/local?req=r1');
      door.on['/dex/auth/local'] = ({ method }) =>
        method === 'POST'
          ? redirect('/dex/approval?req=r1', [], 303)
          : page(200, LOGIN_FORM.replace(/action="[^"]*"/, ''));
      door.on['/dex/approval'] = () => redirect(`${callback}?code=k1&state=r1`, [], 303);
      door.on[callback] = ({ headers }) => {
        if (headers.cookie !== 'oidc_state_csrf=r1') return answer(400, 'CSRF check failed. This may happen if');
        sessions += 1;
        return redirect('/pipeline/', [`authservice_session=${sessions}; Path=/; Max-Age=86400; SameSite=Lax`]);
      };
      door.on['/pipeline/apis/v1beta1/runs'] = ({ headers }) =>
        headers.cookie === `authservice_session=${sessions}` && sessions > 0 ? answer(200, '{}') : toDex();
      expect((await call()).status).toBe(200);
      sessions += 1;
      expect((await call({ method: 'POST', repeatable: false })).status).toBe(200);
      expect(sent.at(-1)?.headers.cookie).toBe('authservice_session=3');
    },
  );
});

describe('a session that gets lost', () => {
  it('what is left of one is used while Dex is down, and no longer', async () => {
    const { door, call, clock } = setUp();
    await call();
    await clock.advance(86_400_000 - 30_000);
    door.on['/dex/auth/local/login'] = () => answer(503, 'upstream connect error');
    expect((await call()).status).toBe(200);
    await clock.advance(30_000);
    await expect(call()).rejects.toMatchObject({ code: 'CONNECTION', mayHaveReachedServer: false, transient: true });
  });

  it('takes over what the gate renews, and not from an answer to the session before', async () => {
    const { door, call, sent } = setUp();
    await call();
    let late: (value: ReturnType<typeof answer>) => void = () => {};
    door.on['/pipeline/apis/v1beta1/slow'] = () => new Promise((resolve) => (late = resolve));
    const slow = call({ url: 'http://localhost:8080/pipeline/apis/v1beta1/slow' });
    await settle();
    door.logOut();
    await call();
    late(redirect('', ['door=outdated; Path=/'], 200));
    expect((await slow).status).toBe(200);
    expect((await call()).status).toBe(200);
    expect(sent.at(-1)?.headers.cookie).toBe('door=c4nary-s2');
  });

  it('is not sent again after it was refused, when the login that followed failed', async () => {
    const { door, call, sent } = setUp();
    await call();
    door.logOut();
    door.on['/oauth2/start'] = () => answer(503, '');
    await expect(call()).rejects.toMatchObject({ code: 'CONNECTION', transient: true });
    const before = sent.length;
    delete door.on['/oauth2/start'];
    expect((await call()).status).toBe(200);
    expect(sent[before]?.url).toBe('http://localhost:8080/pipeline/');
  });

  it.each([
    ['Jwt is expired', 401],
    ["Jwks doesn't have key to match kid or alg from Jwt", 401],
  ])('is renewed when Istio says: %s', async (text, status) => {
    const { door, call } = setUp();
    await call();
    const stale = 'door=c4nary-s1';
    door.on['/pipeline/apis/v1beta1/runs'] = ({ headers }) =>
      headers.cookie === stale ? answer(status, text, { 'content-type': 'text/plain' }) : undefined;
    expect((await call()).status).toBe(200);
    expect(door.logins).toBe(2);
  });

  it('is sent with all its parts, and with none of the login', async () => {
    const { door, call, sent } = setUp();
    const parts = ['door_0=a; Path=/', 'door_1=b; Path=/', 'door_csrf=; Path=/', 'narrow=n; Path=/oauth2'];
    door.on['/oauth2/callback'] = () => redirect('/pipeline/', parts);
    door.on['/pipeline/apis/v1beta1/runs'] = () => answer(200, '{}');
    await call({ headers: { cookie: 'other=1' } });
    expect(sent.at(-1)?.headers.cookie).toBe('other=1; door_0=a; door_1=b');
  });
});

describe('a password that locks an account', () => {
  it('is not sent again after it was refused, however many calls there are', async () => {
    const { call, passwords } = setUp({ password: 'c4nary-wrong' });
    const calls = Array.from({ length: 50 }, () => call());
    for (const pending of calls) {
      await expect(pending).rejects.toMatchObject({
        code: 'CREDENTIAL',
        message: 'Dex on localhost:8080 refused the password of user@example.com',
        hint: expect.stringContaining('not sent again'),
      });
    }
    await expect(call()).rejects.toThrow('refused the password');
    expect(passwords).toHaveLength(1);
  });

  it('is sent once more when the function gives another one', async () => {
    let password = 'old';
    const { call, passwords } = setUp({ password: async () => password });
    await expect(call()).rejects.toThrow('refused the password');
    await expect(call()).rejects.toThrow('refused the password');
    password = PASSWORD;
    expect((await call()).status).toBe(200);
    expect(passwords).toHaveLength(2);
  });

  it.each([
    ['breaks off', () => Promise.reject(new ConnectionError('broke off'))],
    ['answers 500, as with an LDAP server that is down', async () => page(500, '<p>Login error.</p>')],
  ])('is not tried again by itself when Dex %s, unless it was right before', async (_, fail) => {
    const { door, call } = setUp();
    const broken: TinyDoor['on'][string] = ({ method }) => (method === 'POST' ? fail() : undefined);
    door.on['/dex/auth/local/login'] = broken;
    await expect(call()).rejects.toMatchObject({ code: 'CONNECTION', transient: false, mayHaveReachedServer: false });
    delete door.on['/dex/auth/local/login'];
    await call();
    door.logOut();
    door.on['/dex/auth/local/login'] = broken;
    await expect(call()).rejects.toMatchObject({ code: 'CONNECTION', transient: true, mayHaveReachedServer: false });
  });

  it.each([307, 308])('is not sent on by a %i', async (status) => {
    const { door, call, passwords } = setUp();
    door.on['/dex/auth/local/login'] = ({ method }) =>
      method === 'POST' ? redirect('/elsewhere', [], status) : undefined;
    await expect(call()).rejects.toMatchObject({ code: 'UNSUPPORTED_LOGIN' });
    expect(passwords).toHaveLength(1);
  });

  it('is not sent when a login form comes back after it was accepted', async () => {
    const { door, call, passwords } = setUp();
    door.on['/dex/auth/local/login'] = ({ method }) =>
      method === 'POST' ? redirect('/dex/again', [], 303) : undefined;
    door.on['/dex/again'] = () => page(200, LOGIN_FORM);
    await expect(call()).rejects.toMatchObject({ code: 'CREDENTIAL', message: expect.not.stringContaining('refused') });
    expect(passwords).toHaveLength(1);
  });

  it.each([
    [{ password: '' }, 'The password of dexLogin() is empty'],
    [{ password: async () => '' }, 'The password of dexLogin() is empty'],
    [{ username: '' }, 'The user name of dexLogin() is empty'],
    [{ password: () => Promise.reject(new Error('vault')) }, 'The password function of dexLogin() failed'],
  ])('is missing: %j', async (options, message) => {
    const { call, sent } = setUp(options);
    await expect(call()).rejects.toMatchObject({ code: 'CREDENTIAL', message });
    expect(sent).toHaveLength(0);
  });
});

describe('a login that fails without saying why', () => {
  it.each<[string, string, () => ReturnType<typeof answer>, object]>([
    [
      'a second factor',
      '/dex/auth/local/login',
      () => page(200, '<form method="post"><input name="totp"></form>'),
      { code: 'UNSUPPORTED_LOGIN', message: expect.stringMatching(/localhost:8080.*second factor/) },
    ],
    [
      'a provider elsewhere',
      '/oauth2/start',
      () => redirect('https://idp.example.com/authorize?x=1'),
      { code: 'UNSUPPORTED_LOGIN', message: expect.stringContaining('https://idp.example.com') },
    ],
    [
      'a SAML page',
      '/dex/auth/local/login',
      () => page(200, '<form method="post" action="https://saml.example.com/sso"><input name="SAMLRequest"></form>'),
      { code: 'UNSUPPORTED_LOGIN', message: expect.stringContaining('saml.example.com') },
    ],
    [
      'a form of another kind',
      '/dex/auth/local/login',
      () => page(200, '<form method="post"><input name="username"><input type="password" name="pass"></form>'),
      { code: 'UNSUPPORTED_LOGIN', message: expect.stringContaining('localhost:8080') },
    ],
    [
      'the address that browsers use',
      '/oauth2/start',
      () => redirect('https://kf.example.com/oauth2/callback?code=1&state=2'),
      { code: 'CREDENTIAL', hint: expect.stringContaining('https://kf.example.com') },
    ],
    [
      'https:// in place of http://',
      '/oauth2/start',
      () => redirect('https://localhost:8443/dex/auth'),
      { code: 'CREDENTIAL', hint: expect.stringContaining('https://') },
    ],
    [
      'a refusal by Dex',
      '/oauth2/start',
      () => redirect('/oauth2/callback?error=login_required&state=2'),
      { code: 'UNSUPPORTED_LOGIN', message: expect.stringContaining('login_required') },
    ],
    [
      'a lost cookie',
      '/oauth2/callback',
      () => page(403, 'Login Failed: Unable to find a valid CSRF token.'),
      { code: 'CREDENTIAL', hint: expect.stringContaining('address that browsers use') },
    ],
    [
      'no session cookie',
      '/oauth2/callback',
      () => redirect('/pipeline/', ['door_csrf=; Max-Age=0', 'other_csrf=1']),
      { code: 'CREDENTIAL', message: expect.stringContaining('302') },
    ],
    [
      'a circle',
      '/oauth2/start',
      () => redirect('/oauth2/start?again=1'),
      { code: 'CREDENTIAL', message: expect.stringContaining('20 requests') },
    ],
    [
      'a client that Dex does not know',
      '/oauth2/start',
      () => page(404, '<p>Invalid client_id (&#34;x&#34;).</p>'),
      { code: 'CREDENTIAL', hint: expect.stringContaining('do not agree') },
    ],
    [
      'Dex restarted in the middle',
      '/dex/auth/local/login',
      () => page(400, '<p>Requested resource does not exist.</p>'),
      { code: 'CONNECTION', transient: true },
    ],
    [
      'a code that cannot be redeemed',
      '/oauth2/callback',
      () => page(500, 'Oops!'),
      { code: 'CONNECTION', transient: true },
    ],
    [
      'nothing of a login',
      '/oauth2/start',
      () => answer(404, ''),
      { code: 'CREDENTIAL', message: expect.stringContaining('404') },
    ],
    ['a redirect to nowhere', '/oauth2/start', () => redirect('http://['), { code: 'CREDENTIAL' }],
    [
      'a redirect that a browser hides',
      '/oauth2/start',
      () => answer(0, ''),
      { code: 'UNSUPPORTED_LOGIN', message: expect.stringContaining('browsers') },
    ],
  ])('%s', async (_, path, changed, error) => {
    const { door, call, elsewhere } = setUp();
    door.on[path] = changed;
    const failure = await call().catch((reason: unknown) => reason);
    expect(failure).toMatchObject({ hint: expect.any(String), ...error });
    expect(elsewhere).toHaveLength(0);
  });

  it('a cookie for https:// only, over http:// to another machine, is told before the password is sent', async () => {
    const { door, call, passwords } = setUp({}, 'http://kf.example.com');
    door.on['/oauth2/start'] = () => redirect('/dex/auth/local/login', ['door_csrf=c4nary-c1; Path=/; Secure']);
    await expect(call()).rejects.toMatchObject({
      code: 'CREDENTIAL',
      message: expect.stringContaining('https:// only'),
    });
    expect(passwords).toHaveLength(0);
  });
});

it('an installation without a gate is not blamed for the lack of a login: what the API says counts', async () => {
  const { door, call, passwords } = setUp();
  const pages = () => page(200, '<div id="root">');
  door.on['/pipeline/'] = pages;
  door.on['/oauth2/start'] = pages;
  const refusal = answer(401, '{"code":16,"message":"there is no user identity header"}');
  door.on['/pipeline/apis/v1beta1/runs'] = () => refusal;
  expect(await call()).toBe(refusal);
  expect(passwords).toHaveLength(0);
});

describe('a password for another origin', () => {
  it('is not sent to an address with a user name in it, even at the own host', async () => {
    const { door, call, sent } = setUp();
    door.on['/oauth2/start'] = () => redirect('http://jane:x@localhost:8080/dex/auth/local/login');
    await expect(call()).rejects.toMatchObject({ code: 'UNSUPPORTED_LOGIN' });
    expect(sent).toHaveLength(2);
  });

  it.each([
    ['the gate asks for it on behalf of Dex', 'http://localhost:8080', 'https://dex.test'],
    ['Dex asks for it on behalf of the gate', 'https://dex.test', 'http://localhost:8080'],
  ])('is not sent when %s', async (_, asking, target) => {
    const door = new TinyDoor();
    door.on['/oauth2/start'] = () => redirect(`${asking}/form`);
    door.on['/form'] = () => page(200, LOGIN_FORM.replace('action="', `action="${target}`));
    const plugin = dexLogin({ username: USERNAME, password: PASSWORD, dexOrigin: 'https://dex.test' });
    const { call, passwords, elsewhere } = throughDoor(plugin, door.answer, { elsewhere: door.answer });
    await expect(call()).rejects.toMatchObject({ code: 'UNSUPPORTED_LOGIN', message: expect.stringContaining(target) });
    expect(passwords).toHaveLength(0);
    expect(elsewhere.every(({ method }) => method === 'GET')).toBe(true);
  });

  it.each(['dex.example.com', 'ftp://dex.example.com', 'https://jane:x@dex.example.com'])(
    'is refused at once with the dexOrigin %s',
    (dexOrigin) => {
      expect(() => dexLogin({ username: 'u', password: 'p', dexOrigin })).toThrow(
        expect.objectContaining({ code: 'CONFIGURATION', message: 'The dexOrigin option is no origin' }),
      );
    },
  );
});

describe('a password for the wrong directory', () => {
  const picker = page(200, '<a href="/dex/auth/corp?x=1">Corp</a><a href="/dex/auth/mock?x=1">Mock</a>');

  it.each([
    [undefined, 'local'],
    ['ldap', 'ldap'],
  ])('connector %s is not on offer: the ones that are get named', async (connector, wanted) => {
    const { door, call, passwords } = setUp({ connector });
    door.on['/oauth2/start'] = () => redirect('/dex/auth?x=1');
    door.on['/dex/auth'] = () => picker;
    await expect(call()).rejects.toMatchObject({
      message: `Dex on localhost:8080 offers no connector "${wanted}"`,
      hint: expect.stringContaining('corp, mock'),
    });
    expect(passwords).toHaveLength(0);
  });

  it('is not sent when Dex leads straight to another connector than the one asked for', async () => {
    const { call, passwords } = setUp({ connector: 'ldap' });
    await expect(call()).rejects.toMatchObject({ hint: expect.stringContaining('It offers: local') });
    expect(passwords).toHaveLength(0);
  });
});
