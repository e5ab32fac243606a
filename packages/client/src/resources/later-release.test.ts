import { type Emulator, startEmulator } from '@kfp-ts/emulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAlreadyExistsError, RunFailedError } from '../errors/index.js';
import { KfpClient } from '../kfp-client.js';

const PACKAGE = new URL('../../test/fixtures/v1_p02_conditions.yaml', import.meta.url);

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

  it('applies a recurring run once', async () => {
    const wanted = { name: 'applied', package: PACKAGE, trigger: { cron: '0 0 3 * * *' } };
    await kfp.recurringRuns.apply(wanted);
    const second = await kfp.recurringRuns.apply(wanted);
    expect([second.outcome, second.changes]).toEqual(['unchanged', []]);
  });
});
