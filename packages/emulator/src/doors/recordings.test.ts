import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answersOf, recordedFiles } from '../../test/doors/recording.js';

/** Which test replays which recordings; those that go through all parts of one fail for a part that they do not know. */
const REPLAYED_BY: Readonly<Record<string, readonly string[]>> = {
  'recorded-logins': ['dex-down', 'dex-restart', 'expired-cookie', 'expired-jwt', 'login-', 'refresh', 'secure-cookie'],
  'recorded-refusals': ['callback-errors', 'wrong-password'],
  'recorded-tables': ['bad-cookies', 'bearer', 'unauthenticated'],
  'recorded-bodies': ['stale-post'],
  'recorded-redirects': ['naive-redirects'],
  'recorded-at-once': ['parallel'],
  'recorded-grants': ['dex-grants'],
  'split-session': ['split-cookies'],
};

const files = recordedFiles();
const answers = files.reduce((sum, name) => sum + answersOf(name), 0);

describe('a recording that nothing is held against', () => {
  it(`is none of ${files.length}, with ${answers} answers of real doors`, () => {
    const known = Object.values(REPLAYED_BY).flat();
    const unknown = files.filter(
      (file) => !known.some((name) => (name.endsWith('-') ? file.startsWith(name) : file === name)),
    );
    expect(unknown).toEqual([]);
    for (const [test, names] of Object.entries(REPLAYED_BY)) {
      const source = readFileSync(new URL(`${test}.test.ts`, import.meta.url), 'utf8');
      for (const name of names) expect(source, `${test} replays ${name}`).toContain(`'${name}'`);
    }
  });
});
