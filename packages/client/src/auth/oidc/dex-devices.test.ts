import { type Emulator, startEmulator } from '@kfp-ts/emulator';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { throughDoor } from '../../../test/door-context.js';
import { answer } from '../../../test/tiny-door.js';
import { type Clock, systemClock } from '../../config/clock.js';
import { KfpClient } from '../../kfp-client.js';
import { oidcClientCredentials } from './oidc-client-credentials.js';
import { oidcDeviceCode } from './oidc-device-code.js';

let emulator: Emulator | undefined;
afterEach(async () => {
  await emulator?.close();
  emulator = undefined;
});

/** The emulator's time. Between two looks for the entered code it passes at once, and `onPause` hears of it. */
function clockOf({ clock }: Emulator, onPause: () => void): Clock {
  return {
    now: () => clock.now().getTime(),
    schedule: (callback, ms) => {
      if (ms > 10_000) return systemClock.schedule(callback, ms);
      onPause();
      void clock.advance(ms).then(callback);
      return () => {};
    },
  };
}

describe('Dex, which names addresses inside the cluster and says 401 while nobody has entered the code', () => {
  it.each([
    ['2.41', '/dex/token'],
    ['2.45', '/dex/token'],
    ['2022', '/dex/token'],
    ['2020', '/dex/device/token'],
  ] as const)('%s', async (release, path) => {
    const started = await startEmulator({
      speed: 0,
      multiUser: true,
      policy: { rules: [{ users: ['user@example.com'], namespaces: ['team'] }] },
      frontDoor: { kind: 'oauth2-proxy', dex: { release } },
    });
    emulator = started;
    const prompts: string[] = [];
    const plugin = oidcDeviceCode({
      issuer: 'http://dex.auth.svc.cluster.local:5556/dex',
      clientId: 'kubeflow-pipelines-sdk',
      endpoints: { token: started.url + path, deviceAuthorization: `${started.url}/dex/device/code` },
      onPrompt: ({ userCode }) => void prompts.push(userCode),
    });
    let pauses = 0;
    // Once it has been told that nobody has entered the code.
    const clock = clockOf(started, () => {
      if (++pauses === 2) started.frontDoor?.approveDevice(prompts[0] ?? '', 'user@example.com');
    });
    const kfp = new KfpClient({ endpoint: `${started.url}/pipeline`, namespace: 'team', auth: plugin, clock });
    expect(await Promise.all([kfp.experiments.list(), kfp.experiments.list()])).toHaveLength(2);
    expect([prompts.length, pauses]).toEqual([1, 2]);
  });
});

describe('a code that nobody enters', () => {
  it.each(['slow_down', 'authorization_pending'])('ends at its time, not before and not never: %s', async (error) => {
    let looks = 0;
    const json = { 'content-type': 'application/json' };
    const plugin = oidcDeviceCode({
      issuer: 'https://login.test',
      clientId: 'cli',
      endpoints: { token: 'https://login.test/token', deviceAuthorization: 'https://login.test/device' },
      onPrompt: () => {},
    });
    const { call, clock } = throughDoor(plugin, async () => answer(500, ''), {
      elsewhere: async ({ url }) => {
        if (url.endsWith('/token')) {
          looks += 1;
          return answer(401, JSON.stringify({ error }), { ...json, 'www-authenticate': 'Basic' });
        }
        const device = {
          device_code: 'd',
          user_code: 'u',
          verification_uri: 'https://login.test/enter',
          expires_in: 60,
        };
        return answer(200, JSON.stringify(device), json);
      },
    });
    await expect(clock.run(call())).rejects.toMatchObject({
      code: 'CREDENTIAL',
      message: 'oidcDeviceCode(): login.test answered expired_token',
    });
    expect(looks).toBe(error === 'slow_down' ? 4 : 11);
    expect(clock.pending).toBe(0);
  });
});

it('a package that is not installed is named', async () => {
  vi.doMock('oauth4webapi', () => {
    throw new Error("Cannot find package 'oauth4webapi'");
  });
  const plugin = oidcClientCredentials({ issuer: 'https://login.test', clientId: 'a', clientSecret: 'b' });
  const { call } = throughDoor(plugin, async () => answer(500, ''));
  await expect(call()).rejects.toMatchObject({
    code: 'CONFIGURATION',
    message: 'oidcClientCredentials() needs the package oauth4webapi, which is not installed',
    hint: 'Install it: npm install oauth4webapi@3',
  });
  vi.doUnmock('oauth4webapi');
});
