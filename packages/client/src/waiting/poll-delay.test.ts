import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pollDelay } from './poll-delay.js';

const chance = fc.double({ min: 0, max: 0.999_999, noNaN: true });

it('sees the end of a run of a second in time and with few requests, whatever chance and the server’s speed do', () => {
  fc.assert(
    fc.property(
      fc.array(chance, { minLength: 20, maxLength: 20 }),
      fc.integer({ min: 0, max: 50 }),
      (chances, lookMs) => {
        let time = 0;
        let looks = 1;
        for (; time < 1000; looks++) time += lookMs + pollDelay(looks, {}, () => chances[looks] ?? 0);
        expect(time + lookMs).toBeLessThanOrEqual(1270);
        expect(looks).toBeLessThanOrEqual(9);
      },
    ),
  );
});

it('asks six times a minute for a run of hours', () => {
  let [time, looks] = [0, 0];
  while (time < 36_000_000) time += pollDelay(++looks, {}, () => 0.5);
  expect(looks).toBeLessThan(3_830);
});
