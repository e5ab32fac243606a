import { expect, it } from 'vitest';
import { judge, type Observed } from './judge.js';

class Refused extends Error {
  readonly code = 'AUTHENTICATION_REQUIRED';
  readonly hint = 'Sign in again.';
}

const observed = (changes: Partial<Observed> = {}): Observed => ({
  tried: [{ what: 'submit', name: 'a', id: '1' }],
  kept: { runs: [{ id: '1', name: 'a' }], pipelines: [] },
  got: 1,
  wrongPasswords: 0,
  leaks: [],
  strangers: [],
  ...changes,
});

const asExpected = { ends: 'in', got: 1 } as const;

it('finds nothing wrong with what is as expected', () =>
  expect(judge(asExpected, observed())).toEqual({
    outcome: 'in',
    got: 1,
    lost: 0,
    doubled: 0,
    leaks: [],
    problems: [],
  }));

it.each<[string, Partial<Observed>, string]>([
  ['an acknowledged run that is not there', { kept: { runs: [], pipelines: [] } }, '1 lost'],
  ['a call that failed', { tried: [{ what: 'submit', name: 'a', error: new Refused('no') }] }, '1 lost'],
  [
    'a run that is there twice',
    {
      kept: {
        runs: [
          { id: '1', name: 'a' },
          { id: '2', name: 'a' },
        ],
        pipelines: [],
      },
    },
    '1 doubled',
  ],
  ['a login too many', { got: 2 }, 'expected 1 logins or tokens, got 2'],
  ['a wrong password that was repeated', { wrongPasswords: 2 }, 'a wrong password was sent 2 times'],
  ['a secret that got out', { leaks: ['the token in an error'] }, 'the token in an error'],
])('%s is overlooked', (_, changes, problem) =>
  expect(judge(asExpected, observed(changes)).problems).toContain(problem),
);

it.each([
  ['another code', { code: 'PERMISSION_DENIED', says: /Sign in/ }, /expected PERMISSION_DENIED, got AUTH/],
  ['another hint', { code: 'AUTHENTICATION_REQUIRED', says: /dexLogin/ }, /expected to read \/dexLogin\//],
])('a refusal with %s is taken for the right one', (_, ends, problem) => {
  const tried = [{ what: 'submit', name: 'a', error: new Refused('no') } as const];
  const kept = { runs: [], pipelines: [] };
  expect(judge({ ends }, observed({ tried, kept })).problems[0]).toMatch(problem);
  expect(
    judge({ ends: { code: 'AUTHENTICATION_REQUIRED', says: /Sign in/ } }, observed({ tried, kept })).problems,
  ).toEqual([]);
});

it('somebody who is let in though they must not be goes unnoticed', () =>
  expect(judge({ ends: { code: 'PERMISSION_DENIED', says: /./ } }, observed()).problems).toEqual([
    'expected PERMISSION_DENIED, got in',
  ]));
