import { describe, expect, it } from 'vitest';
import { CookieJar, cookieHeader } from './cookie-jar.js';

const NOW = 1_700_000_000_000;

/** What a request to `to` carries after `from` has set cookies. */
function carried(from: string, lines: string[], to: string, laterMs = 0): string | undefined {
  const jar = new CookieJar();
  jar.store(new URL(from), new Headers(lines.map((line): [string, string] => ['set-cookie', line])), NOW);
  return cookieHeader(jar.matching(new URL(to), NOW + laterMs));
}

describe('a cookie that goes where it does not belong', () => {
  it.each([
    ['another host', 'https://kf.test/', 'a=1; Path=/', 'https://evil.test/'],
    ['a host below, though it says so', 'https://kf.test/', 'a=1; Domain=kf.test; Path=/', 'https://x.kf.test/'],
    ['another port', 'http://localhost:8080/', 'a=1; Path=/', 'http://localhost:5556/'],
    ['http://', 'https://kf.test/', 'a=1; Path=/', 'http://kf.test/'],
    ['another path', 'https://kf.test/dex/auth', 'a=1; Path=/dex', 'https://kf.test/pipeline/'],
    ['a path that begins alike', 'https://kf.test/', 'a=1; Path=/dex', 'https://kf.test/dexter'],
    ['beside the page that set it', 'https://kf.test/oauth2/callback', 'a=1', 'https://kf.test/pipeline/'],
    ['the host of a foreign domain', 'https://kf.test/', 'a=1; Domain=evil.test; Path=/', 'https://kf.test/'],
    [
      'the host of an end that is no domain of its own',
      'https://kf.test/',
      'a=1; Domain=f.test; Path=/',
      'https://kf.test/',
    ],
    ['plain http:// elsewhere', 'http://kf.test/', 'a=1; Path=/; Secure', 'http://kf.test/'],
  ])('%s', (_, from, line, to) => {
    expect(carried(from, [line], to)).toBeUndefined();
  });
});

describe('a cookie that does not come along', () => {
  it.each([
    ['its domain, with the dot of old', 'https://kf.test/', ['a=1; Domain=.kf.test; Path=/'], 'a=1'],
    ['the longest path first', 'https://kf.test/x/', ['a=1; Path=/', 'b=2; Path=/x'], 'b=2; a=1'],
    ['the latest value', 'https://kf.test/', ['a=1; Path=/', 'a=2; Path=/'], 'a=2'],
    ['an equals sign in the value', 'https://kf.test/', ['a=b=c; Path=/'], 'a=b=c'],
    ['none that was taken back', 'https://kf.test/', ['a=1; Path=/', 'a=; Path=/; Max-Age=0', 'b=1; Path=/'], 'b=1'],
    ['this machine over http://', 'http://127.0.0.1:1/', ['a=1; Path=/; Secure'], 'a=1'],
  ])('%s', (_, address, lines, header) => {
    expect(carried(address, lines, address)).toBe(header);
  });

  it('none after its end', () => {
    const lines = ['a=1; Path=/; Max-Age=10', 'b=1; Path=/'];
    expect(carried('https://kf.test/', lines, 'https://kf.test/', 9_999)).toBe('a=1; b=1');
    expect(carried('https://kf.test/', lines, 'https://kf.test/', 10_000)).toBe('b=1');
  });
});
