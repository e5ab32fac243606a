import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../src/start-emulator.js';
import { call, createRun } from './json-client.js';

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ speed: 0, randomSeed: 5 });
});
afterEach(() => emulator.close());

describe('a client in another language cannot drive the emulator', () => {
  it('moves runs', async () => {
    const id = await createRun(emulator, 'r');
    expect(
      (await call(emulator, 'POST', `/_emulator/runs/${id}`, { phase: 'Failed', message: 'because' })).status,
    ).toBe(200);
    expect((await call(emulator, 'GET', `/runs/${id}`)).at('run.status')).toBe('Failed');
  });

  it('turns the clock', async () => {
    const before = Date.parse(String((await call(emulator, 'GET', '/_emulator/clock')).at('now')));
    const after = await call(emulator, 'POST', '/_emulator/clock', { advanceMs: 60_000 });
    expect(Date.parse(String(after.at('now')))).toBe(before + 60_000);
    expect((await call(emulator, 'POST', '/_emulator/clock', { advanceMs: -1 })).status).toBe(400);
  });

  it('exports, resets, imports and fills', async () => {
    const id = await createRun(emulator, 'r');
    const state = await call(emulator, 'GET', '/_emulator/state');
    await call(emulator, 'DELETE', '/_emulator/state');
    expect((await call(emulator, 'GET', `/runs/${id}`)).status).toBe(404);
    expect((await call(emulator, 'PUT', '/_emulator/state', JSON.parse(state.text))).status).toBe(200);
    expect((await call(emulator, 'GET', `/runs/${id}`)).status).toBe(200);
    await call(emulator, 'POST', '/_emulator/state/fill', { runs: 10 });
    expect((await call(emulator, 'GET', '/runs')).at('total_size')).toBe(11);
    expect((await call(emulator, 'PUT', '/_emulator/state', { x: 1 })).status).toBe(400);
  });

  it('puts faults, and is told what is wrong with them', async () => {
    const faults = [{ fault: 'status', status: 503, when: { operation: 'ListRuns' }, times: 1 }];
    expect((await call(emulator, 'PUT', '/_emulator/faults', { faults })).status).toBe(200);
    expect((await call(emulator, 'GET', '/experiments')).status).toBe(200);
    expect((await call(emulator, 'GET', '/runs')).status).toBe(503);
    expect((await call(emulator, 'GET', '/runs')).status).toBe(200);
    expect((await call(emulator, 'GET', '/_emulator/faults')).at('faults')).toMatchObject([{ matched: 2, fired: 1 }]);
    const wrong = await call(emulator, 'PUT', '/_emulator/faults', { faults: [{ fault: 'nonsense' }] });
    expect(wrong.status).toBe(400);
    expect(wrong.at('hint')).toEqual(expect.any(String));
  });

  it('is told what to do about a wrong path, method or body', async () => {
    expect((await call(emulator, 'GET', '/_emulator/nothing')).status).toBe(404);
    expect((await call(emulator, 'GET', '/_emulator/runs/x')).status).toBe(405);
    expect((await call(emulator, 'POST', '/_emulator/runs/x', { phase: 'Failed' })).status).toBe(404);
    expect((await call(emulator, 'POST', '/_emulator/runs/x', [])).at('hint')).toBe('Send a JSON object.');
  });
});

describe('a fault leaves another state than it says', () => {
  it.each([
    ['reset-before-commit', 0],
    ['reset-after-commit', 1],
  ] as const)('%s', async (fault, experiments) => {
    emulator.faults.add({ fault, when: { operation: 'CreateExperiment' }, times: 1 });
    await expect(call(emulator, 'POST', '/experiments', { name: 'once' })).rejects.toThrow();
    expect((await call(emulator, 'GET', '/experiments')).at('total_size')).toBe(1 + experiments);
  });

  it('a commit that comes later', async () => {
    emulator.faults.add({ fault: 'reset-then-commit', delayMs: 1, when: { operation: 'CreateExperiment' }, times: 1 });
    await expect(call(emulator, 'POST', '/experiments', { name: 'late' })).rejects.toThrow();
    await expect.poll(async () => (await call(emulator, 'GET', '/experiments')).at('total_size')).toBe(2);
  });
});

describe('the routes of the UI server are missed', () => {
  it('serves the API below /pipeline, and healthz in its own words', async () => {
    expect((await call(emulator, 'GET', '//pipeline/apis/v1beta1/experiments')).at('total_size')).toBe(1);
    expect((await call(emulator, 'GET', '//pipeline/apis/v1beta1/healthz')).at('apiServerReady')).toBe(true);
    expect((await call(emulator, 'GET', '/healthz')).at('apiServerReady')).toBeUndefined();
    expect((await call(emulator, 'POST', '//pipeline/apis/v1beta1/runs/x:reportMetrics', {})).status).toBe(403);
    expect((await call(emulator, 'GET', '//pipeline/')).headers.get('content-type')).toContain('text/html');
  });

  it('gives artifacts and logs of steps', async () => {
    const id = await createRun(emulator, 'r');
    await emulator.clock.advance(120_000);
    const manifest = String((await call(emulator, 'GET', `/runs/${id}`)).at('pipeline_runtime.workflow_manifest'));
    const { status } = JSON.parse(manifest) as {
      status: {
        nodes: Record<
          string,
          { id: string; type: string; outputs?: { artifacts?: { name: string; s3: { key: string } }[] } }
        >;
      };
    };
    const pod = Object.values(status.nodes).find(({ type }) => type === 'Pod');
    const log = await call(emulator, 'GET', `//apis/v1alpha1/runs/${id}/nodes/${pod?.id}/log`);
    expect(log.status).toBe(200);
    expect(log.text.length).toBeGreaterThan(0);
    expect((await call(emulator, 'GET', `//k8s/pod/logs?podname=${pod?.id}`)).text).toBe(log.text);
    expect((await call(emulator, 'GET', '//k8s/pod/logs')).text).toBe('podname argument is required');
    expect((await call(emulator, 'GET', '//artifacts/get?source=minio')).text).toBe(
      'Storage bucket is missing from artifact request',
    );
  });
});
