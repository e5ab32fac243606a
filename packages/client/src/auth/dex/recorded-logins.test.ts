import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../test/fake-clock.js';
import {
  DEX_ORIGIN,
  ORIGIN,
  PASSWORD,
  type RecordedStep,
  ReplayedDoor,
  readRecording,
  shownRequest,
  shownStep,
  USERNAME,
} from '../../../test/replayed-door.js';
import { testRequest } from '../../../test/test-request.js';
import { authentication } from '../authentication.js';
import { dexLogin } from './dex-login.js';

const folder = new URL('../../../test/vectors/front-doors/', import.meta.url);
const logins = readdirSync(folder)
  .filter((file) => file.startsWith('login-'))
  .map((file) => file.replace('.json', ''));

/** What a program does of the recorded session: the login up to the session's cookie, and two calls. */
function recordedSession(steps: readonly RecordedStep[]): RecordedStep[] {
  const landing = steps.findIndex(({ note }) => note?.startsWith('where the gate sends'));
  const get = steps.find(({ note }) => note === 'API call with the session');
  const post = steps.find(({ note }) => note === 'API POST with the session');
  if (landing < 0 || !get || !post) throw new Error('the recording holds no whole login');
  return [...steps.slice(0, landing), get, post];
}

describe('a login that takes another way than a browser', () => {
  it.each(logins)('%s', async (name) => {
    const steps = recordedSession(readRecording(name));
    const door = new ReplayedDoor(steps);
    const context = {
      origin: ORIGIN,
      endpoint: `${ORIGIN}/pipeline`,
      clock: new FakeClock(),
      send: door.send,
      sendElsewhere: door.send,
    };
    const layer = authentication(dexLogin({ username: USERNAME, password: PASSWORD, dexOrigin: DEX_ORIGIN }), context);
    const url = `${ORIGIN}/pipeline/apis/v1beta1`;
    await layer(testRequest({ url: `${url}/experiments?namespace=team` }), door.send);
    const headers = { 'content-type': 'application/json' };
    const body = () => '{"name":"r"}';
    const made = await layer(testRequest({ method: 'POST', url: `${url}/runs`, headers, body }), door.send);

    expect(made.status).toBe(200);
    expect(door.requests.map(shownRequest)).toEqual(steps.map(shownStep));
  });
});
