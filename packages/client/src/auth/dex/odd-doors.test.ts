import { describe, expect, it } from 'vitest';
import { throughDoor } from '../../../test/door-context.js';
import { PASSWORD, USERNAME } from '../../../test/replayed-door.js';
import { answer, LOGIN_FORM, page, redirect, TinyDoor } from '../../../test/tiny-door.js';
import { type DexLoginOptions, dexLogin } from './dex-login.js';

function setUp(options: Partial<DexLoginOptions> = {}, origin?: string) {
  const door = new TinyDoor();
  const plugin = dexLogin({ username: USERNAME, password: PASSWORD, ...options });
  return { door, ...throughDoor(plugin, door.answer, { elsewhere: door.answer, ...(origin ? { origin } : {}) }) };
}

const LOGIN = '/dex/auth/local/login';

/** The login form in the words of somebody else. */
function themed(html: string): TinyDoor['on'][string] {
  return ({ method }) => (method === 'GET' ? page(200, html) : undefined);
}

describe('a theme of Dex that nobody has thought of', () => {
  it.each([
    [
      'fields in another order',
      '<form METHOD=POST><input name=password type=password><input name=login></form>',
      'password=12341234&login=user%40example.com',
    ],
    [
      'a hidden field',
      '<form method=post><input type=hidden name=t value=x><input name=login><input name=password></form>',
      't=x&login=user%40example.com&password=12341234',
    ],
    [
      'a button with a value',
      '<form method=post><input name=login><input name=password><button name=go value=in>Go</button><button name=no value=out>No</button></form>',
      'login=user%40example.com&password=12341234&go=in',
    ],
    [
      'an input as button',
      '<form method=post><input name=login><input name=password><input type=submit name=go value=in></form>',
      'login=user%40example.com&password=12341234&go=in',
    ],
    [
      'a button that sends nothing',
      '<form method=post><button type=button name=show value=1>Show</button><input name=login><input name=password><button>Go</button></form>',
      'login=user%40example.com&password=12341234',
    ],
    [
      'a box that is ticked',
      '<form method=post><input type=checkbox name=remember_me checked><input type=checkbox name=news value=1><input name=login><input name=password></form>',
      'remember_me=on&login=user%40example.com&password=12341234',
    ],
    [
      'a search before it',
      '<form action="/search"><input name=q></form><form method=post><input name=login><input name=password></form>',
      'login=user%40example.com&password=12341234',
    ],
    [
      'text before the page',
      '\ufeff\n<!-- x --><form method=post><input name=login><input name=password></form>',
      'login=user%40example.com&password=12341234',
    ],
    [
      'a form that is closed late',
      '<form method=post><div><input name=login></div><input name=password><form></form>',
      'login=user%40example.com&password=12341234',
    ],
  ])('%s', async (_, html, body) => {
    const { door, call, passwords } = setUp();
    door.on[LOGIN] = themed(html);
    expect((await call()).status).toBe(200);
    expect(passwords.map((request) => String(request.body?.()))).toEqual([body]);
  });
});

