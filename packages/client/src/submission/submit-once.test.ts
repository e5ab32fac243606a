import type { ApiRun } from '@kfp-ts/api';
import { describe, expect, it } from 'vitest';
import { FakeCaller, fakeContext } from '../../test/fake-caller.js';
import { FakeClock } from '../../test/fake-clock.js';
import { ConfigurationError, ConnectionError, ServerError, UnexpectedResponseError } from '../errors/index.js';
import { type MarkedSubmission, submitOnce } from './submit-once.js';
import { toMarkedSubmission } from './to-api-run.js';

const work = { pipeline_spec: {}, resource_references: [] };
const marked = (name: string, rest: object = {}): MarkedSubmission => toMarkedSubmission({ name, ...rest }, work, 0);

/** A server that stores runs, and may lose its answers. */
class LossyServer {
  readonly runs: ApiRun[] = [];
  readonly clock = new FakeClock();
  readonly caller: FakeCaller;

  constructor(fate: () => 'answer' | 'before' | 'after' | number, lookFails = () => false) {
    this.caller = new FakeCaller({
      CreateRun: ({ body }) => {
        const run = { ...(body as ApiRun), id: `run-${this.runs.length}-${Math.random()}` };
        const what = fate();
        if (what === 'before') throw new ConnectionError('reset');
        if (typeof what === 'number') this.clock.schedule(() => this.runs.push(run), what);
        else this.runs.push(run);
        if (what !== 'answer') throw new ConnectionError('reset');
        return { run };
      },
      ListRuns: ({ query }) => {
        if (lookFails()) throw new ConnectionError('reset');
        const [{ op, key, string_value }] = JSON.parse(query.filter as string).predicates;
        expect([op, key]).toEqual([9, 'description']);
        return { runs: this.runs.filter(({ description }) => description?.includes(string_value)) };
      },
    });
  }

  submit(submission: MarkedSubmission) {
    return this.clock.run(submitOnce(fakeContext(this.caller, { clock: this.clock }), submission));
  }
}

it('leaves exactly one run for each of 1,000 submissions whose answers get lost at random', async () => {
  let seed = 42;
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  const server = new LossyServer(
    () => {
      const dice = random();
      if (dice < 0.4) return 'answer';
      if (dice < 0.6) return 'before';
      return dice < 0.8 ? 'after' : Math.floor(random() * 2000);
    },
    () => random() < 0.1,
  );
  for (let index = 0; index < 1000; index++) await server.submit(marked(`run ${index}`));
  await server.clock.advance(60_000);
  expect(server.runs).toHaveLength(1000);
  expect(new Set(server.runs.map(({ name }) => name)).size).toBe(1000);
});

it('gives back the run that was found as if its answer had come', async () => {
  const server = new LossyServer(() => 'after');
  const { data } = await server.submit(marked('nightly'));
  expect(data).toMatchObject({ name: 'nightly', id: server.runs[0]?.id });
});

it('does not send again when it could not look, since nobody knows', async () => {
  const server = new LossyServer(
    () => 'before',
    () => true,
  );
  await expect(server.submit(marked('nightly'))).rejects.toThrow('reset');
  expect(server.caller.ids.filter((id) => id === 'CreateRun')).toHaveLength(1);
});

it('returns the earlier run of a key that the user gave', async () => {
  const server = new LossyServer(() => 'answer');
  const first = await server.submit(marked('nightly', { idempotencyKey: 'day-1' }));
  const second = await server.submit(marked('nightly', { idempotencyKey: 'day-1' }));
  const other = await server.submit(marked('nightly', { idempotencyKey: 'day-10' }));
  expect(second.data.id).toBe(first.data.id);
  expect(other.data.id).not.toBe(first.data.id);
});

it('sends once and without a mark when told so', async () => {
  const server = new LossyServer(() => 'before');
  const submission = marked('nightly', { idempotencyKey: false, description: 'mine' });
  expect(submission.run.description).toBe('mine');
  await expect(server.submit(submission)).rejects.toThrow('reset');
  expect(server.caller.ids).toEqual(['CreateRun']);
});

