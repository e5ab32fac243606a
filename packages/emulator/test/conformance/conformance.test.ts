import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AccessPolicy } from '../../src/identity/access-policy.js';
import { readRecording } from './recorded-exchange.js';
import { replayFile, replayLines } from './replay-file.js';

const exceptions = JSON.parse(readFileSync(new URL('./exceptions.json', import.meta.url), 'utf8')) as Record<
  string,
  string
>;

describe('an answer differs from the recorded one', () => {
  it.each(['single-user', 'multi-user'] as const)('in a %s conversation', async (name) => {
    const verdicts = await replayFile(name);
    expect(verdicts.length).toBeGreaterThan(100);
    expect(
      verdicts.filter(({ difference, name: exchange }) => difference !== undefined && !(exchange in exceptions)),
    ).toEqual([]);
  });
});

it('the process does not survive what kills the real one, or answers it', async () => {
  const verdicts = await replayFile('crash');
  expect(verdicts.filter(({ difference }) => difference !== undefined)).toEqual([]);
});

it('the comparison would not notice another text, key order or status', async () => {
  const names = ['exp create', 'exp get'];
  const lines = readRecording('multi-user').filter(({ name }) => names.includes(name));
  const changed = (from: string, to: string) =>
    lines.map((line) =>
      'request' in line && !line.response.closed && line.name === 'exp get'
        ? { ...line, response: { ...line.response, body: line.response.body.replace(from, to) } }
        : line,
    );
  const broken = async (from: string, to: string) =>
    (await replayLines(changed(from, to), true))
      .filter(({ difference }) => difference !== undefined)
      .map(({ name }) => name);
  expect(await broken('', '')).toEqual([]);
  expect(await broken('"name":"exp a"', '"name":"exp b"')).toEqual(['exp get']);
  expect(await broken('"name":"exp a","description":"d"', '"description":"d","name":"exp a"')).toEqual(['exp get']);
  expect(await broken('<id1>', '<id7>')).toEqual(['exp get']);
});

it('the policy of the multi-user recordings is one that the emulator understands', () => {
  const policy = JSON.parse(readFileSync(new URL('../vectors/policy.json', import.meta.url), 'utf8')) as AccessPolicy;
  expect(policy.rules?.length).toBe(4);
});
