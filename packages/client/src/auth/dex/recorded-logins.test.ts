import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { throughDoor } from '../../../test/door-context.js';
import {
  DEX_ORIGIN,
  ORIGIN,
  PASSWORD,
  type RecordedStep,
  ReplayedDoor,
  readRecording,
  recordedSession,
  shownRequest,
  shownStep,
  USERNAME,
} from '../../../test/replayed-door.js';
import { type DexLoginOptions, dexLogin } from './dex-login.js';

const API = `${ORIGIN}/pipeline/apis/v1beta1`;
const folder = new URL('../../../test/vectors/front-doors/', import.meta.url);
const logins = readdirSync(folder)
  .filter((file) => file.startsWith('login-'))
  .map((file) => file.replace('.json', ''));

function setUp(steps: readonly RecordedStep[], options: Partial<DexLoginOptions> = {}) {
  const door = new ReplayedDoor(steps);
  const plugin = dexLogin({ username: USERNAME, password: PASSWORD, dexOrigin: DEX_ORIGIN, ...options });
  const through = throughDoor(plugin, door.send, { elsewhere: door.send });
  const get = () => through.call({ url: `${API}/experiments?namespace=team` });
  return { door, get, ...through };
}

describe('a login that takes another way than a browser', () => {
  it.each(logins)('%s', async (name) => {
    const steps = recordedSession(readRecording(name));
    const { door, get, call } = setUp(steps);
    await get();
    const headers = { 'content-type': 'application/json' };
    const made = await call({ method: 'POST', url: `${API}/runs`, headers, body: () => '{"name":"r"}' });

    expect(made.status).toBe(200);
    expect(door.requests.map(shownRequest)).toEqual(steps.map(shownStep));
  });

  it('through a connector that was chosen', async () => {
    const recorded = readRecording('wrong-password', 'two-connectors, connector corp');
    const again = recorded.findLastIndex(({ request }) => request.line === 'GET /pipeline/');
    const steps = recorded.slice(again);
    const ok: RecordedStep = {
      request: { line: 'GET /pipeline/apis/v1beta1/experiments?namespace=team', headers: {} },
      response: { status: 200, headers: {}, body: { kind: 'json', json: {} } },
    };
    const { door, get } = setUp([...steps, ok], { username: 'corp', connector: 'corp' });
    expect((await get()).status).toBe(200);
    expect(door.requests.slice(0, -1).map(shownRequest)).toEqual(steps.map(shownStep));
  });
});

describe('a wrong password that each release of Dex answers in its own way', () => {
  it.each([
    ['kf-1.9.1-403', 'login-kf-1.9.1-403'],
    ['dex-2022', 'login-dex-2022'],
    ['dex-2020', 'login-dex-2020'],
    ['two-connectors', 'login-two-connectors'],
  ])('%s', async (part, login) => {
    const refused = readRecording('wrong-password', part).find(({ note }) => note === 'wrong password');
    if (!refused) throw new Error('the recording holds no wrong password');
    const steps = readRecording(login);
    const posted = steps.findIndex(({ request }) => request.line.startsWith('POST /dex/auth/local'));
    const { door, get } = setUp([...steps.slice(0, posted), refused]);
    await expect(get()).rejects.toMatchObject({
      code: 'CREDENTIAL',
      message: expect.stringContaining('refused the password'),
    });
    await expect(get()).rejects.toThrow('refused the password');
    expect(door.requests).toHaveLength(posted + 1);
  });
});

describe('a session that ends although the gate renews it', () => {
  it('goes on with the renewed cookie', async () => {
    const steps = readRecording('refresh', 'deploykf gate');
    const first = steps.findIndex(({ note }) => note?.startsWith('at once'));
    const { get, sent } = setUp(steps.slice(0, first + 3));
    await get();
    await get();
    await get();
    const lengths = sent.slice(first).map(({ headers }) => headers.cookie?.length);
    const name = 'oauth2_proxy_kubeflow='.length;
    expect(lengths).toEqual([2076 + name, 2076 + name, 1920 + name]);
  });
});

it('a gate whose Dex is down is told from one that refuses', async () => {
  const steps = readRecording('dex-down');
  const start = steps.findIndex(({ request }) => request.line.startsWith('GET /oauth2/start'));
  const signInPage = readRecording('login-kf-1.9.1-403').slice(0, 1);
  const { get } = setUp([...signInPage, ...steps.slice(start, start + 2)]);
  await expect(get()).rejects.toMatchObject({
    code: 'CONNECTION',
    message: 'Signing in failed: localhost:8080 answered 503',
    mayHaveReachedServer: false,
  });
});
