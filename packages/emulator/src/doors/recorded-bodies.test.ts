import { describe, expect, it } from 'vitest';
import { DoorBrowser } from '../../test/doors/door-browser.js';
import { Placeholders } from '../../test/doors/placeholders.js';
import { postBody } from '../../test/doors/posted-body.js';
import { recordedDoor } from '../../test/doors/recorded-doors.js';
import { readRecording, recordedParts } from '../../test/doors/recording.js';
import { startEmulator } from '../start-emulator.js';

/** What a recording tells of a body; not compared: how much of it was sent, which hangs on the size of buffers. */
interface RecordedPost {
  readonly body_bytes_announced: number;
  readonly first_answer_to_Expect?: string;
  readonly status: number;
  readonly connection: string | null;
  readonly location?: string;
  readonly body: string;
  readonly same_connection_afterwards: string;
  readonly request_reached_the_api?: boolean;
}

const recorded = readRecording('stale-post') as Readonly<Record<string, Readonly<Record<string, RecordedPost>>>>;

async function headersOf(name: string, url: string): Promise<Record<string, string>> {
  const expects: Record<string, string> = name.includes('Expect') ? { expect: '100-continue' } : {};
  if (name.startsWith('bad bearer')) return { ...expects, authorization: 'Bearer a.b.c' };
  if (name.startsWith('no cookie')) return expects;
  const browser = new DoorBrowser(url);
  await browser.login();
  const [[cookie = '', value = ''] = []] = browser.jar;
  return { ...expects, cookie: `${cookie}=${name.startsWith('good') ? value : `${value.slice(0, -9)}AAAAAAAAA`}` };
}

describe('a body that is not taken, or refused, as by a real door', () => {
  for (const part of recordedParts('stale-post')) {
    it.each(Object.entries(recorded[part] ?? {}))(`at ${part}: %s`, async (name, row) => {
      const reached: string[] = [];
      const emulator = await startEmulator({
        speed: 0,
        frontDoor: recordedDoor(part),
        onRequest: ({ operation }) => operation !== undefined && reached.push(operation),
      });
      try {
        const headers = await headersOf(name, emulator.url);
        reached.splice(0);
        const chunked = name.includes('chunked');
        const seen = await postBody(emulator.url, { bytes: row.body_bytes_announced, headers, chunked });
        expect(seen.firstAnswer).toBe(row.first_answer_to_Expect);
        expect(seen.connection).toBe(row.connection);
        const afterwards = row.same_connection_afterwards;
        expect(seen.afterwards).toBe(afterwards.startsWith('HTTP') ? afterwards : 'closed');
        if (row.body.includes('lab_echo')) {
          expect([302, 401, 403]).not.toContain(seen.status);
          return;
        }
        expect([seen.status, seen.body]).toEqual([row.status, row.body]);
        // The recording has the beginning of it.
        const start = row.location?.replace(/&code_challenge_me$/, '') ?? '';
        expect(new Placeholders().matches(start, seen.location?.split('&code_challenge_me', 1)[0] ?? '')).toBe(true);
        expect(reached).toEqual([]);
      } finally {
        await emulator.close();
      }
    });
  }
});
