import type { ApiRunDetail } from '@kfp-ts/api';
import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../test/fake-clock.js';
import {
  AuthenticationRequiredError,
  ConnectionError,
  NotFoundError,
  RunFailedError,
  ServerError,
  WaitTimeoutError,
} from '../errors/index.js';
import { toRunSnapshot } from './run-snapshot.js';
import { waitForRun } from './wait-for-run.js';
import type { WaitOptions } from './wait-options.js';

type Look = string | Error | ApiRunDetail;

/** Shows one look after the other, the last for ever. */
function waiting(looks: Look[], options: WaitOptions = {}, clock = new FakeClock()) {
  let count = 0;
  const look = async () => {
    const next = looks[Math.min(count++, looks.length - 1)] as Look;
    if (next instanceof Error) throw next;
    const detail = typeof next === 'string' ? { run: { id: 'r1', name: 'nightly', status: next } } : next;
    return { data: toRunSnapshot(detail, false), response: { status: 200, headers: new Headers(), attempts: 1 } };
  };
  const done = waitForRun({ look, clock, random: () => 0 }, 'r1', options);
  done.catch(() => undefined);
  return { clock, result: () => clock.run(done).then(({ data }) => data), looks: () => count, done };
}

/** The clock jumps by hours in each look; the run is over after `last` of them. */
function waitingAsleep(clock: FakeClock, { last, timeoutMs }: { last: number; timeoutMs: number }) {
  let looks = 0;
  const now = clock.now.bind(clock);
  clock.now = () => now() + looks * 8 * 3_600_000;
  const look = async () => {
    looks += 1;
    const run = { id: 'r1', name: 'nightly', status: looks > last ? 'Succeeded' : 'Running' };
    return { data: toRunSnapshot({ run }, false), response: { status: 200, headers: new Headers(), attempts: 1 } };
  };
  return waitForRun({ look, clock, random: () => 0 }, 'r1', { timeoutMs });
}

const answered = (status: number) => ({ status, method: 'GET', path: '', attempts: 1 });

describe('the end of a run', () => {
  it('is seen without a pause when it is over already', async () => {
    const { done, clock, looks } = waiting(['Succeeded']);
    expect((await done).data.state).toBe('succeeded');
    expect([looks(), clock.pending]).toEqual([1, 0]);
  });

  it.each(['Succeeded', 'succeeded', 'Completed'])('is success for %s', async (status) => {
    expect((await waiting(['', 'Running', status]).result()).state).toBe('succeeded');
  });

  it.each([
    'Failed',
    'Error',
    'Skipped',
    'PipelineRunCancelled',
    'PipelineRunTimeout',
    'StoppedRunFinally',
    'InvalidTaskResultReference',
    'CANCELED',
  ])('is failure for %s', async (status) => {
    await expect(waiting(['Running', status]).result()).rejects.toThrow(RunFailedError);
    const run = await waiting(['Running', status], { throwOnFailure: false }).result();
    expect(run.status).toBe(status);
  });

  it('is its end time when nobody knows the status', async () => {
    const run = { id: 'r1', name: 'nightly', status: 'CouldntGetWeather', finished_at: '1970-01-01T00:00:00Z' };
    const ended = { run: { ...run, finished_at: '2026-01-01T00:00:00Z' } };
    const { result, looks } = waiting([{ run }, { run }, ended]);
    await expect(result()).rejects.toThrow(/ended as CouldntGetWeather/);
    expect(looks()).toBe(3);
  });

  it('is what until says, even for a run that goes on', async () => {
    const until = (run: { state: string }) => run.state === 'running';
    expect((await waiting(['', 'Running'], { until }).result()).status).toBe('Running');
  });
});