describe('a Dex at another place', () => {
  const at = async (paths: Record<string, string>, dexOrigin?: string) => {
    const { door, call, sent, elsewhere } = setUp({ dexOrigin }, 'https://kf.test');
    const own = dexOrigin ?? '';
    door.on['/oauth2/start'] = () =>
      redirect(`${own}${paths.auth}?client_id=c&state=s`, ['door_csrf=c4nary-c1; Path=/']);
    door.on[paths.auth ?? ''] = () =>
      page(200, `<a href="${paths.local}?a=1&amp;b=2">Local</a><a href="${paths.ldap}?a=1&amp;b=2">LDAP</a>`);
    door.on[paths.local ?? ''] = () => redirect(`${paths.login}?back=&state=r1`);
    door.on[paths.login ?? ''] = ({ method }) =>
      method === 'GET'
        ? page(200, LOGIN_FORM.replace(/action="[^"]*"/, ''))
        : redirect(`${paths.approval}?req=r1&hmac=h`, [], 303);
    door.on[paths.approval ?? ''] = ({ method }) =>
      method === 'GET'
        ? page(200, '<form method=post><input type=hidden name=approval value=approve></form>')
        : redirect('https://kf.test/oauth2/callback?code=k1&state=s', [], 303);
    expect((await call()).status).toBe(200);
    return { sent, elsewhere };
  };
  const below = (root: string) => ({
    auth: `${root}/auth`,
    local: `${root}/auth/local`,
    ldap: `${root}/auth/ldap`,
    login: `${root}/auth/local/login`,
    approval: `${root}/approval`,
  });

  it.each(['/dex', '', '/auth', '/id/p'])('below %j of the gate', async (root) => {
    expect((await at(below(root))).elsewhere).toEqual([]);
  });

  it.each(['', '/dex'])('below %j of its own origin, which gets no cookies of the gate', async (root) => {
    const { elsewhere } = await at(below(root), 'https://dex.test');
    expect(elsewhere.map(({ method }) => method).join(' ')).toBe('GET GET GET POST GET POST');
    for (const { headers } of elsewhere) expect(headers.cookie).toBeUndefined();
  });
});

describe('a password that is sent where others can read it', () => {
  it('not over http:// to a Dex on another machine', async () => {
    const { door, call, elsewhere } = setUp({ dexOrigin: 'http://dex.example.com' }, 'https://kf.test');
    door.on['/oauth2/start'] = () => redirect(`http://dex.example.com${LOGIN}?state=r1`);
    await expect(call()).rejects.toMatchObject({
      code: 'CREDENTIAL',
      message: 'The login on kf.test leads to http://dex.example.com, where the password would be sent unencrypted',
      hint: expect.stringContaining('https://'),
    });
    expect(elsewhere).toEqual([]);
  });

  it.each([
    ['https://kf.test', 'http://dex.auth.svc.cluster.local:5556'],
    ['http://kf.example.com', 'http://dex.example.com'],
  ])('it is, where that was allowed: %s, %s', async (origin, dexOrigin) => {
    const { door, call, passwords, elsewhere } = setUp({ dexOrigin }, origin);
    door.on['/oauth2/start'] = () => redirect(`${dexOrigin}${LOGIN}?state=r1`, ['door_csrf=c4nary-c1; Path=/']);
    door.on[LOGIN] = ({ method }) =>
      method === 'POST' ? redirect(`${origin}/oauth2/callback?code=k1&state=x`, [], 303) : undefined;
    expect((await call()).status).toBe(200);
    expect([passwords.length, elsewhere.length]).toEqual([0, 2]);
  });
});

describe('a refusal of another shape that has the password sent again and again', () => {
  it.each([
    ['401 without a form', () => page(401, '<p>Nope</p>')],
    ['401 as JSON', () => answer(401, '{"error":"invalid"}')],
    ['403', () => answer(403, 'Forbidden')],
  ])('%s', async (_, refuse) => {
    const { door, call, passwords } = setUp();
    door.on[LOGIN] = ({ method }) => (method === 'POST' ? refuse() : undefined);
    for (let calls = 0; calls < 3; calls += 1)
      await expect(call()).rejects.toMatchObject({ code: 'CREDENTIAL', message: expect.stringContaining('refused') });
    expect(passwords).toHaveLength(1);
  });

  it.each([
    ['a page without a form', () => page(200, '<p>Sorry, try again</p>')],
    ['a form of another kind', () => page(200, '<form method=post><input name=x type=password></form>')],
    ['the choice of connectors', () => page(200, '<a href="/dex/auth/local?x">Local</a>')],
    ['a captcha from now on', () => page(200, `${LOGIN_FORM}<div class="g-recaptcha"></div>`)],
    ['a second factor', () => page(200, '<form method=post><input name=totp></form>')],
    ['nothing', () => answer(204, '')],
    ['no such page', () => answer(404, 'nginx')],
  ])('%s: the first answer counts for all later calls', async (_, reply) => {
    const { door, call, passwords } = setUp();
    door.on[LOGIN] = ({ method }) => (method === 'POST' ? reply() : undefined);
    for (let calls = 0; calls < 3; calls += 1) await expect(call()).rejects.toMatchObject({ hint: expect.any(String) });
    expect(passwords).toHaveLength(1);
  });

  it('but a password that was right before is sent when such an answer has passed', async () => {
    const { door, call, passwords } = setUp();
    await call();
    door.logOut();
    door.on[LOGIN] = ({ method }) => (method === 'POST' ? page(200, '<p>Back in a minute</p>') : undefined);
    await expect(call()).rejects.toMatchObject({ code: 'CREDENTIAL' });
    delete door.on[LOGIN];
    expect((await call()).status).toBe(200);
    expect(passwords).toHaveLength(3);
  });

  it('of two clients that share the plugin', async () => {
    const door = new TinyDoor();
    const plugin = dexLogin({ username: USERNAME, password: 'c4nary-wrong' });
    const clients = [0, 1].map(() => throughDoor(plugin, door.answer));
    await Promise.allSettled(clients.map(({ call }) => call()));
    for (const { call } of clients) await expect(call()).rejects.toThrow('refused the password');
    expect(clients.flatMap(({ passwords }) => passwords)).toHaveLength(1);
  });
});

describe('a gate that shows its way in otherwise', () => {
  it('with a link, below a path of its own', async () => {
    const { door, call } = setUp();
    door.on['/pipeline/'] = () =>
      page(403, '<a href="/docs">Help</a><a href="/gate/start?rd=%2Fpipeline%2F">Sign in</a>');
    door.on['/oauth2/start'] = () => answer(404, '');
    door.on['/gate/start'] = () => redirect(`${LOGIN}?state=r1`, ['door_csrf=c4nary-c1; Path=/']);
    expect((await call()).status).toBe(200);
  });

  it('by a form for its own users beside it', async () => {
    const { door, call, passwords } = setUp();
    door.on['/pipeline/'] = () =>
      page(
        403,
        '<form method="POST" action="/oauth2/sign_in"><input name="username"><input name="password" type="password"></form><form method="GET" action="/oauth2/start"><input type="hidden" name="rd" value="/x"></form>',
      );
    expect((await call()).status).toBe(200);
    expect(passwords).toHaveLength(1);
  });

  it.each([
    ['Basic', 'Basic realm="x"'],
    ['Negotiate', 'Negotiate'],
    ['NTLM', 'NTLM'],
  ])('by %s authentication, which is named', async (scheme, header) => {
    const { door, call } = setUp();
    const refuse = () => answer(401, 'no', { 'www-authenticate': header });
    door.on['/pipeline/'] = refuse;
    door.on['/oauth2/start'] = refuse;
    await expect(call()).rejects.toMatchObject({
      code: 'UNSUPPORTED_LOGIN',
      message: expect.stringContaining(`localhost:8080 answers with a demand for ${scheme} authentication`),
    });
  });
});

describe('a login that no program can make', () => {
  it.each([
    ['a captcha', `${LOGIN_FORM}<div class="g-recaptcha" data-sitekey="x"></div>`],
    ['another captcha', `${LOGIN_FORM}<div class="h-captcha"></div>`],
    ['a captcha in a field', LOGIN_FORM.replace('<input', '<input name="captcha"><input')],
    ['a captcha of a content network', `${LOGIN_FORM}<div class="cf-turnstile"></div>`],
  ])('for %s: told before the password is sent', async (_, html) => {
    const { door, call, passwords } = setUp();
    door.on[LOGIN] = themed(html);
    await expect(call()).rejects.toMatchObject({
      code: 'UNSUPPORTED_LOGIN',
      message: 'The login on localhost:8080 answers with a captcha',
    });
    expect(passwords).toHaveLength(0);
  });

  it.each([
    ['WebAuthn', '/dex/mfa/webauthn', '<script>navigator.credentials.get()</script>'],
    [
      'Keycloak',
      '/realms/ml/protocol/openid-connect/auth',
      '<form method="post" action="/realms/ml/login-actions/authenticate?x"><input name="username"><input type="password" name="password"></form>',
    ],
    [
      'a page that is all script',
      '/signin',
      '<noscript>You need to enable JavaScript</noscript><script src="/app.js"></script>',
    ],
  ])('%s at the own host', async (_, path, html) => {
    const { door, call, passwords } = setUp();
    door.on['/oauth2/start'] = () => redirect(path);
    door.on[path] = () => page(200, html);
    await expect(call()).rejects.toMatchObject({
      code: 'UNSUPPORTED_LOGIN',
      message: expect.stringContaining('localhost:8080'),
    });
    expect(passwords).toHaveLength(0);
  });

  it.each([
    'https://accounts.google.com/o/oauth2/v2/auth?client_id=x',
    'https://github.com/login/oauth/authorize?client_id=x',
    'https://login.microsoftonline.com/common/oauth2/v2.0/authorize?x',
    'https://corp.okta.com/oauth2/v1/authorize?x',
    'https://keycloak.corp.example/realms/ml/protocol/openid-connect/auth?x',
  ])('elsewhere: %s', async (location) => {
    const { door, call, elsewhere } = setUp();
    door.on['/oauth2/start'] = () => redirect(location);
    await expect(call()).rejects.toMatchObject({
      code: 'UNSUPPORTED_LOGIN',
      message: expect.stringContaining(new URL(location).host),
    });
    expect(elsewhere).toEqual([]);
  });
});
