import { describe, expect, it } from 'vitest';
import { recordedDoor } from '../../test/doors/recorded-doors.js';
import { recordedParts, recordedSteps } from '../../test/doors/recording.js';
import { Replay, type ReplayOptions } from '../../test/doors/replay.js';

const typing =
  (password: string) =>
  ({ placeholders }: Replay): void =>
    placeholders.set('PASSWORD', password);

/** Opens the form of a login, as the recordings did before their first step. */
const openForm =
  (connector = 'local'): NonNullable<ReplayOptions['prepare']> =>
  (replay) =>
    replay.openForm(connector);

const PASSWORDS: NonNullable<ReplayOptions['before']> = {
  'wrong password': typing('guess'),
  'unknown user': typing('12341234'),
  'empty password': typing(''),
  'password with a space': typing('12341234+'),
  'form without': typing('12341234'),
  'right password': typing('12341234'),
};

const CORP = 'two-connectors, connector corp';

describe('a wrong password that is not answered as by a real Dex', () => {
  it.each(recordedParts('wrong-password').filter((part) => part !== CORP))('is one at %s', async (part) => {
    const replay = { door: recordedDoor(part), prepare: openForm(), before: PASSWORDS };
    expect(await Replay.run(recordedSteps('wrong-password', part), replay)).toEqual([]);
  });
});

describe('a login at another connector than that of Dex itself', () => {
  it('is not answered as by a real Dex', async () => {
    let attempts = 0;
    const found = await Replay.run(recordedSteps('wrong-password', CORP), {
      door: recordedDoor('two-connectors'),
      before: {
        'the login form': ({ placeholders }) => placeholders.set('PASSWORD', attempts++ === 0 ? 'guess' : '12341234'),
      },
    });
    expect(found).toEqual([]);
    expect(attempts).toBe(2);
  });
});

describe('an error that is not answered as by a real Dex', () => {
  const parts = recordedParts('callback-errors').filter((part) => part.startsWith('dex, '));
  it.each(parts)('is one of %s', async (part) => {
    const door = recordedDoor(part.slice('dex, '.length));
    expect(await Replay.run(recordedSteps('callback-errors', part), { door, prepare: openForm() })).toEqual([]);
  });
});

const CSRF = 'oauth2_proxy_kubeflow_csrf';

describe('a callback that is not answered as by a real oauth2-proxy', () => {
  it('is one of the recorded', async () => {
    const csrf = { own: '', other: '' };
    const found = await Replay.run(recordedSteps('callback-errors', 'callback'), {
      prepare: async (replay) => {
        await replay.openForm('local');
        csrf.other = replay.cookies.get(CSRF) ?? '';
        await replay.openForm('local');
        csrf.own = replay.cookies.get(CSRF) ?? '';
        await replay.sendForm();
      },
      before: {
        'csrf cookie of another': ({ cookies }) => void cookies.set(CSRF, csrf.other),
        'wrong code': ({ cookies }) => void cookies.set(CSRF, csrf.own),
      },
    });
    expect(found).toEqual([]);
  });
});

describe('a grant page that is not that of a real Dex', () => {
  it('is one of the recorded', async () => {
    const found = await Replay.run(recordedSteps('callback-errors', 'grant page'), {
      door: { dex: { skipApproval: false } },
      prepare: openForm(),
      before: {
        'bad hmac': async (replay) => {
          await replay.openForm('local');
          await replay.sendForm();
        },
      },
    });
    expect(found).toEqual([]);
  });
});
