import { describe, expect, it } from 'vitest';
import { recordedDoor } from '../../test/doors/recorded-doors.js';
import { recordedFiles, recordedSteps } from '../../test/doors/recording.js';
import { Replay } from '../../test/doors/replay.js';

const logins = recordedFiles().filter((name) => name.startsWith('login-'));

describe('a login that goes another way than at a real door', () => {
  it.each(logins)('is not that of %s', async (name) => {
    const door = recordedDoor(name.slice('login-'.length));
    // The Dex of that one stood beside the gate.
    const beside = name === 'login-plain-jwt' ? { dex: { ownOrigin: true } } : {};
    expect(await Replay.run(recordedSteps(name), { door: { ...door, ...beside } })).toEqual([]);
  });
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
      door: recordedDoor('refresh'),
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
