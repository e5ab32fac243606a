import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SeenRequest } from '../traffic/seen-request.js';
import { findLeaks } from './find-leaks.js';
import { Secrets } from './secret.js';

const secret = fc.string({ minLength: 12, maxLength: 60, unit: 'grapheme' });
/** Around it, where no escape can begin or end. */
const around = fc.stringMatching(/^[ a-z]{0,7}$/);

const WAYS: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'in an address': encodeURIComponent,
  'in a form': (text) => new URLSearchParams({ v: text }).toString(),
  'in JSON': (text) => JSON.stringify({ v: text }),
  'in base64': (text) => Buffer.from(text).toString('base64'),
  'in base64url': (text) => Buffer.from(text).toString('base64url'),
  'in hex': (text) => Buffer.from(text).toString('hex'),
};

const leaksIn = (value: string, text: string): string[] => {
  const secrets = new Secrets();
  secrets.add(value, 'the password', [1]);
  return findLeaks(secrets.all, { shown: { 'a log line': text }, requests: [] });
};

it.each(Object.entries(WAYS))('a secret is overlooked %s', (_, write) => {
  fc.assert(
    fc.property(secret, around, around, (value, before, after) => {
      expect(leaksIn(value, write(before + value + after))).toEqual(['the password in a log line']);
    }),
  );
});

it('a text without the secret is taken for a leak', () => {
  fc.assert(
    fc.property(around, around, (before, after) => {
      expect(leaksIn('Correct-Horse-Battery', before + after)).toEqual([]);
    }),
  );
});

const request = (changes: Partial<SeenRequest>): SeenRequest => ({
  port: 1,
  method: 'GET',
  target: '/',
  rawHeaders: [],
  body: '',
  answer: { status: 200, location: undefined, setCookie: [], body: '' },
  ...changes,
});

it.each([
  ['in the address of its own server', { target: '/?p=Correct-Horse-Battery' }, /in the address of GET \/$/],
  ['in the body for another server', { port: 2, body: 'p=Correct-Horse-Battery' }, /sent to another server/],
  ['in a header for another server', { port: 2, rawHeaders: ['x', 'Correct-Horse-Battery'] }, /sent to another server/],
])('a secret goes by unseen %s', (_, changes, leak) => {
  const secrets = new Secrets();
  secrets.add('Correct-Horse-Battery', 'the password', [1]);
  const leaks = findLeaks(secrets.all, {
    shown: {},
    requests: [request({ body: 'p=Correct-Horse-Battery' }), request(changes)],
  });
  expect(leaks).toEqual([expect.stringMatching(leak)]);
});
