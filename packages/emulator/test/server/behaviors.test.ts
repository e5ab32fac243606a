import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../src/start-emulator.js';
import { call, createRun } from './json-client.js';

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ speed: 0, randomSeed: 3 });
});
afterEach(() => emulator.close());

const BEHAVIORS = '/_emulator/behaviors';
const statusOf = async (id: string): Promise<unknown> => (await call(emulator, 'GET', `/runs/${id}`)).at('run.status');

it('behaviours said over HTTP change nothing, or what has happened already', async () => {
  const before = await createRun(emulator, 'before');
  await emulator.clock.advance(3000);
  const told = { a: { fail: 'no memory' } };
  expect((await call(emulator, 'PUT', BEHAVIORS, told)).status).toBe(200);
  expect(JSON.parse((await call(emulator, 'GET', BEHAVIORS)).text)).toEqual(told);
  const during = await createRun(emulator, 'during');
  expect((await call(emulator, 'DELETE', BEHAVIORS)).text).toBe('{}');
  const after = await createRun(emulator, 'after');
  await emulator.clock.advance(60_000);
  expect([await statusOf(before), await statusOf(during), await statusOf(after)]).toEqual([
    'Succeeded',
    'Failed',
    'Succeeded',
  ]);
  expect((await call(emulator, 'GET', `/runs/${during}`)).text).toContain('no memory');
});

it('a run forgets its behaviours when it is retried, exported or imported', async () => {
  emulator.behaviors.set({ a: { failAttempts: 1 }, b: { hang: true } });
  const id = await createRun(emulator, 'r');
  await emulator.clock.advance(60_000);
  expect(await statusOf(id)).toBe('Failed');
  const other = await startEmulator({ speed: 0 });
  try {
    other.state.import(emulator.state.export());
    await call(other, 'POST', `/runs/${id}/retry`);
    await other.clock.advance(60_000);
    expect((await call(other, 'GET', `/runs/${id}`)).at('run.status')).toBe('Running');
  } finally {
    await other.close();
  }
});

it('what the caller does with its object later changes the emulator', async () => {
  const told = { a: { fail: true } };
  emulator.behaviors.set(told);
  told.a.fail = false;
  expect(emulator.behaviors.get()).toEqual({ a: { fail: true } });
  emulator.behaviors.clear();
  expect(emulator.behaviors.get()).toEqual({});
});

describe('a behaviour that cannot be read is passed over', () => {
  it.each<unknown>([
    null,
    [],
    'train',
    { train: true },
    { train: { fial: true } },
    { train: { constructor: 1 } },
    { train: { fail: 1 } },
    { train: { failAttempts: -1 } },
    { train: { hang: 'now' } },
    { train: { duration: 'long' } },
    { train: { duration: -1 } },
    { train: { exitCode: '1' } },
    { train: { outputs: [] } },
    { train: { metrics: { accuracy: 'high' } } },
    { train: { metrics: [{ name: 'accuracy' }] } },
    { train: { artifacts: { data: 1 } } },
    { train: { log: {} } },
  ])('%j', async (behaviors) => {
    const answer = await call(emulator, 'PUT', BEHAVIORS, behaviors);
    expect([answer.status, typeof answer.at('hint')]).toEqual([400, 'string']);
    expect(() => emulator.behaviors.set(behaviors as never)).toThrow(expect.objectContaining({ name: 'ControlError' }));
    if (behaviors !== null)
      await expect(startEmulator({ behaviors: behaviors as never })).rejects.toMatchObject({
        name: 'EmulatorOptionError',
      });
    expect(emulator.behaviors.get()).toEqual({});
  });
});
