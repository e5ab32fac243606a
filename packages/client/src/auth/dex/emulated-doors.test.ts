import { type Emulator, type EmulatorOptions, startEmulator } from '@kfp-ts/emulator';
import { afterEach, describe, expect, it } from 'vitest';
import type { KfpClientOptions } from '../../config/client-options.js';
import { systemClock } from '../../config/clock.js';
import { KfpClient } from '../../kfp-client.js';
import { type DexLoginOptions, dexLogin } from './dex-login.js';

type Door = Extract<NonNullable<EmulatorOptions['frontDoor']>, { kind: 'oauth2-proxy' }>;

const USER = 'user@example.com';
const PACKAGE = new URL('../../../../../tests/pipelines/v1_p02_conditions.yaml', import.meta.url);

let emulator: Emulator | undefined;

afterEach(async () => {
  await emulator?.close();
  emulator = undefined;
});

async function setUp(
  door: Partial<Door> = {},
  login: Partial<DexLoginOptions> = {},
  options: Partial<KfpClientOptions> = {},
) {
  const started = await startEmulator({
    speed: 0,
    execution: 'manual',
    multiUser: true,
    policy: { rules: [{ users: [USER], namespaces: ['team'] }] },
    frontDoor: { kind: 'oauth2-proxy', ...door },
  });
  emulator = started;
  const kfp = new KfpClient({
    endpoint: `${started.url}/pipeline`,
    namespace: 'team',
    auth: dexLogin({ username: USER, password: '12341234', ...login }),
    retry: { baseDelayMs: 1 },
    ...options,
  });
  const counts = () => started.frontDoor?.counts();
  return { emulator: started, kfp, counts };
}

const setups = ['kubeflow-1.9.1', 'kubeflow-1.9.0', 'deploykf', 'plain'] as const;
const releases = ['2.41', '2022', '2020', '2.35', '2.45', 'head'] as const;
const installations = [
  ...setups.map((setup) => [setup, '2.41'] as const),
  ...releases.slice(1).map((release) => ['kubeflow-1.9.1', release] as const),
  ['kubeflow-1.9.0', '2022'] as const,
];

describe('a user who is not let in', () => {
  it.each(installations)(
    '%s, Dex %s: one login for 50 calls at once, and another when it ends',
    async (setup, release) => {
      const { kfp, counts, emulator } = await setUp({ setup, dex: { release } });
      const fifty = () =>
        Promise.all(Array.from({ length: 50 }, (_, index) => kfp.experiments.create({ name: `${index}` })));
      expect(await fifty()).toHaveLength(50);
      expect(counts()).toEqual({ logins: 1, wrongPasswords: 0 });
      emulator.frontDoor?.endSessions();
      expect(await kfp.experiments.list().toArray({ limit: 100 })).toHaveLength(50);
      expect(counts()).toEqual({ logins: 2, wrongPasswords: 0 });
    },
  );

  it.each<[string, Partial<Door>, Partial<DexLoginOptions>]>([
    ['a page that asks for approval', { dex: { skipApproval: false } }, {}],
    ['such a page of Dex 2.35, which is signed', { dex: { skipApproval: false, release: '2.35' } }, {}],
    ['such a page of Dex after 2.45', { dex: { skipApproval: false, release: 'head' } }, {}],
    [
      'several connectors',
      { dex: { connectors: [{ id: 'corp' }, { id: 'local' }, { id: 'sso', kind: 'callback' }] } },
      {},
    ],
    [
      'several connectors of an old Dex',
      { dex: { release: '2020', connectors: [{ id: 'corp' }, { id: 'local' }] } },
      {},
    ],
    [
      'LDAP beside others',
      { dex: { connectors: [{ id: 'ldap' }, { id: 'local', users: [] }] } },
      { connector: 'ldap' },
    ],
    ['LDAP alone', { dex: { connectors: [{ id: 'ldap', prompt: 'Email Address' }] } }, {}],
    ['a state in base64', { proxy: { encodeState: true } }, {}],
    ['a csrf cookie for each login', { proxy: { csrfPerRequest: true } }, {}],
    ['cookies for https alone, at this machine', { proxy: { cookieSecure: true } }, {}],
    [
      'a session of several cookies',
      {
        users: [
          {
            email: USER,
            password: '12341234',
            groups: Array.from({ length: 300 }, (_, group) => `group-${group}-of-many`),
          },
        ],
      },
      {},
    ],
    [
      'an odd password',
      { users: [{ email: USER, password: ' c4nary p&=+% ü😀"' }] },
      { password: ' c4nary p&=+% ü😀"' },
    ],
  ])('%s', async (_, door, login) => {
    const { kfp, counts } = await setUp(door, login);
    expect(await kfp.experiments.list()).toMatchObject({ items: [] });
    expect(counts()).toEqual({ logins: 1, wrongPasswords: 0 });
  });

  it.each(releases)('Dex %s refuses a wrong password: once, for all calls', async (release) => {
    const { kfp, counts } = await setUp({ dex: { release } }, { password: 'c4nary-wrong' });
    const calls = await Promise.allSettled(Array.from({ length: 50 }, () => kfp.experiments.list()));
    for (const call of calls) expect(call).toMatchObject({ status: 'rejected', reason: { code: 'CREDENTIAL' } });
    await expect(kfp.experiments.list()).rejects.toThrow('refused the password of user@example.com');
    expect(counts()).toEqual({ logins: 0, wrongPasswords: 1 });
  });

  it.each<[string, Partial<Door>, Partial<DexLoginOptions>, string]>([
    ['a second factor', { dex: { release: 'head', secondFactor: true } }, {}, '127.0.0.1'],
    [
      'another provider',
      { dex: { connectors: [{ id: 'sso', kind: 'callback', providerUrl: 'https://idp.example.com/authorize' }] } },
      {},
      'idp.example.com',
    ],
    [
      'another provider that was chosen',
      { dex: { connectors: [{ id: 'sso', kind: 'callback' }, { id: 'local' }] } },
      { connector: 'sso' },
      'dex.auth.svc.cluster.local',
    ],
  ])('%s ends in an UnsupportedLoginError that names the host', async (_, door, login, host) => {
    const { kfp } = await setUp(door, login);
    await expect(kfp.experiments.list()).rejects.toMatchObject({
      code: 'UNSUPPORTED_LOGIN',
      message: expect.stringContaining(host),
    });
  });
});

