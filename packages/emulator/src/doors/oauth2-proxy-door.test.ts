import { afterEach, describe, expect, it } from 'vitest';
import { DoorBrowser } from '../../test/doors/door-browser.js';
import type { EmulatorOptions } from '../emulator-options.js';
import { type Emulator, startEmulator } from '../start-emulator.js';
import type { DexReleaseName } from './dex/dex-options.js';
import { DEX_RELEASES } from './dex/dex-release.js';
import type { OAuth2ProxyDoorOptions } from './front-door-options.js';

let emulator: Emulator | undefined;

afterEach(async () => {
  await emulator?.close();
  emulator = undefined;
});

const API = '/pipeline/apis/v1beta1/experiments?resource_reference_key.type=NAMESPACE&resource_reference_key.id=team';

async function door(
  options: Partial<OAuth2ProxyDoorOptions> = {},
  more: Partial<EmulatorOptions> = {},
): Promise<{ browser: DoorBrowser; emulator: Emulator }> {
  emulator = await startEmulator({
    speed: 0,
    multiUser: true,
    policy: { rules: [{ users: ['user@example.com'], namespaces: ['team'] }] },
    frontDoor: { kind: 'oauth2-proxy', ...options },
    ...more,
  });
  return { browser: new DoorBrowser(emulator.url), emulator };
}

describe('oauth2-proxy with Dex', () => {
  it('lets nobody through who is not logged in', async () => {
    const { browser } = await door();
    const api = await browser.send(API, { headers: { 'kubeflow-userid': 'user@example.com' } });
    expect([api.status, api.text]).toEqual([401, '{}']);
    const page = await browser.send('/pipeline/');
    expect(page.status).toBe(403);
    expect(page.text).toContain('action="/oauth2/start"');
  });

  it('tells the server who is logged in', async () => {
    const { browser, emulator } = await door();
    await browser.login();
    const mine = await browser.send(API);
    expect([mine.status, mine.text]).toEqual([200, '{}']);
    const others = await browser.send(API.replace('team', 'others'));
    expect(others.status).toBe(403);
    expect(JSON.parse(others.text)).toMatchObject({ code: 7 });
    expect(emulator.frontDoor?.counts()).toEqual({ logins: 1, wrongPasswords: 0 });
  });

  it('lets nobody in with a wrong password, which is a 401 since Dex 2.36 and was a 200 before', async () => {
    for (const [release, status] of [
      ['head', 401],
      ['2.45', 401],
      ['2.41', 401],
      ['2.35', 200],
      ['2022', 200],
      ['2020', 200],
    ] as const) {
      const { browser, emulator } = await door({ dex: { release } });
      const refused = await browser.login({ password: 'guess' });
      expect([release, refused.status]).toEqual([release, status]);
      expect(refused.text).toContain('Invalid Email Address and password.');
      expect((await browser.send(API)).status).toBe(401);
      await emulator.close();
    }
  });

  it('ends a session by the clock of the emulator', async () => {
    const { browser, emulator } = await door();
    await browser.login();
    await emulator.clock.advance(86_399_000);
    expect((await browser.send(API)).status).toBe(200);
    await emulator.clock.advance(1_000);
    const ended = await browser.send(API);
    expect(ended.status).toBe(401);
    expect(ended.cookies).toEqual(['oauth2_proxy_kubeflow=; Path=/; Max-Age=0; HttpOnly']);
  });

  it('logs in at every release of Dex and in every setup', async () => {
    for (const release of Object.keys(DEX_RELEASES) as DexReleaseName[]) {
      for (const setup of ['kubeflow-1.9.1', 'kubeflow-1.9.0', 'deploykf', 'plain'] as const) {
        const { browser, emulator } = await door({ setup, dex: { release } });
        await browser.login({ start: setup === 'kubeflow-1.9.0' ? '/pipeline/' : undefined });
        expect([release, setup, (await browser.send(API)).status]).toEqual([release, setup, 200]);
        await emulator.close();
      }
    }
  });
});
