import { type Emulator, startEmulator } from '@kfp-ts/emulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headers } from '../auth/index.js';
import { isAlreadyExistsError, RunFailedError } from '../errors/index.js';
import { KfpClient } from '../kfp-client.js';

const IR_PACKAGE = {
  pipelineInfo: { name: 'hello' },
  root: { dag: { tasks: {} } },
  schemaVersion: '2.1.0',
  sdkVersion: 'kfp-2.0.0',
};
const PACKAGE = new URL('../../../../tests/pipelines/v1_p02_conditions.yaml', import.meta.url);

describe('a server of release 2.x, through its v1beta1 API', () => {
  let emulator: Emulator;
  let kfp: KfpClient;
  beforeAll(async () => {
    emulator = await startEmulator({ compat: '2.x', execution: 'manual' });
    kfp = new KfpClient({ endpoint: emulator.url });
  });
  afterAll(() => emulator.close());

  it('runs a pipeline to its end', async () => {
    const experiment = await kfp.experiments.ensure('churn');
    expect(experiment.namespace).toBeUndefined();
    const pipeline = await kfp.pipelines.upload(PACKAGE, { name: 'params' });
    const run = await kfp.runs.submit({ name: 'nightly', experiment, pipeline });
    expect(run.run).toMatchObject({ status: 'Pending', experiment: { id: experiment.id } });
    await emulator.setRun(run.id, { phase: 'Succeeded' });
    expect((await run.wait()).state).toBe('succeeded');
    const failed = await kfp.runs.submit({ name: 'doomed', experiment, pipeline });
    await emulator.setRun(failed.id, { phase: 'Failed' });
    await expect(failed.wait()).rejects.toThrow(RunFailedError);
  });

  it('hides and finds archived runs', async () => {
    const run = await kfp.runs.submit({ package: PACKAGE });
    await run.archive();
    expect((await kfp.runs.list({ archived: true }).first(200)).map(({ id }) => id)).toContain(run.id);
    expect((await kfp.runs.list({ archived: false }).first(200)).map(({ id }) => id)).not.toContain(run.id);
  });

  it('finds as failed what it shows as failed, however it is kept', async () => {
    const experiment = await kfp.experiments.ensure('statuses');
    const runs = await Promise.all(
      ['Failed', 'Error', 'Succeeded'].map((name) => kfp.runs.submit({ name, experiment, package: PACKAGE })),
    );
    const waiting = await kfp.runs.submit({ name: 'waiting', experiment, package: PACKAGE });
    for (const { id, run } of runs) await emulator.setRun(id, { phase: run.name });
    const found = async (status: string | string[]) =>
      (await kfp.runs.list({ experiment, status }).first(9)).map(({ name }) => name).sort();
    expect((await kfp.runs.get(runs[1] as { id: string })).status).toBe('Failed');
    expect(await found('Failed')).toEqual(['Error', 'Failed']);
    expect(await found(['failed', 'Succeeded'])).toEqual(['Error', 'Failed', 'Succeeded']);
    expect(await found('Pending')).toEqual([waiting.run.name]);
  });

  it('deletes a pipeline together with its versions', async () => {
    const pipeline = await kfp.pipelines.upload(PACKAGE, { name: 'doomed' });
    await kfp.pipelines.versions.upload(PACKAGE, { pipeline, name: 'v2' });
    await kfp.pipelines.delete(pipeline);
    await expect(kfp.pipelines.get(pipeline.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('says that a name is taken', async () => {
    await kfp.pipelines.upload(PACKAGE, { name: 'taken' });
    const error = await kfp.pipelines.upload(PACKAGE, { name: 'taken' }).catch((caught: unknown) => caught);
    expect(isAlreadyExistsError(error)).toBe(true);
  });

  it.each(['a+b', '100%', 'a%2Bb'])('keeps the name %j', async (name) => {
    expect((await kfp.pipelines.upload(PACKAGE, { name })).name).toBe(name);
    expect((await kfp.pipelines.get({ name })).name).toBe(name);
  });

  it('adds no version when nothing changed', async () => {
    await kfp.pipelines.upsert(PACKAGE, { name: 'upserted' });
    expect((await kfp.pipelines.upsert(PACKAGE, { name: 'upserted' })).outcome).toBe('unchanged');
  });

  it('adds no version of a pipeline whose template comes back as YAML', async () => {
    const { pipeline } = await kfp.pipelines.upsert(IR_PACKAGE, { name: 'ir' });
    expect(await kfp.pipelines.template(pipeline)).not.toMatch(/^\{/);
    expect((await kfp.pipelines.upsert(IR_PACKAGE, { name: 'ir' })).outcome).toBe('unchanged');
    expect((await kfp.pipelines.upsert(PACKAGE, { name: 'ir' })).outcome).toBe('version-added');
    expect((await kfp.pipelines.upsert(PACKAGE, { name: 'ir' })).outcome).toBe('unchanged');
  });

  it('takes the name of a version for that of the version', async () => {
    const pipeline = await kfp.pipelines.upload(PACKAGE, { name: 'versioned' });
    const version = await kfp.pipelines.versions.upload(PACKAGE, { pipeline, name: 'second' });
    const { run } = await kfp.runs.submit({ name: 'of-second', version });
    expect([run.pipeline, run.pipelineVersion]).toEqual([{ id: pipeline.id }, { id: version.id, name: 'second' }]);
    const trigger = { cron: '0 0 3 * * *' };
    const recurring = await kfp.recurringRuns.create({ name: 'of-second', version, trigger });
    expect(recurring.pipelineVersion).toEqual({ id: version.id, name: 'second' });
    expect((await kfp.runs.list({ version }).first(200)).map(({ id }) => id)).toEqual([run.id]);
    expect(await kfp.runs.list({ recurringRun: recurring }).first(200)).toEqual([]);
  });

  it('says of no run that a schedule started it which none did', async () => {
    const { run } = await kfp.runs.submit({ package: PACKAGE });
    expect(run.raw.scheduled_at).toBe(run.raw.created_at);
    expect(run.scheduledAt).toBeUndefined();
  });

  it('understands refusals without the member `error`', async () => {
    const experiment = { id: '00000000-0000-0000-0000-000000000000' };
    const submitted = kfp.runs.submit({ package: PACKAGE, experiment });
    await expect(submitted).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('Experiment'),
    });
    await expect(kfp.experiments.delete({ name: 'Default' })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('applies a recurring run once', async () => {
    const wanted = { name: 'applied', package: PACKAGE, trigger: { cron: '0 0 3 * * *' } };
    await kfp.recurringRuns.apply(wanted);
    const second = await kfp.recurringRuns.apply(wanted);
    expect([second.outcome, second.changes]).toEqual(['unchanged', []]);
  });
});

describe('a multi-user server of release 2.x, through its v1beta1 API', () => {
  let emulator: Emulator;
  beforeAll(async () => {
    const policy = { rules: [{ users: ['jane'], namespaces: ['ns'] }] };
    emulator = await startEmulator({ compat: '2.x', execution: 'manual', multiUser: true, policy });
  });
  afterAll(() => emulator.close());
  const client = (user: string, namespace: string) =>
    new KfpClient({ endpoint: emulator.url, namespace, auth: headers({ 'kubeflow-userid': user }) });

  it('keeps what belongs to a namespace there', async () => {
    const jane = client('jane', 'ns');
    const experiment = await jane.experiments.ensure('churn');
    expect(experiment.namespace).toBe('ns');
    const pipeline = await jane.pipelines.upload(PACKAGE, { name: 'private', namespace: 'ns' });
    expect(pipeline.namespace).toBe('ns');
    const { run } = await jane.runs.submit({ name: 'nightly', experiment, pipeline });
    expect(run.namespace).toBe('ns');
    expect((await jane.runs.list().first(10)).map(({ id }) => id)).toEqual([run.id]);
  });

  it('tells who is unknown from who may not', async () => {
    const nobody = new KfpClient({ endpoint: emulator.url, namespace: 'ns' });
    await expect(nobody.experiments.ensure('x')).rejects.toMatchObject({ code: 'AUTHENTICATION_REQUIRED' });
    await expect(client('jane', 'other').experiments.ensure('x')).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
  });
});
