import { readFileSync } from 'node:fs';
import { type Emulator, type EmulatorOptions, startEmulator } from '@kfp-ts/emulator';
import { afterEach, describe, expect, it } from 'vitest';
import { KfpClient } from '../kfp-client.js';
import type { AuthPlugin } from './auth-plugin.js';
import { dexLogin } from './dex/dex-login.js';
import { sessionCookie } from './session-cookie.js';

type Door = NonNullable<EmulatorOptions['frontDoor']>;

const USER = 'user@example.com';

let emulator: Emulator | undefined;

afterEach(async () => {
  await emulator?.close();
  emulator = undefined;
});

async function setUp(frontDoor: Door, authOf: (emulator: Emulator) => AuthPlugin) {
  const started = await startEmulator({
    speed: 0,
    multiUser: true,
    policy: { rules: [{ users: [USER], namespaces: ['team'] }] },
    frontDoor,
  });
  emulator = started;
  const { frontDoor: door } = started;
  if (!door) throw new Error('there is no door');
  const auth = authOf(started);
  const kfp = new KfpClient({
    endpoint: `${started.url}/pipeline`,
    namespace: 'team',
    auth,
    retry: { baseDelayMs: 1 },
  });
  return { kfp, door, clock: started.clock };
}

const byPassword = () => dexLogin({ username: USER, password: '12341234' });

describe('oidc-authservice, which redirects each call that it refuses', () => {
  it.each([
    ['/login/oidc', '2020'],
    ['/authservice/oidc/callback', '2020'],
    ['/authservice/oidc/callback', '2022'],
    ['/authservice/oidc/callback', '2.41'],
  ] as const)('%s, Dex %s: one login for 50 calls, and another when it ends', async (callbackPath, release) => {
    const { kfp, door } = await setUp({ kind: 'oidc-authservice', callbackPath, dex: { release } }, byPassword);
    await Promise.all(Array.from({ length: 50 }, (_, index) => kfp.experiments.create({ name: `${index}` })));
    expect(door.counts()).toEqual({ logins: 1, wrongPasswords: 0 });
    door.endSessions();
    await Promise.all(Array.from({ length: 50 }, (_, index) => kfp.experiments.create({ name: `more ${index}` })));
    expect(await kfp.experiments.list().toArray({ limit: 200 })).toHaveLength(100);
    expect(door.counts()).toEqual({ logins: 2, wrongPasswords: 0 });
  });

  it('a session that has ended by the clock of the server is made anew', async () => {
    const { kfp, door, clock } = await setUp({ kind: 'oidc-authservice', sessionSeconds: 100 }, byPassword);
    await kfp.experiments.create({ name: 'a' });
    await clock.advance(100_000);
    await kfp.experiments.create({ name: 'b' });
    expect(door.counts()).toEqual({ logins: 2, wrongPasswords: 0 });
  });
});

describe('a door that takes no password of Dex', () => {
  it.each<[string, Door, object]>([
    [
      'IAP',
      { kind: 'iap' },
      { code: 'UNSUPPORTED_LOGIN', message: expect.stringContaining('https://accounts.google.com') },
    ],
    [
      'a load balancer',
      { kind: 'alb' },
      { code: 'UNSUPPORTED_LOGIN', message: expect.stringContaining('amazoncognito.com') },
    ],
    [
      'one that denies',
      { kind: 'alb', onUnauthenticated: 'deny' },
      { code: 'CREDENTIAL', message: expect.stringContaining('401') },
    ],
    [
      'Istio alone',
      { kind: 'istio' },
      { code: 'CREDENTIAL', hint: expect.stringContaining('Istio lets nobody through') },
    ],
  ])('%s', async (_, door, error) => {
    const { kfp } = await setUp(door, byPassword);
    await expect(kfp.experiments.list()).rejects.toMatchObject({ hint: expect.any(String), ...error });
  });
});

describe('cookies for https:// alone', () => {
  it.each<[string, Door]>([
    ['Kubeflow', { kind: 'oauth2-proxy', proxy: { cookieSecure: true } }],
    ['deployKF, whose cookie has the name for it', { kind: 'oauth2-proxy', setup: 'deploykf' }],
  ])('%s', async (_, frontDoor) => {
    const read = (name: string) =>
      readFileSync(new URL(`../../../../tests/certificates/${name}`, import.meta.url), 'utf8');
    const cert = read('cert.pem');
    const policy = { rules: [{ users: [USER], namespaces: ['team'] }] };
    const started = await startEmulator({ multiUser: true, policy, frontDoor, tls: { cert, key: read('key.pem') } });
    emulator = started;
    const kfp = new KfpClient({
      endpoint: `${started.url}/pipeline`,
      namespace: 'team',
      auth: byPassword(),
      tls: { ca: cert, servername: 'kfp.test' },
    });
    expect(started.url).toMatch(/^https:/);
    expect(await kfp.experiments.list()).toMatchObject({ items: [] });
    started.frontDoor?.endSessions();
    expect(await kfp.experiments.create({ name: 'a' })).toMatchObject({ name: 'a' });
    expect(started.frontDoor?.counts()).toEqual({ logins: 2, wrongPasswords: 0 });
  });
});

describe('a session that somebody has copied from a browser', () => {
  it.each<Door>([
    { kind: 'oauth2-proxy' },
    { kind: 'oauth2-proxy', setup: 'deploykf' },
    { kind: 'oidc-authservice' },
    { kind: 'alb' },
    { kind: 'alb', sessionParts: 4 },
  ])('is fetched again when it has ended: %j', async (door) => {
    let asked = 0;
    const { kfp, door: controls } = await setUp(door, ({ frontDoor }) =>
      sessionCookie(() => {
        asked += 1;
        return frontDoor?.session(USER) ?? {};
      }),
    );
    await Promise.all(Array.from({ length: 20 }, (_, index) => kfp.experiments.create({ name: `${index}` })));
    controls.endSessions();
    expect(await kfp.experiments.list().toArray({ limit: 100 })).toHaveLength(20);
    expect(asked).toBe(2);
  });
});
