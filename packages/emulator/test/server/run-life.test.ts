import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../src/start-emulator.js';
import { call, createRun, MANIFEST } from './json-client.js';

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ speed: 0, randomSeed: 1 });
});
afterEach(() => emulator.close());

const statusOf = async (id: string) => (await call(emulator, 'GET', `/runs/${id}`)).at('run.status');
const nodesOf = async (id: string): Promise<{ displayName: string; phase: string }[]> => {
  const manifest = String((await call(emulator, 'GET', `/runs/${id}`)).at('pipeline_runtime.workflow_manifest'));
  return Object.values(
    (JSON.parse(manifest) as { status: { nodes?: Record<string, { displayName: string; phase: string }> } }).status
      .nodes ?? {},
  );
};

describe('a run does not go through its life', () => {
  it('from nothing to Succeeded, with its steps', async () => {
    const id = await createRun(emulator, 'walked');
    expect(await statusOf(id)).toBeUndefined();
    await emulator.clock.advance(3000);
    expect(await statusOf(id)).toBe('Running');
    await emulator.clock.advance(60_000);
    expect(await statusOf(id)).toBe('Succeeded');
    const phases = (await nodesOf(id)).map(({ displayName, phase }) => [displayName, phase]);
    expect(phases).toEqual(
      expect.arrayContaining([
        ['a', 'Succeeded'],
        ['b', 'Succeeded'],
      ]),
    );
    expect(String((await call(emulator, 'GET', `/runs/${id}`)).at('run.finished_at'))).not.toContain('1970');
  });

  it('through Terminating to Failed, and again after a retry', async () => {
    const id = await createRun(emulator, 'stopped');
    await emulator.clock.advance(3000);
    expect((await call(emulator, 'POST', `/runs/${id}/terminate`)).status).toBe(200);
    expect(await statusOf(id)).toBe('Terminating');
    expect((await call(emulator, 'POST', `/runs/${id}/terminate`)).status).toBe(400);
    await emulator.clock.advance(60_000);
    expect(await statusOf(id)).toBe('Failed');
    expect((await call(emulator, 'POST', `/runs/${id}/retry`)).status).toBe(200);
    expect(await statusOf(id)).toBe('Running');
    await emulator.clock.advance(120_000);
    expect(await statusOf(id)).toBe('Succeeded');
  });

  it('where it was moved from outside, and nowhere else', async () => {
    const id = await createRun(emulator, 'moved');
    await emulator.setRun(id, { phase: 'Error', message: 'no nodes' });
    await emulator.clock.advance(600_000);
    expect(await statusOf(id)).toBe('Error');
    await expect(emulator.setRun('no such run', { phase: 'Failed' })).rejects.toThrow('does not exist');
  });

  it('when it was deleted meanwhile', async () => {
    const id = await createRun(emulator, 'deleted');
    expect((await call(emulator, 'DELETE', `/runs/${id}`)).status).toBe(200);
    await emulator.clock.advance(60_000);
    expect((await call(emulator, 'GET', `/runs/${id}`)).status).toBe(404);
  });

  it('after the state was exported, and imported elsewhere', async () => {
    const id = await createRun(emulator, 'carried');
    await emulator.clock.advance(3000);
    const other = await startEmulator({ speed: 0 });
    other.state.import(emulator.state.export());
    await other.clock.advance(120_000);
    expect((await call(other, 'GET', `/runs/${id}`)).at('run.status')).toBe('Succeeded');
    await other.close();
  });
});

describe('a recurring run fires too often, too rarely, or at another time', () => {
  const create = (fields: object) =>
    call(emulator, 'POST', '/jobs', {
      name: 'My Job',
      max_concurrency: '1',
      enabled: true,
      pipeline_spec: { workflow_manifest: MANIFEST },
      ...fields,
    });
  const runsOf = async (id: unknown) =>
    ((await call(emulator, 'GET', `/runs?resource_reference_key.type=JOB&resource_reference_key.id=${String(id)}`)).at(
      'runs',
    ) ?? []) as {
      name: string;
      scheduled_at: string;
      pipeline_spec: { workflow_manifest: string };
    }[];

  it('every hour by cron, and not while it is disabled', async () => {
    const job = await create({ trigger: { cron_schedule: { cron: '0 0 * * * *' } } });
    await emulator.clock.advance(3 * 3_600_000);
    const runs = await runsOf(job.at('id'));
    expect(runs).toHaveLength(3);
    for (const { scheduled_at, name } of runs) {
      expect(scheduled_at).toMatch(/T\d\d:00:00Z$/);
      expect(name).toMatch(/^myjob[a-z0-9]{5}-\d-/);
    }
    expect(runs[0]?.pipeline_spec.workflow_manifest).toMatch(/"value":"20\d{12} 1"/);
    expect((await call(emulator, 'GET', `/jobs/${String(job.at('id'))}`)).at('status')).toBe('Enabled');
    await call(emulator, 'POST', `/jobs/${String(job.at('id'))}/disable`);
    await emulator.clock.advance(3 * 3_600_000);
    expect(await runsOf(job.at('id'))).toHaveLength(3);
    expect((await call(emulator, 'GET', `/jobs/${String(job.at('id'))}`)).at('status')).toBe('Disabled');
  });

  it('once and at once without a trigger', async () => {
    const job = await create({});
    expect(job.at('status')).toBe('NO_STATUS');
    await emulator.clock.advance(600_000);
    expect(await runsOf(job.at('id'))).toHaveLength(1);
    expect((await call(emulator, 'GET', `/jobs/${String(job.at('id'))}`)).at('status')).toBe('Succeeded');
  });

  it('while as many runs as are allowed are under way, also one that was finished before', async () => {
    const job = await create({ trigger: { periodic_schedule: { interval_second: '60' } } });
    await emulator.clock.advance(200_000);
    const [first] = (await runsOf(job.at('id'))) as unknown as { id: string }[];
    expect(first).toBeDefined();
    const count = async () => (await runsOf(job.at('id'))).length;
    await emulator.setRun(String(first?.id), { phase: 'Running' });
    await emulator.clock.advance(60_000);
    const before = await count();
    await emulator.clock.advance(600_000);
    expect(await count()).toBe(before);
    await emulator.setRun(String(first?.id), { phase: 'Failed' });
    await emulator.clock.advance(600_000);
    expect(await count()).toBeGreaterThan(before + 5);
  });

  it('never in manual mode', async () => {
    const manual = await startEmulator({ speed: 0, execution: 'manual' });
    await call(manual, 'POST', '/jobs', {
      max_concurrency: '1',
      enabled: true,
      pipeline_spec: { workflow_manifest: MANIFEST },
    });
    await manual.clock.advance(3_600_000);
    expect((await call(manual, 'GET', '/runs')).text).toBe('{}');
    await manual.close();
  });
});

it('the same seed gives other ids and another life', async () => {
  const ids = [];
  for (let i = 0; i < 2; i++) {
    const seeded = await startEmulator({ speed: 0, randomSeed: 42 });
    ids.push(await createRun(seeded, 'seeded'));
    await seeded.close();
  }
  expect(ids[0]).toBe(ids[1]);
});

it('time passes at another speed than asked for', async () => {
  const still = emulator.clock.now().getTime();
  await emulator.clock.advance(1500);
  expect(emulator.clock.now().getTime()).toBe(still + 1500);
});
