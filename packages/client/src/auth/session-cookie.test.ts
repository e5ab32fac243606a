import { describe, expect, it } from 'vitest';
import { throughDoor } from '../../test/door-context.js';
import { answer, redirect, TinyDoor } from '../../test/tiny-door.js';
import { bearerToken } from './bearer-token.js';
import { chain } from './chain.js';
import { type Cookies, sessionCookie } from './session-cookie.js';

/** The cookies that a call carries. */
async function sent(cookies: Parameters<typeof sessionCookie>[0]): Promise<string | undefined> {
  const { call, sent: requests } = throughDoor(sessionCookie(cookies), async () => answer(200, '{}'));
  await call();
  return requests[0]?.headers.cookie;
}

describe('cookies that are not sent as the browser shows them', () => {
  it.each<[string, Cookies, string]>([
    ['the whole header', 'Cookie: a=1; b=2', 'a=1; b=2'],
    ['the header in lower case', ' cookie:a=1', 'a=1'],
    ['a line break at the end', 'a=1; b=2\r\n', 'a=1; b=2'],
    ['a value in quotes', 'a="x y"', 'a="x y"'],
    ['signs that are encoded, or could be', 'a=%3D%7C; b=|x|', 'a=%3D%7C; b=|x|'],
    ['IBM', 'authservice_session=MTYzNA==|abc', 'authservice_session=MTYzNA==|abc'],
    [
      'four of a load balancer',
      { 'AWSELBAuthSessionCookie-0': 'a', 'AWSELBAuthSessionCookie-1': 'b=', 'AWSELBAuthSessionCookie-2': 'c' },
      'AWSELBAuthSessionCookie-0=a; AWSELBAuthSessionCookie-1=b=; AWSELBAuthSessionCookie-2=c',
    ],
    ['one without a value beside others', 'theme=; a=1', 'theme=; a=1'],
  ])('%s', async (_, cookies, header) => {
    expect(await sent(cookies)).toBe(header);
  });
});

describe('a session that is not there, and nobody says so', () => {
  it.each<[unknown, string]>([
    [undefined, 'The session cookie is empty'],
    [null, 'The session cookie is empty'],
    ['', 'The session cookie is empty'],
    ['Cookie: ', 'The session cookie is empty'],
    [{}, 'The session cookie is empty'],
    [{ kubeflow: undefined }, 'The session cookie kubeflow has no value'],
    [{ kubeflow: '' }, 'The session cookie kubeflow has no value'],
    [{ kubeflow: ' ', theme: 'dark' }, 'The session cookie kubeflow has no value'],
    ['kubeflow=', 'The session cookie kubeflow has no value'],
    [42, 'The session cookie is no text'],
    [{ kubeflow: 42 }, 'The session cookie kubeflow is no text'],
  ])('%j', async (cookies, message) => {
    const hint = /text/.test(message) ? /Write it as/ : /Is the variable that should hold it set/;
    const error = { code: 'CREDENTIAL', message, hint: expect.stringMatching(hint) };
    expect(() => sessionCookie(cookies as Cookies)).toThrow(expect.objectContaining(error));
    await expect(sent(() => cookies as Cookies)).rejects.toMatchObject(error);
  });

  it.each(['a;b', 'a b', 'a=b', '', 'ä', 'a\n'])('under a name that is none: %j', (name) => {
    expect(() => sessionCookie({ [name]: 'c4nary' })).toThrow(
      expect.objectContaining({ code: 'CREDENTIAL', message: expect.not.stringContaining('c4nary') }),
    );
  });

  it('lets a chain try what is next', async () => {
    const plugin = chain(
      sessionCookie(() => undefined),
      bearerToken('t'),
    );
    const { call, sent: requests } = throughDoor(plugin, async () => answer(200, '{}'));
    await call();
    expect(requests[0]?.headers).toEqual({ authorization: 'Bearer t' });
  });
});

describe('a function that is asked more often than sessions end', () => {
  /** Two clients of one session. */
  function setUp() {
    const door = new TinyDoor();
    let asked = 0;
    const plugin = sessionCookie(() => ({ door: `c4nary-${++asked}` }));
    const accepted = new Set(['door=c4nary-1']);
    door.on['/pipeline/apis/v1beta1/runs'] = ({ headers }) =>
      accepted.has(headers.cookie ?? '') ? answer(200, '{}') : answer(401, '{}');
    const clients = [0, 1].map(() => throughDoor(plugin, door.answer));
    return { door, accepted, asked: () => asked, calls: clients.map(({ call }) => call) };
  }

  it('once for two clients that are refused together', async () => {
    const { accepted, asked, calls } = setUp();
    await Promise.all(calls.map((call) => call()));
    accepted.clear();
    accepted.add('door=c4nary-2');
    const answers = await Promise.all(calls.flatMap((call) => Array.from({ length: 25 }, () => call())));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(asked()).toBe(2);
  });

  it('once when a cookie that the gate has renewed is refused', async () => {
    const { door, accepted, asked, calls } = setUp();
    const [call] = calls;
    const usual = door.on['/pipeline/apis/v1beta1/runs'];
    door.on['/pipeline/apis/v1beta1/runs'] = () => redirect('', ['door=rolled; Path=/'], 200);
    await call?.();
    if (usual) door.on['/pipeline/apis/v1beta1/runs'] = usual;
    accepted.add('door=c4nary-2');
    expect((await call?.())?.status).toBe(200);
    expect(asked()).toBe(2);
  });
});
