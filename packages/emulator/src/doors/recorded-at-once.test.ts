import { afterEach, describe, expect, it } from 'vitest';
import { differences } from '../../test/doors/compare-answer.js';
import { DoorBrowser, type SeenAnswer } from '../../test/doors/door-browser.js';
import { Placeholders } from '../../test/doors/placeholders.js';
import { recordedDoor } from '../../test/doors/recorded-doors.js';
import { type RecordedStep, readRecording, recordedParts } from '../../test/doors/recording.js';
import { type Emulator, startEmulator } from '../start-emulator.js';

interface Recorded {
  readonly '10 logins at once, own jars': Readonly<Record<string, number>>;
  readonly 'interleaved in one jar': {
    readonly 'cookies after start 1': readonly string[];
    readonly 'after start 2': readonly string[];
    readonly 'cookies at the end': readonly string[];
    readonly steps: readonly RecordedStep[];
  };
  readonly [cookiesAfter: string]: unknown;
}

const recorded = readRecording('parallel') as Readonly<Record<string, Recorded>>;
/** The other part is a row of requests, which another test replays. */
const parts = recordedParts('parallel').filter((part) => !part.startsWith('sign-out'));

let emulator: Emulator | undefined;
afterEach(() => emulator?.close());

async function doorOf(part: string): Promise<Emulator> {
  emulator = await startEmulator({ speed: 0, frontDoor: recordedDoor(part) });
  return emulator;
}

const API = '/pipeline/apis/v1beta1/experiments';

/** What a browser that has nothing is asked to do first. */
async function wayIn(browser: DoorBrowser): Promise<string> {
  const { status, location } = await browser.send('/pipeline/');
  return status === 302 ? (location ?? '') : '/oauth2/start?rd=%2Fpipeline%2F';
}

/** Cookies by name, as recorded, where those of one login each have the beginning of its state in them. */
const cookieNames = (browser: DoorBrowser): string[] => [...browser.jar.keys()].map(recordedName);

const recordedName = (name: string): string => name.replace(/(?<=_kubeflow)_[\w-]{8}_csrf/, '_<STATE8>_csrf');

/** Signs in up to where Dex leads back to, and gives that address. */
async function upToCallback(browser: DoorBrowser, start: string): Promise<string> {
  let url = start;
  for (let hops = 0; hops < 9; hops++) {
    const { location, text } = await browser.send(url);
    if (location === null) {
      const action = /<form method="post" action="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? url;
      const form = { login: 'user@example.com', password: '12341234' };
      return (await browser.send(action, { method: 'POST', form })).location ?? '';
    }
    url = location;
  }
  throw new Error('The login does not end.');
}

describe('logins at once do not go as at a real door', () => {
  it.each(parts)('%s: ten, each with cookies of its own', async (part) => {
    const { url } = await doorOf(part);
    const logins = Array.from({ length: 10 }, async () => {
      const browser = new DoorBrowser(url);
      let requests = 0;
      const send = browser.send.bind(browser);
      browser.send = (...request) => {
        requests += 1;
        return send(...request);
      };
      const { location } = await browser.login({ start: await wayIn(browser) });
      const { status } = await send(API);
      return `${location === '/pipeline/' ? 'session' : 'none'}, ${requests} requests, api ${status}`;
    });
    const seen = await Promise.all(logins);
    expect({ [seen[0] ?? '']: new Set(seen).size === 1 ? seen.length : seen }).toEqual(
      recorded[part]?.['10 logins at once, own jars'],
    );
  });

  it.each(parts)('%s: two with one and the same cookies', async (part) => {
    const told = recorded[part]?.['interleaved in one jar'];
    if (!told) throw new Error('not recorded');
    const browser = new DoorBrowser((await doorOf(part)).url);
    const start = async (): Promise<string> => (await browser.send('/oauth2/start?rd=%2Fpipeline%2F')).location ?? '';
    const first = await start();
    expect(cookieNames(browser)).toEqual(told['cookies after start 1']);
    const second = await start();
    expect(cookieNames(browser)).toEqual(told['after start 2']);
    const callbacks = [await upToCallback(browser, first), await upToCallback(browser, second)];
    for (const [i, callback] of callbacks.entries()) {
      const step = told.steps[i] as RecordedStep;
      const cookies = cookieNames(browser);
      expect(cookies).toEqual([step.request.headers?.Cookie ?? []].flat());
      const answer = withRecordedNames(await browser.send(callback));
      expect(differences(step, answer, new Placeholders())).toEqual([]);
    }
    expect(cookieNames(browser)).toEqual(told['cookies at the end']);
  });

  const cookiesAfter = parts.flatMap((part) =>
    Object.entries(recorded[part] ?? {})
      .filter(([name]) => name.startsWith('cookies after 12'))
      .map(([name, names]) => [part, name, names] as const),
  );
  it.each(cookiesAfter)('%s: %s', async (part, name, names) => {
    const browser = new DoorBrowser((await doorOf(part)).url);
    const target = name.includes('API') ? API : '/oauth2/start?rd=%2Fpipeline%2F';
    for (let i = 0; i < 12; i++) await browser.send(target);
    expect(cookieNames(browser)).toEqual(names);
  });
});

/** An answer whose cookies are called as in the recording. */
const withRecordedNames = (answer: SeenAnswer): SeenAnswer => ({
  ...answer,
  cookies: answer.cookies.map(recordedName),
});
