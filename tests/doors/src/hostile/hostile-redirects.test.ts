import { KfpClient, type KfpClientOptions } from '@kfp-ts/client';
import { bearerToken, dexLogin, oidcDeviceCode, sessionCookie } from '@kfp-ts/client/auth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DoorCase } from '../doors/door-case.js';
import { USER } from '../doors/door-case.js';
import { doorsWith } from '../doors/doors.js';
import { PASSWORD } from '../doors/kubeflow-doors.js';
import { StandingDoor } from '../doors/standing-door.js';
import { findLeaks } from '../leaks/find-leaks.js';
import { addMintedSecrets } from '../leaks/minted-secrets.js';
import { PrintedOutput } from '../leaks/printed-output.js';
import { Secrets } from '../leaks/secret.js';
import { shownText } from '../leaks/shown-text.js';
import { workflow } from '../scenarios/visit.js';
import { trust } from '../surroundings/certificate.js';
import { HurriedClock } from '../surroundings/hurried-clock.js';
import { openSecondOrigin } from '../surroundings/second-origin.js';
import type { Listening } from '../traffic/listen.js';
import { Traffic } from '../traffic/traffic.js';
import { type HostileGate, type Step, startHostileGate } from './hostile-gate.js';
import { luresTo } from './lures.js';

const STATUSES = [301, 302, 303, 307, 308];
/** Where a redirect leads to does not depend on its status: one of them tries all addresses, the others the first three. */
const FULL = 302;

let standing: StandingDoor;
let second: Listening;
let gates: Record<'http' | 'https', HostileGate>;

beforeAll(async () => {
  second = await openSecondOrigin();
  standing = await StandingDoor.open(doorsWith('').find(({ name }) => name === '…, approval') as DoorCase);
  gates = {
    http: await startHostileGate(standing.url, false),
    https: await startHostileGate(standing.url, true),
  };
});
afterAll(async () => {
  for (const open of [gates.http, gates.https, second, standing]) await open.close();
});

type Auth = (gate: HostileGate) => KfpClientOptions['auth'];

const byPassword: Auth = () => dexLogin({ username: USER, password: PASSWORD });
const byToken: Auth = () => bearerToken(standing.token('own'));
const byCookie: Auth = () => sessionCookie(standing.session());
const byDevice: Auth = ({ origin }) =>
  oidcDeviceCode({
    issuer: 'http://dex.auth.svc.cluster.local:5556/dex',
    clientId: 'kubeflow-pipelines-sdk',
    scope: 'openid email',
    endpoints: { token: `${origin}/dex/token`, deviceAuthorization: `${origin}/dex/device/code` },
    onPrompt: ({ userCode }) => standing.approveDevice(userCode),
  });

const calls: Readonly<Record<'read' | 'change' | 'upload', (kfp: KfpClient, name: string) => Promise<unknown>>> = {
  read: (kfp) => kfp.experiments.list().first(1),
  change: (kfp, name) => kfp.experiments.create({ name }),
  upload: (kfp, name) => kfp.pipelines.upload(workflow(), { name }),
};

const cases: [string, Auth, Step, keyof typeof calls, ('http' | 'https')?][] = [
  ...(['page', 'start', 'auth', 'form', 'password', 'approval', 'callback', 'read', 'change'] as const).map(
    (step) => ['dexLogin', byPassword, step, step === 'read' ? 'read' : 'change'] as [string, Auth, Step, 'change'],
  ),
  ['dexLogin', byPassword, 'upload', 'upload'],
  ['dexLogin', byPassword, 'page', 'read', 'https'],
  ['dexLogin', byPassword, 'password', 'read', 'https'],
  ['dexLogin', byPassword, 'callback', 'read', 'https'],
  ['dexLogin', byPassword, 'change', 'change', 'https'],
  ['bearerToken', byToken, 'read', 'read'],
  ['bearerToken', byToken, 'change', 'change'],
  ['bearerToken', byToken, 'upload', 'upload', 'https'],
  ['sessionCookie', byCookie, 'read', 'read'],
  ['sessionCookie', byCookie, 'change', 'change', 'https'],
  ['oidcDeviceCode', byDevice, 'device', 'read'],
  ['oidcDeviceCode', byDevice, 'token', 'read'],
];

/** Has one client call through the gate, and says what went where it must not. */
async function lured(authOf: Auth, gate: HostileGate, call: (kfp: KfpClient) => Promise<unknown>) {
  const traffic = new Traffic();
  const printed = new PrintedOutput();
  const logged: unknown[] = [];
  const log = (...line: unknown[]): void => void logged.push(line);
  const auth = authOf(gate);
  const kfp = new KfpClient({
    endpoint: `${gate.origin}/pipeline`,
    namespace: 'team',
    auth,
    retry: false,
    logger: { debug: log, warn: log },
    clock: new HurriedClock(),
    ...(gate.origin.startsWith('https:') && { tls: trust }),
  });
  const error = await call(kfp).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  const text = printed.stop();
  traffic.stop();
  const secrets = new Secrets();
  const own = [gate.port, standing.port];
  secrets.add(PASSWORD, 'the password', own);
  secrets.add('c4nary-lure-of-the-gate', 'the cookie of the gate', own);
  addMintedSecrets(secrets, traffic.requests, gate.port);
  for (const { value, what } of secrets.all) secrets.add(value, what, own);
  const shown = {
    'an error': shownText(error),
    'a log': shownText(logged),
    'what was printed': text,
    'the client': shownText([kfp, auth]),
  };
  const strangers = traffic.connections.filter(({ name, port }) => name !== undefined || !own.includes(port ?? 0));
  return { error, leaks: findLeaks(secrets.all, { shown, requests: traffic.requests }), strangers };
}

describe.each(cases)('%s at a gate that leads astray', (_, authOf, step, call, scheme = 'http') => {
  it.each(STATUSES)(
    `at the step ${step} of a ${call} over ${scheme} with %i: nothing goes elsewhere`,
    async (status) => {
      const gate = gates[scheme];
      const lures = Object.entries(luresTo(gate.port, second.port));
      for (const [what, location] of status === FULL && scheme === 'http' ? lures : lures.slice(0, 3)) {
        gate.turn(step, status, location);
        const came = await lured(authOf, gate, (kfp) => calls[call](kfp, `${step} ${status} ${scheme} ${what}`));
        expect({ what, met: gate.met(), ...came }).toMatchObject({ what, met: true, leaks: [], strangers: [] });
        // A session that was set before the redirect is one.
        if (step !== 'callback')
          expect(came.error).toMatchObject({ code: expect.any(String), hint: expect.any(String) });
      }
    },
  );
});
