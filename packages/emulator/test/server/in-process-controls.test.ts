import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../src/start-emulator.js';
import { call, createRun } from './json-client.js';

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ speed: 0, randomSeed: 5 });
});
afterEach(() => emulator.close());

describe('what a fault holds up is held up when there is no such fault any more', () => {
  const AN_HOUR = 3_600_000;
  const held = async () => {
    while (emulator.faults.list()[0]?.fired !== 1) await call(emulator, 'GET', '//_emulator/clock');
  };

  it.each([
    ['in this process', () => emulator.faults.clear()],
    ['from any language', () => call(emulator, 'DELETE', '/_emulator/faults')],
  ])('an answer: %s', async (_, clear) => {
    emulator.faults.add({ fault: 'latency', ms: AN_HOUR });
    const answer = call(emulator, 'GET', '/experiments');
    await held();
    await clear();
    expect((await answer).status).toBe(200);
  });

  it('a later commit, but not those of faults that come', async () => {
    emulator.faults.add({ fault: 'reset-then-commit', delayMs: AN_HOUR });
    await expect(call(emulator, 'POST', '/experiments', { name: 'late' })).rejects.toThrow();
    emulator.faults.clear();
    expect((await call(emulator, 'GET', '/experiments')).text).toContain('"late"');
    emulator.faults.add({ fault: 'reset-then-commit', delayMs: AN_HOUR, when: { method: 'POST' } });
    await expect(call(emulator, 'POST', '/experiments', { name: 'later' })).rejects.toThrow();
    expect((await call(emulator, 'GET', '/experiments')).text).not.toContain('"later"');
  });
});

describe('a wrong control would poison the server instead of failing', () => {
  it.each([{}, { phase: '' }, { phase: 'Bogus' }, { phase: 7 }, { phase: 'constructor' }])(
    'setRun %j',
    async (given) => {
      const id = await createRun(emulator, 'r');
      await expect(emulator.setRun(id, given as { phase: string })).rejects.toMatchObject({
        hint: expect.stringContaining('Failed'),
      });
      expect((await call(emulator, 'GET', `/runs/${id}`)).status).toBe(200);
    },
  );

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -5000, '60000', undefined])('advance %s', async (ms) => {
    const before = emulator.clock.now();
    await expect(emulator.clock.advance(ms as number)).rejects.toMatchObject({ hint: expect.any(String) });
    expect(emulator.clock.now()).toEqual(before);
  });

  it('advance beyond the times that the API can write', async () => {
    const before = emulator.clock.now();
    await expect(emulator.clock.advance(1e300)).rejects.toMatchObject({ hint: expect.stringContaining('9999') });
    expect((await call(emulator, 'POST', '/_emulator/clock', { advanceMs: 3e14 })).status).toBe(400);
    expect(emulator.clock.now()).toEqual(before);
    await createRun(emulator, 'still possible');
  });

  it.each([
    { x: 1 },
    null,
    7,
    { put: 'nothing', row: { id: 'x', name: 'x' } },
    { put: 'constructor', row: { id: 'x', name: 'x' } },
    { put: 'runs' },
    { put: 'runs', row: { id: 'x', name: 'x' } },
    { put: 'jobs', row: { id: 'x', name: 'x', references: [null] } },
    { put: 'experiments', row: { id: 'x', name: 5, namespace: '' } },
    { delete: 'nothing', id: 'x' },
    { settings: { clockOffsetMs: 'x' } },
    { settings: null },
    { artifact: 'x', content: 5 },
  ])('import of a change that none is, %j', async (change) => {
    const id = await createRun(emulator, 'r');
    const good = emulator.state.export();
    const bad = { ...good, changes: [...good.changes, change] };
    expect(() => emulator.state.import(bad as never)).toThrow(expect.objectContaining({ hint: expect.any(String) }));
    expect((await call(emulator, 'PUT', '/_emulator/state', bad)).status).toBe(400);
    expect((await call(emulator, 'GET', `/runs/${id}`)).status).toBe(200);
    expect(emulator.state.export()).toEqual(good);
  });

  it.each([null, undefined, [], 'x', { format: 'kfp-emulator-state-1' }])('import %j', async (state) => {
    const id = await createRun(emulator, 'r');
    expect(() => emulator.state.import(state as never)).toThrow(expect.objectContaining({ hint: expect.any(String) }));
    expect((await call(emulator, 'GET', `/runs/${id}`)).status).toBe(200);
  });

  it.each([{ pipelines: 3 }, { runs: -1 }, { runs: '5' }, { namespace: 3 }])('fill %j', (options) => {
    expect(() => emulator.state.fill(options as never)).toThrow(expect.objectContaining({ hint: expect.any(String) }));
  });

  it('setRun of a run that is not there', async () => {
    await expect(emulator.setRun('nobody', { phase: 'Failed' })).rejects.toThrow('Run nobody does not exist');
  });
});

it('numbers filled experiments from 1, whatever else is there', async () => {
  emulator.state.fill({ experiments: 2 });
  emulator.state.fill({ experiments: 1 });
  const { text } = await call(emulator, 'GET', '/experiments');
  expect([...text.matchAll(/filled experiment (\d+)/g)].map(([, number]) => Number(number)).sort()).toEqual([1, 2, 3]);
});

it('gives the message of a failed run to its step, where a client looks for the reason', async () => {
  const id = await createRun(emulator, 'r');
  await emulator.setRun(id, { phase: 'Failed', message: 'boom' });
  const { text } = await call(emulator, 'GET', `/runs/${id}`);
  const manifest = JSON.parse(JSON.parse(text).pipeline_runtime.workflow_manifest);
  expect(
    Object.values<{ type: string; message?: string }>(manifest.status.nodes).find(({ type }) => type === 'Pod')
      ?.message,
  ).toBe('boom');
});

it.each([{ port: 'taken' }, { host: '192.0.2.1' }])('an address that cannot be had is a puzzle: %j', async (given) => {
  const options = 'port' in given ? { port: Number(new URL(emulator.url).port) } : given;
  await expect(startEmulator(options)).rejects.toMatchObject({
    name: 'EmulatorOptionError',
    hint: expect.stringContaining('Give'),
  });
});

describe('an option that is not there would make a test prove something else', () => {
  it.each([{ multiuser: true }, { frontDoor: { kind: 'dex' } }])('%j', async (options) => {
    await expect(startEmulator(options as never)).rejects.toMatchObject({
      name: 'EmulatorOptionError',
      hint: expect.any(String),
    });
  });
});