describe('a failure that is no lost answer', () => {
  it.each([
    ['a refusal', () => new ServerError('no', { status: 500, method: 'POST', path: '', attempts: 1 })],
    ['another server', () => new UnexpectedResponseError('no', { status: 404, method: 'POST', path: '', attempts: 1 })],
    ['a connection that never was', () => new ConnectionError('refused', { mayHaveReachedServer: false })],
  ])('is passed on at once: %s', async (_, failure) => {
    const caller = new FakeCaller({
      CreateRun: () => {
        throw failure();
      },
    });
    await expect(submitOnce(fakeContext(caller), marked('nightly'))).rejects.toThrow();
    expect(caller.ids).toEqual(['CreateRun']);
  });
});

it('looks for the run after half an answer', async () => {
  const runs: ApiRun[] = [];
  const caller = new FakeCaller({
    CreateRun: ({ body }) => {
      runs.push({ ...(body as ApiRun), id: 'r1' });
      throw new UnexpectedResponseError('cut', { status: 200, method: 'POST', path: '', attempts: 1 });
    },
    ListRuns: () => ({ runs }),
  });
  expect((await submitOnce(fakeContext(caller), marked('nightly'))).data.id).toBe('r1');
});

it('ends the look at once on abort', async () => {
  const server = new LossyServer(() => 'before');
  const controller = new AbortController();
  const context = fakeContext(server.caller, { clock: server.clock });
  const submitted = submitOnce(context, marked('nightly'), { signal: controller.signal });
  const caught = submitted.catch((error: unknown) => error);
  await server.clock.advance(300);
  controller.abort(new Error('enough'));
  expect(await caught).toMatchObject({ message: 'enough' });
  expect(server.clock.pending).toBe(0);
});

describe('what the server would refuse or cut', () => {
  it.each([
    [{ name: 'n'.repeat(256) }, /name has 256/],
    [{ name: ' ' }, /name is empty/],
    [{ description: 'd'.repeat(230) }, /description has/],
    [{ idempotencyKey: 'a b' }, /idempotencyKey/],
    [{ idempotencyKey: '' }, /idempotencyKey/],
  ])('is refused: %#', (submission, message) => {
    expect(() => toMarkedSubmission(submission, work, 0)).toThrow(ConfigurationError);
    expect(() => toMarkedSubmission(submission, work, 0)).toThrow(message);
  });
});

describe('an address that is no API', () => {
  const page = () => new UnexpectedResponseError('a page', { status: 200, method: 'POST', path: '', attempts: 1 });
  const everywhere = () => {
    const fail = () => {
      throw page();
    };
    return new FakeCaller({ CreateRun: fail, ListRuns: fail });
  };

  it('is not asked for the run again and again', async () => {
    const caller = everywhere();
    const context = fakeContext(caller);
    await expect(context.clock.run(submitOnce(context, marked('nightly')))).rejects.toThrow('a page');
    expect(caller.ids).toEqual(['CreateRun', 'ListRuns']);
  });
});

describe('a caller who wants no retries', () => {
  it.each([
    ['of the call', { retry: false } as const, undefined],
    ['of the call, as a number', { retry: { maxAttempts: 1 } } as const, 4],
    ['of the client', {}, 1],
  ])('gets one look and no second submission: %s', async (_, options, maxAttempts) => {
    for (const lookFails of [false, true]) {
      const server = new LossyServer(
        () => 'before',
        () => lookFails,
      );
      const context = { ...fakeContext(server.caller, { clock: server.clock }), ...(maxAttempts && { maxAttempts }) };
      await expect(server.clock.run(submitOnce(context, marked('nightly'), options))).rejects.toThrow('reset');
      expect(server.caller.ids).toEqual(['CreateRun', 'ListRuns']);
    }
  });

  it('still gets the run whose answer was lost', async () => {
    const server = new LossyServer(() => 'after');
    const context = fakeContext(server.caller, { clock: server.clock });
    const { data } = await server.clock.run(submitOnce(context, marked('nightly'), { retry: false }));
    expect(data.id).toBe(server.runs[0]?.id);
  });
});
