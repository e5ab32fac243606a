import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../src/start-emulator.js';
import { call, createRun } from './json-client.js';

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ compat: '2.x', speed: 0 });
});
afterEach(() => emulator.close());

const PIPELINE = JSON.stringify({
  pipelineInfo: { name: 'hello' },
  root: { dag: { tasks: {} }, inputDefinitions: { parameters: { text: { parameterType: 'STRING' } } } },
  schemaVersion: '2.1.0',
  sdkVersion: 'kfp-2.0.0',
});

it('parameters of a run of an IR specification come back as texts of a workflow', async () => {
  const runtimeConfig = { parameters: { text: { string_value: 'a "b"' } } };
  const spec = { pipeline_manifest: PIPELINE, runtime_config: runtimeConfig };
  const made = await call(emulator, 'POST', '/runs', { name: 'r', pipeline_spec: spec });
  expect(made.at('run.pipeline_spec.runtime_config')).toEqual(runtimeConfig);
  expect(made.at('run.pipeline_spec.parameters')).toBeUndefined();
});

describe('a state that only releases 2.x have cannot be brought about, or ends the wrong runs', () => {
  it.each([
    ['Skipped', true],
    ['Unknown', false],
  ])('%s', async (phase, isEnd) => {
    const id = await createRun(emulator, 'r');
    await emulator.setRun(id, { phase });
    const run = await call(emulator, 'GET', `/runs/${id}`);
    expect(run.at('run.status')).toBe(phase);
    expect(run.at('run.finished_at') !== '1970-01-01T00:00:00Z').toBe(isEnd);
  });

  it('release 1.8.5 knows no Unknown', async () => {
    const older = await startEmulator({ speed: 0 });
    try {
      const id = await createRun(older, 'r');
      await expect(older.setRun(id, { phase: 'Unknown' })).rejects.toMatchObject({ name: 'ControlError' });
    } finally {
      await older.close();
    }
  });
});

it('an artifact is read through the gateway', async () => {
  emulator.behaviors.set({ '*': { duration: 1 } });
  const id = await createRun(emulator, 'r');
  await emulator.clock.advance(60_000);
  const missing = await call(emulator, 'GET', `/runs/${id}/nodes/n/artifacts/a:read`);
  expect(missing.status).toBe(404);
  expect(JSON.parse(missing.text)).toEqual({
    error_message: `artifact runs/${id}/nodes/n/artifacts/a not found`,
    error_details: expect.stringContaining('artifact runs/'),
  });
  const run = JSON.parse(String((await call(emulator, 'GET', `/runs/${id}`)).at('pipeline_runtime.workflow_manifest')));
  const found = Object.values(
    run.status.nodes as Record<string, { id: string; outputs?: { artifacts?: { name: string }[] } }>,
  ).flatMap(({ id: node, outputs }) => (outputs?.artifacts ?? []).map(({ name }) => `${node}/artifacts/${name}`));
  expect(found).not.toEqual([]);
  const read = await call(emulator, 'GET', `/runs/${id}/nodes/${found[0]}:read`);
  expect([read.status, typeof read.at('data')]).toEqual([200, 'string']);
  expect(read.headers.get('grpc-metadata-content-type')).toBeNull();
});
