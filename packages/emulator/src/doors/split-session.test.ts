import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { cookieLines, cookiesOf } from '../../test/doors/compare-answer.js';
import { DoorBrowser } from '../../test/doors/door-browser.js';
import { recordedDoor } from '../../test/doors/recorded-doors.js';
import { ask, recordedRows, rowDifferences } from '../../test/doors/recorded-table.js';
import { type RecordedCookie, readRecording, recordedParts, recordedSteps } from '../../test/doors/recording.js';
import { Replay } from '../../test/doors/replay.js';
import { startEmulator } from '../start-emulator.js';
import { DEFAULT_USERS } from './dex/dex-options.js';

const MEMBER = {
  email: 'member@example.com',
  password: '12341234',
  groups: Array.from({ length: 90 }, () => randomBytes(30).toString('base64')),
};
const users = [...DEFAULT_USERS, MEMBER];

interface RecordedSession {
  readonly parts: Readonly<Record<string, string>>;
  readonly 'login as the small user with the split cookies still in the jar': {
    readonly 'set_cookie at callback': readonly RecordedCookie[];
    readonly 'jar afterwards': readonly string[];
  };
}

const recorded = readRecording('split-cookies') as Readonly<Record<string, RecordedSession>>;
const HEADER_SIZES = 'header size';
const parts = recordedParts('split-cookies').filter((part) => part !== HEADER_SIZES);

const nameOfSession = (part: string): string => (part === 'deploykf' ? '_deploykf_token' : 'oauth2_proxy_kubeflow');

describe('a session that does not fit into one cookie', () => {
  for (const part of parts) {
    const name = nameOfSession(part);
    const door = recordedDoor(part);
    it(`is split and read in another way than at ${part}`, async () => {
      let small = '';
      const setWhole =
        (value: () => string) =>
        ({ cookies }: Replay): void =>
          void cookies.set(name, value());
      const found = await Replay.run(recordedSteps('split-cookies', part), {
        door: { ...door, users },
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

  it.each(parts)('leaves other cookies behind than at %s', async (part) => {
    const emulator = await startEmulator({ frontDoor: { ...recordedDoor(part), users } });
    try {
      const { parts: names, 'login as the small user with the split cookies still in the jar': told } = recorded[
        part
      ] as RecordedSession;
      const browser = new DoorBrowser(emulator.url);
      await browser.login({ login: MEMBER.email });
      expect([...browser.jar.keys()]).toEqual(Object.keys(names));
      const { cookies } = await browser.login();
      expect(cookieLines(cookies)).toEqual(cookiesOf(told['set_cookie at callback']));
      expect([...browser.jar.keys()].sort()).toEqual(told['jar afterwards']);
    } finally {
      await emulator.close();
    }
  });

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

  it.each(Object.entries(recordedRows('split-cookies', HEADER_SIZES)))(
    'is answered otherwise when it is large: %s',
    async (size, row) => {
      const setup = size.endsWith('gate') ? {} : { setup: 'plain' as const };
      const emulator = await startEmulator({ frontDoor: { kind: 'oauth2-proxy', ...setup } });
      try {
        const cookie = Array.from({ length: Number.parseInt(size, 10) }, (_, i) => `c${i}=`.padEnd(1022, 'x')).join(
          '; ',
        );
        const headers = { connection: 'keep-alive' };
        const answer = await ask(new DoorBrowser(emulator.url), 'GET api', { cookie, headers });
        expect(rowDifferences(row, answer, '')).toEqual([]);
        expect(answer.headers.get('connection')).toBe(row.connection ?? 'keep-alive');
      } finally {
        await emulator.close();
      }
    },
  );

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
