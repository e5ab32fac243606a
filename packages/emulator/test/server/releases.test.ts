import { describe, expect, it } from 'vitest';
import { startEmulator } from '../../src/start-emulator.js';
import { call, createRun, MANIFEST, upload } from './json-client.js';

describe('the profile 2.x answers as 1.8.5 does', () => {
  it('runs, experiments and errors', async () => {
    const emulator = await startEmulator({ compat: '2.x', speed: 0, execution: 'manual' });
    const id = await createRun(emulator, 'r');
    const run = await call(emulator, 'GET', `/runs/${id}`);
    expect(run.at('run.status')).toBe('Pending');
    expect(run.at('run.scheduled_at')).toBe(run.at('run.created_at'));
    expect(JSON.stringify(run.at('run.resource_references'))).not.toContain('"name"');
    const missing = await call(emulator, 'GET', '/runs/none');
    expect(missing.at('message')).toBe('ResourceNotFoundError: Run none not found');
    expect(missing.at('details')).toEqual([
      { '@type': 'type.googleapis.com/google.rpc.Status', code: 5, message: 'Run none not found' },
    ]);
    expect((await call(emulator, 'POST', '/runs/none:archive')).status).toBe(404);
    const unknown = {
      name: 'x',
      pipeline_spec: { workflow_manifest: MANIFEST, parameters: [{ name: 'zz', value: '' }] },
    };
    expect((await call(emulator, 'POST', '/runs', unknown)).status).toBe(400);
    const experiment = await call(emulator, 'GET', '/experiments');
    expect(experiment.text).toContain('"resource_references":[{"key":{"type":"NAMESPACE"},"relationship":"OWNER"}]');
    await emulator.close();
  });

  it('pipelines', async () => {
    const emulator = await startEmulator({ compat: '2.x', speed: 0 });
    const { id } = (await (await upload(emulator, 'p.json', MANIFEST)).json()) as { id: string };
    expect((await upload(emulator, 'p.json', MANIFEST)).status).toBe(409);
    expect((await call(emulator, 'DELETE', `/pipelines/${id}`)).status).toBe(400);
    await emulator.close();
  });

  it('a caller without identity', async () => {
    const emulator = await startEmulator({ compat: '2.x', multiUser: true });
    const answer = await call(
      emulator,
      'GET',
      '/experiments?resource_reference_key.type=NAMESPACE&resource_reference_key.id=ns',
    );
    expect(answer.status).toBe(401);
    await emulator.close();
  });
});

describe('Tekton', () => {
  const pipelineRun = JSON.stringify({
    apiVersion: 'tekton.dev/v1',
    kind: 'PipelineRun',
    metadata: { name: 'tk' },
    spec: {
      params: [{ name: 'p', value: 'v' }],
      pipelineSpec: { tasks: [{ name: 't', taskSpec: { steps: [{ name: 'main', image: 'busybox' }] } }] },
    },
  });

  it('a package for the other engine is taken', async () => {
    const argo = await startEmulator({});
    expect((await upload(argo, 'p.yaml', pipelineRun)).status).toBe(500);
    await argo.close();
    const tekton = await startEmulator({ engine: 'tekton' });
    expect((await upload(tekton, 'p.json', MANIFEST)).status).toBe(500);
    await tekton.close();
  });

  it('a pipeline run does not go through its life', async () => {
    const emulator = await startEmulator({ engine: 'tekton', speed: 0 });
    const created = await call(emulator, 'POST', '/runs', {
      name: 'r',
      pipeline_spec: { workflow_manifest: pipelineRun },
    });
    const id = String(created.at('run.id'));
    await emulator.clock.advance(120_000);
    const run = await call(emulator, 'GET', `//apis/v1/runs/${id}`);
    expect(run.at('run.status')).toBe('Succeeded');
    expect(String(run.at('pipeline_runtime.workflow_manifest'))).toContain('"conditions"');
    await emulator.close();
  });
});

it('the UI server of a Tekton installation does not know how its clients name the API', async () => {
  const emulator = await startEmulator({ engine: 'tekton' });
  for (const path of ['apis/v1/', 'apis/v1beta1/', 'pipeline/apis/v1/', 'pipeline/apis/v1beta1/']) {
    const listed = await fetch(`${emulator.url}/${path}experiments`);
    expect([path, listed.status, await listed.text()]).toEqual([path, 200, expect.stringContaining('Default')]);
  }
  const health = await fetch(`${emulator.url}/pipeline/apis/v1/healthz`);
  expect(await health.json()).toMatchObject({ apiServerReady: true });
  await emulator.close();
});

describe('who is asking', () => {
  it('a prefix of the user header is not stripped, or not demanded', async () => {
    const policy = { rules: [{ users: ['jane'], namespaces: ['ns'] }] };
    const emulator = await startEmulator({
      multiUser: true,
      policy,
      userIdHeader: 'X-User',
      userIdPrefix: 'accounts:',
    });
    const list = (headers: Record<string, string>) =>
      call(
        emulator,
        'GET',
        '/experiments?resource_reference_key.type=NAMESPACE&resource_reference_key.id=ns',
        undefined,
        headers,
      );
    expect((await list({ 'x-user': 'accounts:jane' })).status).toBe(200);
    expect((await list({ 'x-user': 'accounts:john' })).status).toBe(403);
    const without = await list({ 'x-user': 'jane' });
    expect(without.status).toBe(500);
    expect(without.text).toContain("Expected prefix 'accounts:'");
    await emulator.close();
  });
});
