import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DoorBrowser } from '../../test/doors/door-browser.js';
import { recordedDoor } from '../../test/doors/recorded-doors.js';
import { ask, recordedRows, rowDifferences } from '../../test/doors/recorded-table.js';
import { recordedParts } from '../../test/doors/recording.js';
import { type Emulator, startEmulator } from '../start-emulator.js';

/** A door for each of these parts. */
function each(parts: readonly string[], test: (name: string, get: () => Emulator) => void): void {
  for (const part of parts) {
    describe(`at ${part}`, () => {
      let emulator: Emulator;
      beforeAll(async () => {
        emulator = await startEmulator({ speed: 0, frontDoor: recordedDoor(part) });
      });
      afterAll(() => emulator.close());
      test(part, () => emulator);
    });
  }
}

describe('somebody who is not logged in gets another answer than at a real door', () => {
  each(recordedParts('unauthenticated'), (part, get) => {
    it.each(Object.entries(recordedRows('unauthenticated', part)))('for %s', async (name, row) => {
      const { url } = get();
      expect(rowDifferences(row, await ask(new DoorBrowser(url), name), new URL(url).host)).toEqual([]);
    });
  });
});

describe('a session cookie gets another answer than at a real door', () => {
  each(recordedParts('bad-cookies'), (part, get) => {
    it.each(Object.entries(recordedRows('bad-cookies', part)))('when it is %s', async (name, row) => {
      const { url } = get();
      const browser = new DoorBrowser(url);
      await browser.login();
      const [[cookieName = '', value = ''] = []] = browser.jar;
      const cookie = brokenCookie(name.split(' | ', 1)[0] ?? '', cookieName, value);
      expect(rowDifferences(row, await ask(browser, name, { cookie }), new URL(url).host)).toEqual([]);
    });
  });
});

function brokenCookie(how: string, name: string, value: string): string {
  switch (how) {
    case 'garbage':
      return `${name}=garbage`;
    case 'garbage a|b|c':
      return `${name}=a|b|c`;
    case 'one char changed':
      return `${name}=${value.slice(0, 40)}${value[40] === 'A' ? 'B' : 'A'}${value.slice(41)}`;
    case 'cut short':
      return `${name}=${value.slice(0, -30)}`;
    case 'empty value':
      return `${name}=`;
    case 'quoted value':
      return `${name}="${value}"`;
    case "other variant's cookie name":
      return `another_proxy=${value}`;
    case 'good cookie twice, garbage first':
      return `${name}=garbage; ${name}=${value}`;
    case 'good cookie twice, garbage last':
      return `${name}=${value}; ${name}=garbage`;
    case 'good + unknown cookies':
      return `a=b; ${name}=${value}; c=d`;
    case 'only a csrf cookie':
      return `${name}_csrf=garbage`;
    default:
      throw new Error(`No cookie is known as ${how}.`);
  }
}

describe('an Authorization header gets another answer than at a real door', () => {
  each(recordedParts('bearer'), (part, get) => {
    it.each(Object.entries(recordedRows('bearer', part)))('when it is %s', async (name, row) => {
      const emulator = get();
      const browser = new DoorBrowser(emulator.url);
      await browser.login();
      const [[cookieName = '', value = ''] = []] = browser.jar;
      const [how = ''] = name.split(' | ', 1);
      const authorization = authorizationOf(how, emulator, value);
      const answer = await ask(browser, name.includes(' | ') ? name.replace('| /', '| GET /') : 'GET api', {
        cookie: how.startsWith('good cookie') ? `${cookieName}=${value}` : '',
        headers: {
          ...(authorization === undefined ? {} : { authorization }),
          ...(how.includes('kubeflow-userid') ? { 'kubeflow-userid': 'root@example.com' } : {}),
        },
      });
      expect(rowDifferences(row, answer, new URL(emulator.url).host)).toEqual([]);
    });
  });
});

function authorizationOf(how: string, { frontDoor, clock }: Emulator, session: string): string | undefined {
  const token = frontDoor?.token({ user: 'user@example.com', audience: 'another-client' }) ?? '';
  const own = frontDoor?.token({ user: 'user@example.com' }) ?? '';
  const [header = '', payload = '', signature = ''] = token.split('.');
  const changed = (part: string, more: object): string =>
    Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(part, 'base64url').toString()), ...more })).toString(
      'base64url',
    );
  const known: Readonly<Record<string, string | undefined>> = {
    'Dex ID token of another client': `Bearer ${token}`,
    "lower-case 'bearer'": `bearer ${token}`,
    'no scheme, just the token': token,
    'two blanks': `Bearer  ${token}`,
    'issuer nobody configured': `Bearer ${header}.${changed(payload, { iss: 'https://another.example' })}.${signature}`,
    'signature changed': `Bearer ${header}.${payload}.${'A'.repeat(signature.length)}`,
    'kid unknown': `Bearer ${changed(header, { kid: 'unknown' })}.${payload}.${signature}`,
    'alg none': `Bearer ${changed(header, { alg: 'none' })}.${payload}.`,
    'expired (payload changed too)': `Bearer ${header}.${changed(payload, { exp: clock.now().getTime() / 1000 - 3600 })}.${signature}`,
    'not a jwt': 'Bearer nonsense',
    'three parts of nonsense': 'Bearer a.b.c',
    empty: 'Bearer ',
    'Basic user:password': 'Basic dXNlcjpwYXNzd29yZA==',
    "the ID token that GET /oauth2/auth hands out to a session (aud = oauth2-proxy's client)": `Bearer ${own}`,
    "Dex ID token, aud = oauth2-proxy's client": `Bearer ${own}`,
    'good cookie AND bad bearer': 'Bearer a.b.c',
    'good cookie AND good bearer': `Bearer ${token}`,
    'good cookie AND Basic': 'Basic dXNlcjpwYXNzd29yZA==',
    'good cookie AND an empty Authorization': '',
    "session cookie's value as bearer": `Bearer ${session}`,
    'good cookie, client also sends kubeflow-userid: root@example.com': undefined,
    'good bearer, client also sends kubeflow-userid': `Bearer ${token}`,
    'nothing but kubeflow-userid': undefined,
  };
  if (!Object.hasOwn(known, how)) throw new Error(`No header is known as ${how}.`);
  return known[how];
}