describe('a call that a login loses or doubles', () => {
  it.each(setups.slice(0, 2))('%s: none, when sessions end in the middle of a wait', async (setup) => {
    const { kfp, counts, emulator } = await setUp({ setup });
    const run = await kfp.runs.submit({ name: 'long', package: PACKAGE });
    let looks = 0;
    const done = await run.wait({
      poll: { minMs: 50, maxMs: 50 },
      onProgress: () => {
        looks += 1;
        if (looks <= 3) emulator.frontDoor?.endSessions();
        if (looks === 4) void emulator.setRun(run.id, { phase: 'Succeeded' });
      },
    });
    expect(done.status).toBe('Succeeded');
    expect(counts()).toEqual({ logins: 4, wrongPasswords: 0 });
  });

  it('none, when sessions end before uploads and 20 of them come at once', async () => {
    const { kfp, counts, emulator } = await setUp();
    await kfp.server.health();
    emulator.frontDoor?.endSessions();
    const names = Array.from({ length: 20 }, (_, index) => `pipeline ${index}`);
    await Promise.all(names.map((name) => kfp.pipelines.upload(PACKAGE, { name })));
    const uploaded = await kfp.pipelines.list().toArray({ limit: 100 });
    expect(uploaded.map(({ name }) => name).sort()).toEqual(names.sort());
    expect(counts()).toEqual({ logins: 2, wrongPasswords: 0 });
  });

  it('none, when Dex starts anew with other keys', async () => {
    const { kfp, counts, emulator } = await setUp();
    await kfp.experiments.create({ name: 'a' });
    await emulator.frontDoor?.restartIdentityProvider();
    await Promise.all(['b', 'c', 'd'].map((name) => kfp.experiments.create({ name })));
    expect(await kfp.experiments.list().toArray({ limit: 100 })).toHaveLength(4);
    expect(counts()).toMatchObject({ wrongPasswords: 0 });
  });

  it('none, when Dex cannot be reached for a moment', async () => {
    let pauses = 0;
    const patient = { maxAttempts: 10, baseDelayMs: 1, maxDelayMs: 1 };
    const schedule: typeof systemClock.schedule = (callback, ms) => {
      if (ms <= patient.maxDelayMs && ++pauses === 3) emulator.frontDoor?.setIdentityProviderDown(false);
      return systemClock.schedule(callback, ms);
    };
    const { kfp, emulator } = await setUp({}, {}, { retry: patient, clock: { ...systemClock, schedule } });
    await kfp.experiments.create({ name: 'a' });
    emulator.frontDoor?.endSessions();
    emulator.frontDoor?.setIdentityProviderDown(true);
    await kfp.experiments.create({ name: 'b' });
    expect(pauses).toBe(3);
    expect(await kfp.experiments.list().toArray({ limit: 100 })).toHaveLength(2);
  });

  it('none, when a session is renewed by the gate for days', async () => {
    const { kfp, counts, emulator } = await setUp({ setup: 'deploykf' });
    for (let day = 0; day < 20; day += 1) {
      await kfp.experiments.create({ name: `${day}` });
      await emulator.clock.advance(86_400_000 / 2);
    }
    expect(await kfp.experiments.list().toArray({ limit: 100 })).toHaveLength(20);
    expect(counts()).toEqual({ logins: 1, wrongPasswords: 0 });
  });
});
