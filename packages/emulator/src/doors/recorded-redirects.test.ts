import { describe, expect, it } from 'vitest';
import { DoorBrowser } from '../../test/doors/door-browser.js';
import { outlineOf } from '../../test/doors/page-outline.js';
import { Placeholders } from '../../test/doors/placeholders.js';
import { recordedDoor } from '../../test/doors/recorded-doors.js';
import { readRecording, recordedParts } from '../../test/doors/recording.js';
import { startEmulator } from '../start-emulator.js';

interface Followed {
  /** `METHOD path -> status`, one for each request. */
  readonly chain: readonly string[];
  readonly end: {
    readonly status: number;
    readonly type: string;
    readonly body?: string;
    readonly title?: string;
    readonly form?: readonly string[];
  };
  readonly text: readonly string[] | null;
}

const recorded = readRecording('naive-redirects') as Readonly<Record<string, Readonly<Record<string, Followed>>>>;

/** What the clients do that follow redirects: some keep the method, others go on with GET. */
async function follow(browser: DoorBrowser, way: string) {
  let method = way.startsWith('POST') ? 'POST' : 'GET';
  let target = method === 'POST' ? '/pipeline/apis/v1beta1/runs' : '/pipeline/apis/v1beta1/experiments';
  const chain: string[] = [];
  for (;;) {
    const body = method === 'POST' ? { body: '{}' } : {};
    const headers: Record<string, string> = method === 'POST' ? { 'content-type': 'application/json' } : {};
    const answer = await browser.raw(target, { method, headers, cookie: '', ...body });
    chain.push(`${method} ${target.split('?', 1)[0]} -> ${answer.status}`);
    if (answer.location === null || chain.length > 9) return { chain, answer };
    target = answer.location;
    if (!way.includes('kept')) method = 'GET';
  }
}

describe('a client that follows redirects ends elsewhere than at a real door', () => {
  for (const part of recordedParts('naive-redirects')) {
    it.each(Object.entries(recorded[part] ?? {}))(`${part}: %s`, async (way, { chain, end, text }) => {
      const emulator = await startEmulator({ speed: 0, frontDoor: recordedDoor(part) });
      try {
        const seen = await follow(new DoorBrowser(emulator.url), way);
        expect(seen.chain).toEqual(chain);
        const { answer } = seen;
        const outline = outlineOf(answer.text);
        expect([answer.status, answer.headers.get('content-type')]).toEqual([end.status, end.type]);
        if (end.body !== undefined) expect(answer.text).toBe(end.body);
        if (end.title !== undefined) expect(outline.title).toBe(end.title);
        const placeholders = new Placeholders();
        expect(outline.forms).toHaveLength(end.form?.length ?? 0);
        for (const [i, action] of (end.form ?? []).entries())
          expect(placeholders.matches(action, outline.forms[i]?.action ?? '')).toBe(true);
        for (const words of text ?? []) expect(outline.text).toContain(words);
      } finally {
        await emulator.close();
      }
    });
  }
});
