import { expect, it } from 'vitest';
import { FakeClock } from '../../test/fake-clock.js';
import { CredentialCache } from './credential-cache.js';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Credentials of an hour each; `down` is whether there are none now. */
function source() {
  const clock = new FakeClock();
  const state = { down: false, calls: 0 };
  const cache = new CredentialCache(async () => {
    state.calls += 1;
    if (state.down) throw new Error('down');
    return { value: `c${state.calls}`, expiresAt: clock.now() + HOUR };
  });
  return { clock, state, cache };
}

it('calls fail while the credential still lasts, as no new one can be had', async () => {
  const { clock, state, cache } = source();
  await cache.get(clock);
  await clock.advance(HOUR - 5 * MINUTE);
  state.down = true;
  expect(await Promise.all([cache.get(clock), cache.get(clock), cache.get(clock)])).toEqual(['c1', 'c1', 'c1']);
  expect(state.calls).toBe(2);
});

it('a source that is down is asked for each call, or never again', async () => {
  const { clock, state, cache } = source();
  await cache.get(clock);
  await clock.advance(HOUR - 5 * MINUTE);
  state.down = true;
  for (let uses = 0; uses < 10; uses += 1) await cache.get(clock);
  expect(state.calls).toBe(2);
  state.down = false;
  await clock.advance(MINUTE);
  expect(await cache.get(clock)).toBe('c3');
});

it('a credential that has ended, or was refused, is used on as no new one can be had', async () => {
  const ended = source();
  await ended.cache.get(ended.clock);
  ended.state.down = true;
  await ended.clock.advance(HOUR);
  await expect(ended.cache.get(ended.clock)).rejects.toThrow('down');

  const refused = source();
  await refused.cache.get(refused.clock);
  refused.state.down = true;
  await expect(refused.cache.replace('c1', refused.clock)).rejects.toThrow('down');
  await expect(refused.cache.get(refused.clock)).rejects.toThrow('down');
});

it('a credential that was refused while its renewal was under way comes back', async () => {
  const { clock, state, cache } = source();
  await cache.get(clock);
  await clock.advance(HOUR - 5 * MINUTE);
  state.down = true;
  const settled = await Promise.allSettled([cache.get(clock), cache.replace('c1', clock)]);
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