describe('the time between looks', () => {
  it('is never nothing, whatever was configured and however unknown the status', async () => {
    const clock = new FakeClock();
    const { looks, done } = waiting(['Whatever'], { poll: { minMs: 0, maxMs: 0 }, timeoutMs: 50 }, clock);
    await clock.advance(60);
    await expect(done).rejects.toThrow(WaitTimeoutError);
    expect(looks()).toBeLessThanOrEqual(52);
  });

  it('grows up to the maximum', async () => {
    const clock = new FakeClock();
    const delays: number[] = [];
    waiting(['Running'], { poll: { minMs: 100, maxMs: 1000 } }, clock);
    for (let index = 0; index < 30; index++) {
      await clock.advance(0);
      delays.push(clock.delays[0] as number);
      await clock.advance(clock.delays[0] as number);
    }
    expect(delays[0]).toBe(100);
    expect(delays.at(-1)).toBe(1000);
    expect(delays).toEqual([...delays].sort((a, b) => a - b));
  });
});

describe('the deadline', () => {
  it('ends the wait with the run as last seen', async () => {
    const { clock, done } = waiting(['Running'], { timeoutMs: 5000 });
    await clock.advance(5001);
    await expect(done).rejects.toMatchObject({ code: 'WAIT_TIMEOUT', run: { status: 'Running' } });
    expect(clock.pending).toBe(0);
  });

  it('does not beat the end of the run', async () => {
    const { done } = waiting(['Succeeded'], { timeoutMs: 0 });
    expect((await done).data.state).toBe('succeeded');
  });

  it('does not count the sleep of a laptop', async () => {
    class SleepyClock extends FakeClock {
      #slept = 0;
      override now(): number {
        return super.now() + this.#slept;
      }
      override schedule(callback: () => void, delayMs: number): () => void {
        return super.schedule(() => {
          if (this.#slept === 0) this.#slept = 8 * 3_600_000;
          callback();
        }, delayMs);
      }
    }
    const { result } = waiting(['Running', 'Running', 'Succeeded'], { timeoutMs: 60_000 }, new SleepyClock());
    expect((await result()).state).toBe('succeeded');
  });

  describe.each([60_000, 600_000])('of %s ms', (timeoutMs) => {
    const interrupted = (last: number) => {
      const clock = new FakeClock();
      return clock.run(waitingAsleep(clock, { last, timeoutMs }));
    };

    it('does not count a sleep during a look either', async () => {
      expect((await interrupted(2)).data.state).toBe('succeeded');
    });

    it('comes even if every look seems to be interrupted', async () => {
      await expect(interrupted(100)).rejects.toMatchObject({ code: 'WAIT_TIMEOUT' });
    });
  });
});

describe('abort', () => {
  it('ends a pause at once and leaves no timer behind', async () => {
    const controller = new AbortController();
    const { clock, done } = waiting(['Running'], { signal: controller.signal, poll: { minMs: 60_000 } });
    await clock.advance(0);
    controller.abort(new Error('enough'));
    await expect(done).rejects.toThrow('enough');
    expect(clock.pending).toBe(0);
  });
});

describe('failures of looks', () => {
  it.each([
    ['a lost connection', new ConnectionError('reset')],
    ['a gateway', new ServerError('bad gateway', answered(502))],
  ])('are outlasted when they pass: %s', async (_, error) => {
    expect((await waiting(['Running', error, error, 'Succeeded']).result()).state).toBe('succeeded');
  });

  it('end the wait when they last', async () => {
    const { clock, result } = waiting(['Running', new ConnectionError('reset')]);
    const began = clock.now();
    await expect(result()).rejects.toThrow('reset');
    expect(clock.now() - began).toBeGreaterThan(300_000);
  });

  it.each([
    ['gone', new NotFoundError('gone', answered(404))],
    ['locked out', new AuthenticationRequiredError('locked out', answered(401))],
    ['broken', new ServerError('broken', answered(500))],
  ])('end the wait at once when they are final: %s', async (_, error) => {
    const { done, looks } = waiting([error]);
    await expect(done).rejects.toThrow(error.message);
    expect(looks()).toBe(1);
  });

  it('of onProgress itself are passed on', async () => {
    const onProgress = () => {
      throw new ConnectionError('mine');
    };
    const { done, looks } = waiting(['Running'], { onProgress, graph: false });
    await expect(done).rejects.toThrow('mine');
    expect(looks()).toBe(1);
  });
});
