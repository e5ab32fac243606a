import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FakeCaller, fakeContext } from '../../test/fake-caller.js';
import { FakeClock } from '../../test/fake-clock.js';
import { InvalidRequestError, isApiError, ServerError } from '../errors/index.js';
import { Runs } from '../resources/runs.js';
import { batchLimits, nextBatch } from './look-at-runs.js';
// Loaded on demand: a clock that stands still would not wait for it.
import './wait-for-runs.js';
import './watch-runs.js';

const uuid = (index: number) => `${String(index).padStart(8, '0')}-0000-4000-8000-000000000000`;
const idsIn = (query: Record<string, unknown>): string[] =>
  JSON.parse(query.filter as string).predicates[0].string_values.values;

/** Runs that are over from the given time on. */
function server(endsAt: (id: string) => number, clock = new FakeClock(), fail?: (ids: string[]) => void) {
  const began = clock.now();
  const caller = new FakeCaller({
    ListRuns: ({ query }) => {
      const ids = idsIn(query);
      fail?.(ids);
      return {
        runs: ids
          .filter((id) => !id.startsWith('gone'))
          .map((id) => ({ id, status: clock.now() - began >= endsAt(id) ? 'Succeeded' : 'Running' })),
      };
    },
  });
  return { caller, clock, runs: new Runs(fakeContext(caller, { clock })), began };
}

it('looks at 1,000 runs with one request for each 200, and only at those that are not over', async () => {
  const { caller, clock, runs } = server((id) => (Number(id.slice(0, 8)) < 900 ? 0 : 500));
  const ids = Array.from({ length: 1000 }, (_, index) => uuid(index));
  const done = await clock.run(runs.waitAll(ids));
  expect(done.map(({ id }) => id)).toEqual(ids);
  const sizes = caller.calls.filter(({ id }) => id === 'ListRuns').map(({ query }) => idsIn(query).length);
  expect(sizes.slice(0, 5)).toEqual([200, 200, 200, 200, 200]);
  expect(new Set(sizes.slice(5))).toEqual(new Set([100]));
});

it('has 200 runs that end after a second within 1.3 s and 10 requests', async () => {
  const { caller, clock, runs, began } = server(() => 1000);
  await clock.run(runs.waitAll(Array.from({ length: 200 }, (_, index) => uuid(index))));
  expect(clock.now() - began).toBeLessThanOrEqual(1300);
  expect(caller.ids.length).toBeLessThanOrEqual(10);
});

it('never makes a URL longer than the budget, and leaves no id out', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, maxLength: 300 }), { maxLength: 300 }), (ids) => {
      const limits = batchLimits();
      const batches: string[][] = [];
      for (let start = 0; start < ids.length; ) {
        const batch = nextBatch(ids, start, limits);
        batches.push(batch);
        start += batch.length;
      }
      expect(batches.flat()).toEqual(ids);
      for (const batch of batches) {
        expect(batch.length).toBeLessThanOrEqual(200);
        const filter = JSON.stringify({ predicates: [{ op: 8, key: 'id', string_values: { values: batch } }] });
        if (batch.length > 1) expect(encodeURIComponent(filter).length).toBeLessThanOrEqual(12_000);
      }
    }),
  );
});

it.each([400, 414, 431])('asks for fewer at a time after a %d, and goes on so', async (status) => {
  const { caller, clock, runs } = server(
    () => 300,
    new FakeClock(),
    (ids) => {
      if (ids.length > 30) throw new InvalidRequestError('too long', { status, method: 'GET', path: '', attempts: 1 });
    },
  );
  const done = await clock.run(runs.waitAll(Array.from({ length: 60 }, (_, index) => uuid(index))));
  expect(done).toHaveLength(60);
  const refused = caller.calls.filter(({ id, query }) => id === 'ListRuns' && idsIn(query).length > 30);
  expect(refused).toHaveLength(1);
});

describe('runs that are not there', () => {
  it('end the wait instead of being waited for until the deadline', async () => {
    const { clock, runs } = server(() => 100);
    const error = await clock.run(runs.waitAll(['a', 'gone-1']).catch((caught: unknown) => caught));
    expect(isApiError(error) && error.status).toBe(404);
  });

  it('may be missing for a moment', async () => {
    let looks = 0;
    const caller = new FakeCaller({
      ListRuns: () => (looks++ < 2 ? {} : { runs: [{ id: 'a', status: 'Succeeded' }] }),
    });
    const context = fakeContext(caller);
    expect(await context.clock.run(new Runs(context).waitAll(['a']))).toHaveLength(1);
  });
});

it('asks for nothing when there is nothing to wait for', async () => {
  const { caller, runs } = server(() => 0);
  expect(await runs.waitAll([])).toEqual([]);
  expect(caller.calls).toEqual([]);
});

it('gives a run that is named twice twice', async () => {
  const { clock, runs } = server(() => 0);
  expect(await clock.run(runs.waitAll(['a', 'b', 'a']))).toMatchObject([{ id: 'a' }, { id: 'b' }, { id: 'a' }]);
});

it.each([['abc' as unknown as string[]], [['']], [[undefined as unknown as string]]])(
  'refuses the ids %j',
  async (ids) => {
    const { caller, runs } = server(() => 0);
    await expect(runs.waitAll(ids)).rejects.toThrow(/run ids?/);
    expect(caller.calls).toEqual([]);
  },
);

it('outlasts an outage', async () => {
  let looks = 0;
  const { clock, runs } = server(
    () => 2000,
    new FakeClock(),
    () => {
      if (looks++ === 2) throw new ServerError('restart', { status: 503, method: 'GET', path: '', attempts: 4 });
    },
  );
  expect(await clock.run(runs.waitAll(['a']))).toMatchObject([{ state: 'succeeded' }]);
});

it('throws for the first failure only when asked', async () => {
  const caller = new FakeCaller({
    ListRuns: ({ query }) => ({ runs: idsIn(query).map((id) => ({ id, name: id, status: 'Failed' })) }),
  });
  const runs = new Runs(fakeContext(caller));
  expect(await runs.waitAll(['a', 'b'])).toHaveLength(2);
  await expect(runs.waitAll(['a', 'b'], { throwOnFailure: true })).rejects.toThrow(/ended as Failed/);
});

describe('watch', () => {
  it('tells each status once and ends with the run', async () => {
    const statuses = ['', 'Running', 'Running', 'Succeeded'];
    const caller = new FakeCaller({ GetRun: () => ({ run: { id: 'a', status: statuses.shift() } }) });
    const context = fakeContext(caller);
    const seen: string[] = [];
    const watching = (async () => {
      for await (const { run } of new Runs(context).watch('a')) seen.push(run.status);
    })();
    await context.clock.run(watching);
    expect(seen).toEqual(['Pending', 'Running', 'Succeeded']);
  });

  it('ends at once on abort and leaves no timer behind', async () => {
    const caller = new FakeCaller({ GetRun: () => ({ run: { id: 'a', status: 'Running' } }) });
    const context = fakeContext(caller);
    const controller = new AbortController();
    const watching = (async () => {
      for await (const _ of new Runs(context).watch('a', { signal: controller.signal })) {
        setImmediate(() => controller.abort(new Error('enough')));
      }
    })();
    await expect(watching).rejects.toThrow('enough');
    expect(context.clock.pending).toBe(0);
  });
});
