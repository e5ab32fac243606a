import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DoorBrowser } from '../../test/doors/door-browser.js';
import { recordedSteps } from '../../test/doors/recording.js';
import { Replay, type ReplayOptions } from '../../test/doors/replay.js';
import { startEmulator } from '../start-emulator.js';
import { DEFAULT_USERS } from './dex/dex-options.js';

const MEMBER = {
  email: 'member@example.com',
  password: '12341234',
  groups: Array.from({ length: 90 }, () => randomBytes(30).toString('base64')),
};
const users = [...DEFAULT_USERS, MEMBER];

const SETUPS: Readonly<Record<string, { name: string; door: NonNullable<ReplayOptions['door']> }>> = {
  'kf-1.9.1-403': { name: 'oauth2_proxy_kubeflow', door: {} },
  'kf-1.9.1-403-o2p76': { name: 'oauth2_proxy_kubeflow', door: { proxy: { release: '7.6' } } },
  deploykf: { name: '_deploykf_token', door: { setup: 'deploykf' } },
  'plain-403': { name: 'oauth2_proxy_kubeflow', door: { setup: 'plain' } },
};

describe('a session that does not fit into one cookie', () => {
  for (const [part, { name, door }] of Object.entries(SETUPS)) {
    it(`is split and read in another way than at ${part}`, async () => {
      let small = '';
      const setWhole =
        (value: () => string) =>
        ({ cookies }: Replay): void =>
          void cookies.set(name, value());
      const found = await Replay.run(recordedSteps('split-cookies', part), {
        door: { users, ...door },
        prepare: async (replay) => {
          await replay.login();
          small = replay.cookies.get(name) ?? '';
          await replay.openForm('local');
          await replay.sendForm(MEMBER.email);
        },
        before: {
          'plus the unsplit cookie of another': setWhole(() => small),
          'plus an unsplit cookie that is garbage': setWhole(() => 'garbage'),
          'that jar': setWhole(() => small),
        },
      });
      expect(found).toEqual([]);
    });
  }

  it('has parts whose lines are longer than 4,000 bytes, or shorter than need be', async () => {
    const emulator = await startEmulator({ frontDoor: { kind: 'oauth2-proxy', users } });
    try {
      const answer = await new DoorBrowser(emulator.url).login({ login: MEMBER.email });
      const lengths = answer.cookies
        .filter((line) => /^oauth2_proxy_kubeflow_\d/.test(line))
        .map((line) => line.length);
      expect(lengths.slice(0, -1)).toEqual([4000, 4000]);
      expect(lengths.at(-1)).toBeLessThanOrEqual(4000);
    } finally {
      await emulator.close();
    }
  });

  it('is of another user than the one whose cookie is whole', async () => {
    const emulator = await startEmulator({ frontDoor: { kind: 'oauth2-proxy', users } });
    try {
      const browser = new DoorBrowser(emulator.url);
      await browser.login({ login: MEMBER.email });
      await browser.login();
      const { text } = await browser.send('/oauth2/userinfo');
      expect(JSON.parse(text)).toMatchObject({ email: 'user@example.com' });
    } finally {
      await emulator.close();
    }
  });

  it('is let through with more headers than Envoy takes', async () => {
    const emulator = await startEmulator({ frontDoor: { kind: 'oauth2-proxy' } });
    try {
      const browser = new DoorBrowser(emulator.url);
      await browser.login();
      const request = (bytes: number) => browser.send('/pipeline/', { headers: { 'x-filler': 'x'.repeat(bytes) } });
      expect((await request(56_000)).status).toBe(200);
      const refused = await request(61_000);
      expect([refused.status, refused.text]).toEqual([431, 'Request Header Fields Too Large']);
    } finally {
      await emulator.close();
    }
  });
});
