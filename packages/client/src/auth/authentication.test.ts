import { describe, expect, it } from 'vitest';
import { FakeClock, settle } from '../../test/fake-clock.js';
import { testRequest, testResponse } from '../../test/test-request.js';
import { CancellationSource } from '../transport/cancellation.js';
import type { IncomingResponse } from '../transport/incoming-response.js';
import type { OutgoingRequest } from '../transport/outgoing-request.js';
import type { AuthPlugin } from './auth-plugin.js';
import { authentication } from './authentication.js';
import { withHeader } from './header-value.js';

/** A gate that takes one session and a plugin that can sign in. */
function setUp({ signIn = 'succeeds' as 'succeeds' | 'fails' | 'throws', refusal = testResponse(401, '{}') } = {}) {
  const clock = new FakeClock();
  const seen = { logins: 0, sent: [] as string[] };
  let session = 'expired';
  let finishLogin = () => {};
  const plugin: AuthPlugin = {
    name: 'test',
    describe: () => 'test',
    authenticate: async (request) => withHeader(request, 'cookie', session),
    async recover() {
      seen.logins += 1;
      await new Promise<void>((resolve) => {
        finishLogin = resolve;
      });
      if (signIn === 'throws') throw new Error('wrong password');
      if (signIn === 'fails') return 'give-up';
      session = 'fresh';
      return 'replay';
    },
  };
  const send = async () => testResponse(500);
  const context = { origin: 'http://kfp.test', endpoint: 'http://kfp.test', clock, send, sendElsewhere: send };
  const layer = authentication(plugin, context);
  const gate = async (request: OutgoingRequest): Promise<IncomingResponse> => {
    seen.sent.push(request.headers.cookie ?? '');
    return request.headers.cookie === 'fresh' ? testResponse(200, '{}') : refusal;
  };
  const call = (rest: Parameters<typeof testRequest>[0] = {}) => layer(testRequest(rest), gate);
  const login = async () => {
    while (seen.logins === 0) await settle();
    await settle();
    finishLogin();
  };
  return { call, seen, login, clock };
}

describe('a session that expires in the middle', () => {
  it('is renewed once for all calls, each of which is sent once more', async () => {
    const { call, seen, login } = setUp();
    const calls = Array.from({ length: 10 }, () => call({ method: 'POST', repeatable: false }));
    await login();
    expect((await Promise.all(calls)).map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(seen.logins).toBe(1);
    expect(seen.sent).toHaveLength(20);
  });

  it.each([
    ['redirect', testResponse(302, '', { location: '/dex/auth' })],
    ['sign-in page with 200', testResponse(200, '<html><form>Sign in</form>')],
    ['sign-in page with 403', testResponse(403, '<html><form action="/oauth2/start">')],
    ['500 of release 1.8.5', testResponse(500, '{"message":"Unauthenticated: Request header error","code":13}')],
  ])('is noticed by a %s', async (_, refusal) => {
    const { call, seen, login } = setUp({ refusal });
    const pending = call();
    await login();
    expect((await pending).status).toBe(200);
    expect(seen.logins).toBe(1);
  });

  it('is not renewed again by a call that was under way during the renewal', async () => {
    const { call, seen, login } = setUp();
    const first = call();
    await login();
    await first;
    expect((await call()).status).toBe(200);
    expect(seen.logins).toBe(1);
  });
});

describe('a login that goes wrong', () => {
  it.each([
    ['RBAC', testResponse(403, 'RBAC: access denied')],
    ['the API', testResponse(403, '{"code":7,"message":"PermissionDenied"}')],
    ['a missing run', testResponse(404, '{"code":5,"message":"x"}')],
  ])('is not begun for a refusal by %s', async (_, refusal) => {
    const { call, seen } = setUp({ refusal });
    expect((await call()).status).toBe(refusal.status);
    expect(seen.logins).toBe(0);
  });

  it('is not repeated in the same call, and gives the first answer', async () => {
    const { call, seen, login } = setUp({ signIn: 'fails' });
    const request = testRequest();
    const pending = call({ deadline: request.progress.deadline });
    await login();
    expect((await pending).status).toBe(401);
    expect(seen.logins).toBe(1);
    expect(seen.sent).toHaveLength(1);
  });

  it('reaches all who waited for it', async () => {
    const { call, login } = setUp({ signIn: 'throws' });
    const calls = [call(), call()].map((pending) => expect(pending).rejects.toThrow('wrong password'));
    await login();
    await Promise.all(calls);
  });
});

describe('one caller that ends the login of the others', () => {
  it('an abort leaves the shared login running', async () => {
    const { call, seen, login } = setUp();
    const cancellation = new CancellationSource();
    const aborted = call({ cancellation });
    const other = call();
    while (seen.logins === 0) await settle();
    cancellation.cancel('enough');
    await expect(aborted).rejects.toBe('enough');
    await login();
    expect((await other).status).toBe(200);
    expect(seen.logins).toBe(1);
  });

  it("a login that hangs ends with the call's deadline", async () => {
    const { call, seen, clock } = setUp();
    const pending = expect(call({ deadline: clock.now() + 100 })).rejects.toMatchObject({
      code: 'TIMEOUT',
      phase: 'total',
    });
    while (seen.logins === 0) await settle();
    await clock.advance(100);
    await pending;
    expect(clock.pending).toBe(0);
  });
});
