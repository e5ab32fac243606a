import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { throughDoor } from '../../../test/door-context.js';
import { settle } from '../../../test/fake-clock.js';
import { PASSWORD, USERNAME } from '../../../test/replayed-door.js';
import { answer, page, redirect, TinyDoor } from '../../../test/tiny-door.js';
import { CancellationSource } from '../../transport/cancellation.js';
import { type DexLoginOptions, dexLogin } from './dex-login.js';

function setUp(options: Partial<DexLoginOptions> = {}) {
  const door = new TinyDoor();
  const plugin = dexLogin({ username: USERNAME, password: PASSWORD, ...options });
  return { door, plugin, ...throughDoor(plugin, door.answer) };
}

/** Has the form wait until it is let go. */
function slowForm(door: TinyDoor): () => void {
  let go = () => {};
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  door.on['/oauth2/start'] = async () => {
    await gate;
    return redirect('/dex/auth/local/login?state=r1', ['door_csrf=c4nary-c1; Path=/']);
  };
  return go;
}

const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);
beforeEach(() => void process.on('unhandledRejection', note));
afterEach(() => {
  process.off('unhandledRejection', note);
  expect(unhandled.splice(0)).toEqual([]);
});

describe('callers that go away while the one login for all is made', () => {
  it('the first: the others get in by the same login', async () => {
    const { door, call } = setUp();
    const go = slowForm(door);
    const cancellation = new CancellationSource();
    const first = call({ cancellation });
    const others = Array.from({ length: 49 }, () => call());
    cancellation.cancel(new Error('enough'));
    await expect(first).rejects.toThrow('enough');
    go();
    for (const other of others) expect((await other).status).toBe(200);
    expect(door.logins).toBe(1);
  });

  it.each(['succeeds', 'fails'])(
    'all of them, and then the login %s: no unhandled rejection, and the next call gets in',
    async (how) => {
      const { door, call } = setUp();
      const go = slowForm(door);
      const cancellation = new CancellationSource();
      const calls = Array.from({ length: 5 }, () => call({ cancellation }));
      await settle();
      cancellation.cancel(new Error('enough'));
      for (const pending of calls) await expect(pending).rejects.toThrow('enough');
      let asked = false;
      door.on['/dex/auth/local/login'] = () => {
        asked = true;
        return how === 'fails' ? page(500, 'Login error.') : undefined;
      };
      go();
      while (!asked) await settle();
      delete door.on['/dex/auth/local/login'];
      await settle();
      expect((await call()).status).toBe(200);
      expect(door.logins).toBe(1);
    },
  );

  it('one whose time is up: the login goes on, and the next call waits for it', async () => {
    const { door, call, clock } = setUp();
    const go = slowForm(door);
    const hurried = expect(call({ deadline: clock.now() + 100 })).rejects.toMatchObject({ code: 'TIMEOUT' });
    await settle();
    await clock.advance(100);
    await hurried;
    const next = call();
    go();
    expect((await next).status).toBe(200);
    expect(door.logins).toBe(1);
  });

  it('a password function that takes its time is called once', async () => {
    let asked = 0;
    let give = (_: string) => {};
    const { door, call } = setUp({
      password: () => {
        asked += 1;
        return new Promise((resolve) => {
          give = resolve;
        });
      },
    });
    const calls = Array.from({ length: 50 }, () => call());
    while (asked === 0) await settle();
    give(PASSWORD);
    for (const pending of calls) expect((await pending).status).toBe(200);
    expect([asked, door.logins]).toEqual([1, 1]);
  });
});

describe('a clock that does not go as one thinks', () => {
  const DAY = 86_400_000;

  it.each([
    ['a machine that sleeps for days', 3 * DAY],
    ['a clock that is set back', -3 * DAY],
  ])('%s signs in anew when it must, once', async (_, ms) => {
    const { door, call, clock } = setUp();
    await call();
    await clock.advance(ms);
    door.logOut();
    const answers = await Promise.all(Array.from({ length: 50 }, () => call()));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(door.logins).toBe(2);
  });

  it.each([
    ['behind', -7 * DAY],
    ['ahead', 7 * DAY],
  ])('a server whose clock is days %s ends sessions when it says, and not before', async (_, skewMs) => {
    const { door, call, clock } = setUp();
    const served = (ms: number) => new Date(clock.now() + skewMs + ms).toUTCString();
    let sessions = 0;
    door.on['/oauth2/callback'] = () => {
      sessions += 1;
      const back = redirect('/pipeline/', [`door=x; Path=/; Expires=${served(DAY)}`]);
      (back.headers as Headers).set('date', served(0));
      return back;
    };
    door.on['/pipeline/apis/v1beta1/runs'] = () => answer(200, '{}');
    await call();
    await clock.advance(DAY - 61_000);
    await call();
    expect(sessions).toBe(1);
    await clock.advance(2000);
    await call();
    expect(sessions).toBe(2);
  });
});
