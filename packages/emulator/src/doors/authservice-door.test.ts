import { afterEach, describe, expect, it } from 'vitest';
import { DoorBrowser } from '../../test/doors/door-browser.js';
import { type Emulator, startEmulator } from '../start-emulator.js';
import type { AuthserviceDoorOptions } from './front-door-options.js';

let emulator: Emulator | undefined;

afterEach(() => emulator?.close());

const API = '/pipeline/apis/v1beta1/experiments?resource_reference_key.type=NAMESPACE&resource_reference_key.id=team';
const ACCOUNT = 'system:serviceaccount:team:default-editor';

async function door(
  options: Partial<AuthserviceDoorOptions> = {},
): Promise<{ browser: DoorBrowser; emulator: Emulator }> {
  emulator = await startEmulator({
    speed: 0,
    multiUser: true,
    policy: { rules: [{ users: ['user@example.com', ACCOUNT], namespaces: ['team'] }] },
    frontDoor: { kind: 'oidc-authservice', ...options },
  });
  return { browser: new DoorBrowser(emulator.url), emulator };
}

describe('oidc-authservice with Dex', () => {
  it('sends everybody to Dex who is not logged in, whatever they ask for and however', async () => {
    const { browser } = await door();
    for (const method of ['GET', 'POST', 'DELETE']) {
      const answer = await browser.send(API, { method, headers: { accept: 'application/json' } });
      expect([method, answer.status]).toEqual([method, 302]);
      expect(answer.location).toMatch(/^\/dex\/auth\?client_id=.*&redirect_uri=%2Fauthservice%2Foidc%2Fcallback&/);
      expect(answer.cookies[0]).toMatch(/^oidc_state_csrf=[\w-]{43}; Path=\/; Max-Age=1200000000000$/);
    }
  });

  it('leads back to what was asked for first, with a session', async () => {
    const { browser } = await door({ callbackPath: '/login/oidc', dex: { release: '2020' } });
    const answer = await browser.login({ start: '/pipeline/' });
    expect(answer.cookies[0]).toMatch(/^authservice_session=[\w-]{43}; Path=\/; Max-Age=86400; SameSite=Lax$/);
    expect((await browser.send(API)).status).toBe(200);
  });

  it('takes a session as a bearer, too, and ends it for good when it is logged out', async () => {
    const { browser, emulator } = await door();
    const [value] = Object.values(emulator.frontDoor?.session('user@example.com') ?? {});
    const headers = { authorization: `Bearer ${value}` };
    expect((await browser.send(API, { headers })).status).toBe(200);
    const out = await browser.send('/authservice/logout', { method: 'POST', headers });
    expect([out.status, JSON.parse(out.text)]).toEqual([201, { afterLogoutURL: '/authservice/site/after_logout' }]);
    expect((await browser.send(API, { headers })).status).toBe(302);
  });

  it('ends a session after a day', async () => {
    const { browser, emulator } = await door();
    await browser.login({ start: '/pipeline/' });
    await emulator.clock.advance(86_400_000);
    expect((await browser.send(API)).status).toBe(302);
  });

  it('refuses a callback whose state is not that of the cookie', async () => {
    const { browser } = await door();
    const answer = await browser.send('/authservice/oidc/callback?code=a&state=b');
    expect([answer.status, answer.text.slice(0, 17)]).toEqual([400, 'CSRF check failed']);
    expect((await browser.send('/authservice/oidc/callback')).location).toBe('/authservice/site/homepage');
  });

  it('takes tokens of service accounts for the gateway, and not those for others', async () => {
    const { browser, emulator } = await door();
    const send = (options: { audience?: string; expiresInSeconds?: number }) =>
      browser.send(API, {
        headers: { authorization: `Bearer ${emulator.frontDoor?.token({ user: ACCOUNT, ...options })}` },
      });
    expect((await send({})).status).toBe(200);
    expect((await send({ audience: 'pipelines.kubeflow.org' })).status).toBe(302);
    const ended = await send({ expiresInSeconds: -1 });
    expect([ended.status, ended.headers.get('content-type')]).toEqual([401, 'text/plain; charset=utf-8']);
  });
});
