import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RollingCookies } from './rolling-cookies.js';
import { parseSetCookie } from './set-cookie.js';

const NOW = 1_700_000_000_000;

function renewed(cookies: string, ...lines: string[]): string | undefined {
  const pairs = cookies.split('; ').map((pair) => pair.split('='));
  const session = new RollingCookies(
    pairs.map(([name = '', value = '']) => ({ name, value })),
    NOW,
  );
  session.renew(new Headers(lines.map((line): [string, string] => ['set-cookie', line])), NOW);
  return session.header();
}

describe('parts of two sessions in one request', () => {
  it.each([
    ['s=1', ['s_0=a', 's_1=b'], 's_0=a; s_1=b'],
    ['s_0=a; s_1=b; s_2=c', ['s_0=d', 's_1=e'], 's_0=d; s_1=e'],
    ['s_0=a; s_1=b', ['s=1'], 's=1'],
    [
      'AWSELBAuthSessionCookie-0=a; AWSELBAuthSessionCookie-1=b',
      [
        'AWSELBAuthSessionCookie-0=c',
        'AWSELBAuthSessionCookie-1=d',
        'AWSELBAuthSessionCookie-2=e',
        'AWSELBAuthSessionCookie-3=; Max-Age=-1',
      ],
      'AWSELBAuthSessionCookie-0=c; AWSELBAuthSessionCookie-1=d; AWSELBAuthSessionCookie-2=e',
    ],
    [
      'authservice_session=a; other=1',
      ['authservice_session=b; Path=/; SameSite=Lax'],
      'authservice_session=b; other=1',
    ],
    ['s=1', ['s=2', 's=3'], 's=3'],
    ['s=1', ['s=', 's_csrf=2', 'stranger=3', 's=; Max-Age=0', 's=4; Expires=Thu, 01 Jan 1970 00:00:00 GMT'], 's=1'],
  ])('%s, then %j', (before, lines, after) => {
    expect(renewed(before, ...lines)).toBe(after);
  });
});

describe('a session that is used after its end, or given up before', () => {
  it.each([
    ['Max-Age=100', NOW + 100_000],
    ['Max-Age=99999999999999', 8.64e15],
    ['Max-Age=0', 0],
    ['Max-Age=-5', 0],
    ['Max-Age=100; Expires=Thu, 01 Jan 1970 00:00:00 GMT', NOW + 100_000],
    ['Max-Age=soon; Expires=Tue, 14 Nov 2023 23:13:20 GMT', NOW + 3_600_000],
    ['Expires=never', undefined],
    ['', undefined],
  ])('%s', (attributes, expiresAt) => {
    expect(parseSetCookie(`s=1; ${attributes}`, { now: NOW })?.expiresAt).toBe(expiresAt);
  });

  it.each([
    'Tue, 14 Nov 2023 23:13:20 GMT',
    'Tue, 14-Nov-2023 23:13:20 GMT',
    'Tuesday, 14-Nov-23 23:13:20 GMT',
    'Tue Nov 14 23:13:20 2023',
  ])('%s, far from Greenwich', (date) => {
    const { TZ } = process.env;
    process.env.TZ = 'Asia/Tokyo';
    try {
      expect(new Date(0).getHours()).toBe(9);
      expect(parseSetCookie(`s=1; Expires=${date}`, { now: NOW })?.expiresAt).toBe(NOW + 3_600_000);
    } finally {
      if (TZ === undefined) delete process.env.TZ;
      else process.env.TZ = TZ;
    }
  });

  it('a clock that differs from the one of the server', () => {
    const date = 'Tue, 14 Nov 2023 12:00:00 GMT';
    const line = 's=1; Expires=Tue, 14 Nov 2023 13:00:00 GMT';
    expect(parseSetCookie(line, { now: NOW, date })?.expiresAt).toBe(NOW + 3_600_000);
  });

  it.each([
    [86_400, 60_000],
    [15, 1500],
  ])('one of %i s is renewed ahead of its end', (seconds, earlyMs) => {
    const session = new RollingCookies([{ name: 's', value: '1', expiresAt: NOW + seconds * 1000 }], NOW);
    expect(session.expiresAt - session.renewAt).toBe(earlyMs);
  });
});

it('a cookie that splits a header: none of any line', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string({ unit: 'binary' }).map((text) => `s=${text}`),
      ),
      (line) => {
        const cookie = parseSetCookie(line, { now: NOW });
        if (cookie) expect(`${cookie.name}=${cookie.value}`).toMatch(/^[\x21-\x7e]+=[\x20-\x7e]*$/);
      },
    ),
  );
});
