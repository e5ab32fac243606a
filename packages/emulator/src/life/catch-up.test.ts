import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { EmulatorClock } from '../clock.js';
import { CatchUp } from './catch-up.js';
import { DueQueue } from './due-queue.js';

const START = 1_000_000;
const newClock = () => new EmulatorClock({ speed: 0, realNow: () => 0, startAt: START });
const busy = (ms: number): void => {
  for (const end = performance.now() + ms; performance.now() < end; );
};

it('what takes long blocks the process, or comes out of order', async () => {
  const clock = newClock();
  const due = new DueQueue();
  const happened: number[] = [];
  const fire = (at: number): void =>
    due.add({
      at,
      run: () => {
        happened.push(clock.nowMs() - START);
        busy(10);
        if (at < START + 20) fire(at + 1);
      },
    });
  fire(START + 1);
  const catchUp = new CatchUp(clock, due);
  clock.advance(10);
  const first = catchUp.run();
  clock.advance(10);
  const second = catchUp.run();
  expect(happened.length).toBeLessThan(10);
  let others = 0;
  let goes = true;
  const otherWork = (async () => {
    for (; goes; others++) await turn();
  })();
  await first;
  expect(happened.length).toBeGreaterThanOrEqual(10);
  await second;
  goes = false;
  await otherWork;
  expect(happened).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  expect(others).toBeGreaterThan(3);
  expect(catchUp.run()).toBeUndefined();
});

it('who waits is left waiting when it is stopped, or when something fails', async () => {
  const clock = newClock();
  const due = new DueQueue();
  const catchUp = new CatchUp(clock, due);
  const failure = new Error('failed');
  due.add({ at: START, run: () => busy(30) });
  due.add({
    at: START,
    run: () => {
      throw failure;
    },
  });
  due.add({ at: START, run: () => busy(30) });
  due.add({ at: START, run: () => busy(0) });
  await expect(catchUp.run()).rejects.toBe(failure);
  const stopped = catchUp.run();
  const reason = new Error('closed');
  catchUp.stop(reason);
  await expect(stopped).rejects.toBe(reason);
  expect(catchUp.run()).toBeUndefined();
});
