import { expect, it } from 'vitest';
import { throughDoor } from '../../../test/door-context.js';
import { PASSWORD, USERNAME } from '../../../test/replayed-door.js';
import { redirect, TinyDoor } from '../../../test/tiny-door.js';
import { dexLogin } from './dex-login.js';

/** What a login says that is led to `location`. */
async function ledTo(location: string, origin = 'https://kf.test'): Promise<{ message: string; hint: string }> {
  const door = new TinyDoor();
  door.on['/oauth2/start'] = () => redirect(location);
  const plugin = dexLogin({ username: USERNAME, password: PASSWORD });
  const { call, elsewhere } = throughDoor(plugin, door.answer, { elsewhere: door.answer, origin });
  const failure = await call().then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(elsewhere).toEqual([]);
  return failure as { message: string; hint: string };
}

it.each([
  ['https://accounts.google.com/o/oauth2/v2/auth?client_id=1', 'iapServiceAccount()'],
  ['https://kubeflow.auth.eu-central-1.amazoncognito.com/oauth2/authorize', 'AWSELBAuthSessionCookie-0'],
  ['https://login.microsoftonline.com/t/oauth2/v2.0/authorize', 'sessionCookie()'],
])('a user is led to have the password sent to a provider that is no Dex: %s', async (location, hint) => {
  const failure = await ledTo(location);
  expect(failure).toMatchObject({ code: 'UNSUPPORTED_LOGIN', hint: expect.stringContaining(hint) });
  expect(failure.message).toContain(new URL(location).host);
  expect(failure.hint).not.toContain('dexOrigin');
});

it.each(['https://accounts.google.com.evil.test/', 'https://dex.test/auth'])(
  'a Dex at an origin of its own is not told how to be reached: %s',
  async (location) => {
    expect((await ledTo(location)).hint).toContain(`dexOrigin: '${new URL(location).origin}'`);
  },
);

it.each(['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x'])(
  'a hint gives an option that would be refused: %s',
  async (location) => {
    const failure = await ledTo(location);
    expect(failure).toMatchObject({ code: 'CREDENTIAL', message: expect.stringContaining('an address that is none') });
    expect(failure.hint).not.toContain('dexOrigin');
  },
);

it('a Dex beside the gateway, at another port, is taken for the gateway over http', async () => {
  expect(await ledTo('http://127.0.0.1:5556/dex/auth', 'https://127.0.0.1:8443')).toMatchObject({
    code: 'UNSUPPORTED_LOGIN',
    hint: expect.stringContaining("dexOrigin: 'http://127.0.0.1:5556'"),
  });
  expect(await ledTo('http://kf.test/dex/auth')).toMatchObject({
    code: 'CREDENTIAL',
    hint: 'Give the endpoint with http://, if that is the address of the gateway.',
  });
});
