import { get } from 'node:http';
import { get as getSecurely } from 'node:https';
import { type AuthPlugin, bearerToken } from '@kfp-ts/client/auth';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DoorCase } from '../doors/door-case.js';
import { doorsWith } from '../doors/doors.js';
import type { PluginCase } from '../plugins/plugin-case.js';
import { scenarios } from '../scenarios/scenarios.js';
import { openSecondOrigin } from '../surroundings/second-origin.js';
import type { Listening } from '../traffic/listen.js';
import { runCell } from './run-cell.js';

let second: Listening;
beforeAll(async () => {
  second = await openSecondOrigin();
});
afterAll(() => second.close());

const door = doorsWith('').find(({ name }) => name === 'Kubeflow 1.9.1') as DoorCase;

type Wrapped = (usual: AuthPlugin, token: string) => Partial<AuthPlugin>;

/** A plugin that gets in with a good token, and does something besides. */
function misbehaving(change: Wrapped, got = 1): PluginCase {
  return {
    name: 'misbehaving',
    brings: 'own',
    renews: false,
    counts: true,
    make: async ({ standing, secrets }) => {
      const token = standing.token('own');
      secrets.add(token, 'the token', [standing.port]);
      const usual = bearerToken(token);
      const auth = {
        name: 'misbehaving',
        authenticate: usual.authenticate.bind(usual),
        describe: () => 'a token',
        ...change(usual, token),
      };
      return { options: { auth }, got: () => got };
    },
  };
}

const beside =
  (also: (token: string) => void): Wrapped =>
  (usual, token) => ({
    authenticate: async (request, context) => {
      also(token);
      return usual.authenticate(request, context);
    },
  });

const ask = (url: string, headers: Record<string, string> = {}): void =>
  void get(url, { headers }).on('error', () => {});

const ways: [string, Wrapped, RegExp][] = [
  ['prints the token', beside((token) => console.debug(`signed in with ${token}`)), /the token in what was printed/],
  ['warns with the token', beside((token) => process.emitWarning(token)), /the token in what was printed/],
  ['describes itself with the token', (_, token) => ({ describe: () => token }), /the token in the plugin/],
  ['shows the token when it is inspected', (_, token) => ({ name: token }), /the token in the plugin/],
  [
    'has the token in an error',
    (_, token) => ({
      authenticate: async () => {
        throw new Error('It failed', { cause: new Error(token) });
      },
    }),
    /the token in an error/,
  ],
  [
    'sends the token in the address',
    (usual, token) => ({
      authenticate: async (request, context) =>
        usual.authenticate(
          { ...request, url: `${request.url}${request.url.includes('?') ? '&' : '?'}t=${token}` },
          context,
        ),
    }),
    /the token in the address/,
  ],
  [
    'tells another server of the token',
    beside((token) => ask(second.origin, { 'x-token': Buffer.from(`jane:${token}`).toString('base64') })),
    /the token was sent to another server/,
  ],
  ['visits another server', beside(() => ask(second.origin)), /connected to the second origin/],
  [
    'visits another server over https',
    beside(() => void getSecurely(second.origin.replace('http:', 'https:')).on('error', () => {})),
    /connected to the second origin/,
  ],
  ['looks up another name', beside(() => ask('http://idp.invalid/')), /looked up idp\.invalid/],
];

it.each(ways)('a plugin that %s goes unnoticed', async (_, change, problem) => {
  const [scenario] = scenarios;
  const plugin = misbehaving(change);
  const verdict = await runCell({ plugin, door, scenario, expected: { ends: 'in', got: 1 } }, second.port);
  expect(verdict.problems).toEqual(expect.arrayContaining([expect.stringMatching(problem)]));
});

it('a second login for one call goes unnoticed', async () => {
  const [scenario] = scenarios;
  const plugin = misbehaving(() => ({}), 2);
  const verdict = await runCell({ plugin, door, scenario, expected: { ends: 'in', got: 1 } }, second.port);
  expect(verdict.problems).toEqual(['expected 1 logins or tokens, got 2']);
});
