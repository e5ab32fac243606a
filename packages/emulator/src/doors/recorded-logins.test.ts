import { describe, expect, it } from 'vitest';
import { recordedSteps } from '../../test/doors/recording.js';
import { Replay, type ReplayOptions } from '../../test/doors/replay.js';
import type { DoorUser } from './dex/dex-options.js';

const CORP: DoorUser = { email: 'corp@example.com', username: 'corp', password: '12341234' };

const CONNECTORS = [{ id: 'mock', kind: 'callback' as const }, { id: 'local' }, { id: 'corp', users: [CORP] }];

/** Set up as the doors were that were recorded. */
const LOGINS: Readonly<Record<string, ReplayOptions['door']>> = {
  'kf-1.9.1-403': {},
  'kf-1.9.1-403-o2p76': { proxy: { release: '7.6' } },
  'kf-1.9.0-302': { setup: 'kubeflow-1.9.0' },
  'kf-403-noapi': { proxy: { apiRoutes: [] } },
  'api-401-302': { proxy: { signInPage: false, apiRoutes: ['^/apis/', '/apis/'] } },
  approval: { dex: { skipApproval: false } },
  'two-connectors': { dex: { connectors: CONNECTORS } },
  'dex-2022': { dex: { release: '2022' } },
  'dex-2022-force': { setup: 'kubeflow-1.9.0', dex: { release: '2022' } },
  'dex-2020': { proxy: { signInPage: false, apiRoutes: [] }, dex: { release: '2020' } },
  deploykf: { setup: 'deploykf' },
  refresh: {
    setup: 'deploykf',
    proxy: { cookieName: 'oauth2_proxy_kubeflow', refreshSeconds: 6, cookieSeconds: 3600, acceptBearer: false },
  },
  'short-cookie': { proxy: { cookieSeconds: 15 } },
  'short-jwt': { dex: { idTokenSeconds: 25 } },
  'dex-restart': {},
  'secure-cookie': { proxy: { cookieSecure: true } },
  'plain-302': { setup: 'plain', proxy: { signInPage: false, apiRoutes: [] } },
  'plain-401': { setup: 'plain', proxy: { apiRoutes: ['^/pipeline/apis/'] } },
  'plain-403': { setup: 'plain' },
  'plain-jwt': { setup: 'plain', proxy: { acceptBearer: true }, dex: { ownOrigin: true } },
};

describe('a login that goes another way than at a real door', () => {
  for (const [name, door] of Object.entries(LOGINS)) {
    it(`is not that of ${name}`, async () => {
      expect(await Replay.run(recordedSteps(`login-${name}`), { door: door ?? {} })).toEqual([]);
    });
  }
});

const SECOND = 1000;

/** A session, a token, a code that nobody has redeemed, and a form that nobody has sent. */
async function sessionAndCode(replay: Replay): Promise<void> {
  const { browser, cookies, placeholders } = replay;
  await replay.login();
  const session = browser.jar.get('oauth2_proxy_kubeflow') ?? '';
  await replay.openForm('local');
  await replay.sendForm();
  const csrf = browser.jar.get('oauth2_proxy_kubeflow_csrf') ?? '';
  const state = placeholders.fill('<STATE>');
  await replay.openForm('local');
  placeholders.set('STATE', state);
  placeholders.set('jwt', replay.emulator.frontDoor?.token({ user: 'user@example.com' }) ?? '');
  cookies.set('oauth2_proxy_kubeflow_csrf', csrf).set('oauth2_proxy_kubeflow', session);
}

describe('what becomes of a session that is not what becomes of it at a real door', () => {
  it('is its end by the age of the cookie', async () => {
    const found = await Replay.run(recordedSteps('expired-cookie'), {
      door: { proxy: { cookieSeconds: 15 } },
      prepare: (replay) => replay.login(),
      before: { 'after 17 s: API': ({ emulator }) => emulator.clock.advance(17 * SECOND) },
    });
    expect(found).toEqual([]);
  });

  it('is its end by the age of the token in the cookie, a minute later', async () => {
    const found = await Replay.run(recordedSteps('expired-jwt'), {
      door: { dex: { idTokenSeconds: 25 } },
      prepare: (replay) => replay.login(),
      before: { 'after expiry: API': ({ emulator }) => emulator.clock.advance(86 * SECOND) },
    });
    expect(found).toEqual([]);
  });

  it('is its end because Dex was started again', async () => {
    const found = await Replay.run(recordedSteps('dex-restart', 'gate kubeflow'), {
      prepare: sessionAndCode,
      before: {
        'old session: API': ({ emulator }) => emulator.frontDoor?.restartIdentityProvider(),
      },
    });
    expect(found).toEqual([]);
  });

  it('is its renewal', async () => {
    const found = await Replay.run(recordedSteps('refresh', 'deploykf gate'), {
      door: LOGINS.refresh ?? {},
      before: { 'after 7 s': ({ emulator }) => emulator.clock.advance(7 * SECOND) },
    });
    expect(found).toEqual([]);
  });

  it('is a cookie for https that does not come back over http', async () => {
    expect(await Replay.run(recordedSteps('secure-cookie'), { door: { proxy: { cookieSecure: true } } })).toEqual([]);
  });

  it('is what works while Dex is down', async () => {
    const found = await Replay.run(recordedSteps('dex-down'), {
      prepare: async (replay) => {
        await sessionAndCode(replay);
        replay.emulator.frontDoor?.setIdentityProviderDown(true);
      },
      before: {
        'session, JWKS cache run out': ({ emulator }) => emulator.clock.advance(1201 * SECOND),
      },
    });
    expect(found).toEqual([]);
  });

  it('is the end of one of two by a logout', async () => {
    const found = await Replay.run(recordedSteps('parallel', 'sign-out of one of two sessions'), {
      prepare: (replay) => replay.login(),
    });
    expect(found).toEqual([]);
  });
});
