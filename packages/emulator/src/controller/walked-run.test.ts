import { parseTarGzip } from 'nanotar';
import { afterEach, describe, expect, it } from 'vitest';
import { compiledWorkflow } from '../../test/workflows/compiled-workflow.js';
import type { EmulatorOptions } from '../emulator-options.js';
import { type Emulator, startEmulator } from '../start-emulator.js';

let emulator: Emulator;
afterEach(() => emulator.close());

interface Detail {
  run: { id: string; status?: string; finished_at: string; metrics?: { name: string; number_value: number }[] };
  pipeline_runtime: { workflow_manifest?: string };
}
interface Node {
  id: string;
  displayName: string;
  phase: string;
  type: string;
  outputs?: { artifacts?: { name: string; s3: { key: string } }[] };
}

async function call<T>(method: string, path: string, body?: object): Promise<T> {
  const answer = await fetch(`${emulator.url}/apis/v1beta1${path}`, {
    method,
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status} ${text}`);
  return JSON.parse(text) as T;
}

async function submit(file: string, options: EmulatorOptions = {}): Promise<string> {
  emulator = await startEmulator({ speed: 0, randomSeed: 3, ...options });
  const { name: _, ...metadata } = compiledWorkflow(file).metadata as { name: string };
  const manifest = JSON.stringify({ ...compiledWorkflow(file), metadata });
  return (await call<Detail>('POST', '/runs', { name: 'r', pipeline_spec: { workflow_manifest: manifest } })).run.id;
}

const get = (id: string) => call<Detail>('GET', `/runs/${id}`);
const statusAfter = async (id: string, ms: number) => {
  await emulator.clock.advance(ms);
  return (await get(id)).run.status;
};
const nodesOf = async (id: string): Promise<Node[]> => {
  const { workflow_manifest } = (await get(id)).pipeline_runtime;
  const { status } = JSON.parse(workflow_manifest ?? '{}') as { status: { nodes?: Record<string, Node> } };
  return Object.values(status.nodes ?? {});
};

/** What a client finds in an artifact: the only file of the archive, or a text that is none. */
const contentOf = async (run: string, task: string, name: string): Promise<string> => {
  const node = (await nodesOf(run)).find(({ displayName }) => displayName === task);
  const path = `/runs/${run}/nodes/${node?.id}/artifacts/${name}:read`;
  const bytes = Buffer.from((await call<{ data: string }>('GET', path)).data, 'base64');
  if (name === 'main-logs') return bytes.toString();
  return (await parseTarGzip(bytes)).map(({ text }) => text).join();
};

describe('a run over the API', () => {
  it('is absent, Pending, Running and Succeeded as the clock goes', async () => {
    const id = await submit('v1_p02_conditions.yaml');
    const seen = [(await get(id)).run.status];
    for (let step = 0; step < 120; step += 1) seen.push(await statusAfter(id, 250));
    expect([...new Set(seen)]).toEqual([undefined, 'Pending', 'Running', 'Succeeded']);
    expect((await get(id)).run.finished_at).not.toBe('1970-01-01T00:00:00Z');
    expect((await nodesOf(id)).length).toBeGreaterThan(3);
  });

  it('fails when a task is told to by an option, and after a retry succeeds', async () => {
    const id = await submit('v1_p04_exit_handler.yaml', { behaviors: { use: { failAttempts: 1 } } });
    expect(await statusAfter(id, 60_000)).toBe('Failed');
    const kept = (await nodesOf(id)).find(({ displayName }) => displayName === 'get');
    await call('POST', `/runs/${id}/retry`);
    expect((await get(id)).run.status).toBe('Running');
    expect(await statusAfter(id, 60_000)).toBe('Succeeded');
    expect(await nodesOf(id)).toContainEqual(kept);
  });

  it('that was failed by hand is walked again after a retry, instead of running for ever', async () => {
    const id = await submit('v1_p04_exit_handler.yaml');
    await emulator.clock.advance(2000);
    await emulator.setRun(id, { phase: 'Failed', message: 'out of memory' });
    expect(await statusAfter(id, 60_000)).toBe('Failed');
    await call('POST', `/runs/${id}/retry`);
    expect((await get(id)).run.status).toBe('Running');
    expect(await statusAfter(id, 60_000)).toBe('Succeeded');
    expect((await nodesOf(id)).map(({ displayName }) => displayName)).toContain('use');
  });

  it('that hangs ends when it is terminated, Terminating in between', async () => {
    const id = await submit('v1_p07_sidecar.yaml', { behaviors: { main: { hang: true } } });
    expect(await statusAfter(id, 3_600_000)).toBe('Running');
    await call('POST', `/runs/${id}/terminate`);
    expect((await get(id)).run.status).toBe('Terminating');
    expect(await statusAfter(id, 5000)).toBe('Failed');
  });

  it('has the metrics and the artifacts that its tasks were told to leave', async () => {
    const behaviors = { report: { metrics: { accuracy: 0.75 }, artifacts: { 'mlpipeline-ui-metadata': 'hello' } } };
    const id = await submit('v1_p05_artifacts.yaml', { behaviors });
    await emulator.clock.advance(60_000);
    expect((await get(id)).run.metrics).toMatchObject([{ name: 'accuracy', number_value: 0.75 }]);
    expect(await contentOf(id, 'report', 'mlpipeline-ui-metadata')).toBe('hello');
    expect(JSON.parse(await contentOf(id, 'report', 'mlpipeline-metrics'))).toEqual({
      metrics: [{ name: 'accuracy', numberValue: 0.75 }],
    });
  });

  it('has an archive at every key that its nodes name, and the log at that of the log', async () => {
    const id = await submit('v1_p05_artifacts.yaml');
    await emulator.clock.advance(60_000);
    let seen = 0;
    for (const { id: node, displayName, outputs } of await nodesOf(id)) {
      for (const { name, s3 } of outputs?.artifacts ?? []) {
        const shown = await fetch(`${emulator.url}/artifacts/get?source=minio&bucket=b&key=${s3.key}`);
        expect([shown.status, await shown.text()]).toEqual([200, await contentOf(id, displayName, name)]);
        if (name !== 'main-logs') continue;
        const log = await fetch(`${emulator.url}/k8s/pod/logs?podname=${node}`);
        expect(await contentOf(id, displayName, name)).toBe(await log.text());
        seen += 1;
      }
    }
    expect(seen).toBe(3);
  });
});

it('a Tekton pipeline has the reasons of its condition as its status', async () => {
  const id = await submit('tekton_p02_conditions.yaml', { engine: 'tekton' });
  const seen = [(await get(id)).run.status];
  for (let step = 0; step < 120; step += 1) seen.push(await statusAfter(id, 250));
  expect([...new Set(seen)]).toEqual([undefined, 'Started', 'Running', 'Completed']);
});

it('an artifact of a Tekton task is an archive under the name of the task, once that has succeeded', async () => {
  const behaviors = { get: { artifacts: { data: 'hello' } } };
  const id = await submit('tekton_exit_handler.yaml', { engine: 'tekton', behaviors });
  const read = (task: string, name: string) =>
    call<{ data?: string }>('GET', `/runs/${id}/nodes/${task}/artifacts/${name}:read`);
  await expect(read('get', 'data')).rejects.toThrow('404');
  await emulator.clock.advance(60_000);
  const archive = Buffer.from((await read('get', 'data')).data ?? '', 'base64');
  expect((await parseTarGzip(archive)).map(({ text }) => text)).toEqual(['hello']);
  expect(await read('get', 'other')).toEqual({});
  expect(await read('use', 'data')).toEqual({});
});

describe('a recurring run over the API', () => {
  const recur = async (more: object, options: EmulatorOptions = {}) => {
    emulator = await startEmulator({ speed: 0, randomSeed: 3, ...options });
    const { name: _, ...metadata } = compiledWorkflow('v1_p07_sidecar.yaml').metadata as { name: string };
    const manifest = JSON.stringify({ ...compiledWorkflow('v1_p07_sidecar.yaml'), metadata });
    const job = {
      name: 'j',
      enabled: true,
      max_concurrency: '2',
      pipeline_spec: { workflow_manifest: manifest },
      ...more,
    };
    return (await call<{ id: string }>('POST', '/jobs', job)).id;
  };
  const runs = async () => (await call<{ total_size?: number }>('GET', '/runs')).total_size ?? 0;
  const every = (seconds: number) => ({ trigger: { periodic_schedule: { interval_second: String(seconds) } } });

  it('fires once for each interval, in one advance as in many', async () => {
    await recur(every(60));
    await emulator.clock.advance(10 * 60_000 + 30_000);
    const atOnce = await runs();
    await emulator.close();
    await recur(every(60));
    for (let minute = 0; minute < 10; minute += 1) await emulator.clock.advance(60_000);
    await emulator.clock.advance(30_000);
    expect([atOnce, await runs()]).toEqual([10, 10]);
  });

  it('never has more runs at once than it may', async () => {
    await recur(every(30), { behaviors: { main: { hang: true } } });
    await emulator.clock.advance(3_600_000);
    expect(await runs()).toBe(2);
  });

  it('rests while it is disabled', async () => {
    const id = await recur(every(60));
    await emulator.clock.advance(150_000);
    const before = await runs();
    await call('POST', `/jobs/${id}/disable`);
    await emulator.clock.advance(600_000);
    expect(await runs()).toBe(before);
  });

  it('without a trigger runs once', async () => {
    await recur({});
    await emulator.clock.advance(600_000);
    expect(await runs()).toBe(1);
  });
});
