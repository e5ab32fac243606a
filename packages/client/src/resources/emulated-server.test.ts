import { type Emulator, startEmulator } from '@kfp-ts/emulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bearerToken, headers } from '../auth/index.js';
import { isAlreadyExistsError, isPermissionDeniedError, RunFailedError } from '../errors/index.js';
import { KfpClient } from '../kfp-client.js';
import type { RunListQuery } from './run-list-query.js';

const PACKAGE = new URL('../../../../tests/pipelines/v1_p02_conditions.yaml', import.meta.url);
const at = (name: string) => new URL(`../../../../tests/pipelines/${name}`, import.meta.url);

describe('a single-user server', () => {
  let emulator: Emulator;
  let kfp: KfpClient;
  beforeAll(async () => {
    emulator = await startEmulator({ execution: 'manual' });
    kfp = new KfpClient({ endpoint: emulator.url });
  });
  afterAll(() => emulator.close());

  it('takes a pipeline from its upload to the end of a run', async () => {
    expect(await kfp.server.health()).toMatchObject({ multiUser: false, via: 'api-server' });
    const experiment = await kfp.experiments.ensure('churn');
    const pipeline = await kfp.pipelines.upload(PACKAGE, { name: 'params' });
    const run = await kfp.runs.submit({ name: 'nightly', experiment, pipeline, description: 'mine' });
    const looks: string[] = [];
    const done = await run.wait({
      onProgress: ({ run: seen, graph }) => {
        looks.push(`${seen.status} ${graph?.nodes.length}`);
        if (looks.length === 1) void emulator.setRun(run.id, { phase: 'Succeeded' });
      },
    });
    expect(done).toMatchObject({
      status: 'Succeeded',
      name: 'nightly',
      description: 'mine',
      experiment: { name: 'churn' },
    });
    expect(done.finishedAt).toBeInstanceOf(Date);
    expect(looks.at(-1)).toMatch(/^Succeeded [1-9]/);
    expect((await run.graph()).nodes.length).toBeGreaterThan(0);
    expect((await kfp.runs.list({ experiment }).first(5)).map(({ id }) => id)).toEqual([run.id]);
  });

  it.each(['v1_p04_exit_handler.yaml', 'v1_p04_exit_handler.zip', 'v1_p12_fan.tar.gz'])(
    'runs the package %s',
    async (file) => {
      const run = await kfp.runs.submit({ package: at(file) });
      expect(run.run.raw.pipeline_spec?.workflow_manifest).toContain('argoproj.io');
      await emulator.setRun(run.id, { phase: 'Succeeded' });
      expect((await run.wait()).state).toBe('succeeded');
    },
  );

  it('shows no namespace, whatever the workflow says', async () => {
    const { id } = await kfp.runs.submit({ package: PACKAGE });
    const { run, runtime } = await kfp.api
      .GET('/apis/v1beta1/runs/{run_id}', { params: { path: { run_id: id } } })
      .then(({ data }) => ({ run: data?.run, runtime: data?.pipeline_runtime?.workflow_manifest }));
    expect([run?.id, runtime]).toEqual([id, expect.stringContaining('"namespace":"')]);
    expect((await kfp.runs.get(id)).namespace).toBeUndefined();
  });

  it('tells why a run failed, and which task', async () => {
    const run = await kfp.runs.submit({ name: 'doomed', package: PACKAGE });
    await emulator.setRun(run.id, { phase: 'Failed', message: 'no more disk' });
    const error = await run.wait().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(RunFailedError);
    expect((error as RunFailedError).message).toMatch(/^Run "doomed" ended as Failed: ./);
    expect((error as RunFailedError).run).toMatchObject({ id: run.id, status: 'Failed' });
  });

  it('steers runs', async () => {
    const run = await kfp.runs.submit({ package: PACKAGE });
    await run.archive();
    expect((await kfp.runs.list({ archived: true }).first(200)).map(({ id }) => id)).toContain(run.id);
    expect((await kfp.runs.list({ archived: false }).first(200)).map(({ id }) => id)).not.toContain(run.id);
    await kfp.runs.unarchive(run.id);
    expect((await run.refresh()).archived).toBe(false);
    await run.delete();
    await expect(kfp.runs.get(run.id)).rejects.toMatchObject({ code: 'NOT_FOUND', status: 404 });
  });

  it('finds what has an awkward name', async () => {
    for (const name of ['50% + 1', 'a+b', '"quoted" \\ back', 'naïve ünïcode', "it's", '{{x}}', 'a_b', '100%_']) {
      const made = await kfp.experiments.create({ name });
      await kfp.experiments.create({ name: name.replace(/[%_\\]/g, 'x').concat('.') });
      const containing = await kfp.experiments.list({ nameContains: name }).first(9);
      expect(containing.every((each) => each.name.includes(name))).toBe(true);
      expect(containing.map(({ id }) => id)).toContain(made.id);
      expect((await kfp.experiments.get({ name })).id).toBe(made.id);
      expect((await kfp.experiments.ensure(name)).id).toBe(made.id);
      const pipeline = await kfp.pipelines.upload(PACKAGE, { name });
      expect(pipeline.name).toBe(name);
      expect((await kfp.pipelines.get({ name })).id).toBe(pipeline.id);
    }
  });

  it('says that a name is taken, whichever of the server’s ways it has of saying so', async () => {
    const taken = async (work: Promise<unknown>) => isAlreadyExistsError(await work.catch((error: unknown) => error));
    await kfp.experiments.ensure('taken');
    expect(await taken(kfp.experiments.create({ name: 'taken' }))).toBe(true);
    const pipeline = await kfp.pipelines.upload(PACKAGE, { name: 'taken' });
    expect(await taken(kfp.pipelines.upload(PACKAGE, { name: 'taken' }))).toBe(true);
    const version = { pipeline, name: 'v2' };
    await kfp.pipelines.versions.upload(PACKAGE, version);
    expect(await taken(kfp.pipelines.versions.upload(PACKAGE, version))).toBe(true);
  });

  it('keeps versions apart', async () => {
    const pipeline = await kfp.pipelines.upload(PACKAGE, { name: 'versioned' });
    const second = await kfp.pipelines.versions.upload(PACKAGE, { pipeline: { name: 'versioned' }, name: 'v2' });
    expect((await kfp.pipelines.get(pipeline.id)).defaultVersion?.id).toBe(second.id);
    expect((await kfp.pipelines.versions.list(pipeline).first(9)).map(({ name }) => name).sort()).toEqual([
      'v2',
      'versioned',
    ]);
    await kfp.pipelines.setDefaultVersion(pipeline, { name: 'versioned' });
    expect((await kfp.pipelines.get(pipeline.id)).defaultVersion?.name).toBe('versioned');
    expect(JSON.parse(await kfp.pipelines.versions.template({ name: 'v2', pipeline }))).toHaveProperty('spec');
    const run = await kfp.runs.submit({ pipeline, version: { name: 'v2' } });
    expect(run.run.pipelineVersion).toEqual({ id: second.id, name: 'v2' });
    await kfp.pipelines.versions.delete(second);
    await kfp.pipelines.delete(pipeline);
    await expect(kfp.pipelines.get({ name: 'versioned' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('finds the runs of a pipeline, a version and a schedule by their names', async () => {
    const experiment = await kfp.experiments.ensure('by name');
    const pipeline = await kfp.pipelines.upload(PACKAGE, { name: 'named' });
    const version = await kfp.pipelines.versions.upload(PACKAGE, { pipeline, name: 'second' });
    await kfp.runs.submit({ name: 'by pipeline', experiment, pipeline });
    await kfp.runs.submit({ name: 'by version', experiment, version });
    await kfp.runs.submit({ name: 'by package', experiment, package: PACKAGE });
    const trigger = { everySeconds: 3600 };
    const schedule = await kfp.recurringRuns.create({ name: 'hourly', experiment, version, trigger });
    const names = async (query: RunListQuery) =>
      (await kfp.runs.list({ experiment, sortBy: 'name', ...query }).first(9)).map(({ name }) => name);
    const [named, second] = [{ name: 'named' }, { name: 'second' }];
    for (const ref of [named, pipeline, pipeline.id]) {
      expect(await names({ pipeline: ref })).toEqual(['by pipeline', 'by version']);
    }
    expect(await names({ version: { ...second, pipeline: named } })).toEqual(['by pipeline', 'by version']);
    expect(await names({ pipeline: named, version: { name: 'named' } })).toEqual([]);
    expect(await names({ recurringRun: { name: 'hourly' } })).toEqual([]);
    await expect(names({ pipeline: { name: 'nameless' } })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await kfp.pipelines.delete(pipeline);
    expect(await names({ pipeline: pipeline.id })).toEqual(['by pipeline']);
    const scheduled = (await kfp.recurringRuns.list({ experiment, version }).first(9)).map(({ id }) => id);
    expect(scheduled).toEqual([schedule.id]);
    expect(await kfp.recurringRuns.list({ experiment, version: pipeline.id }).first(9)).toEqual([]);
  });

  it('refuses an unknown parameter before the run is made, and names the nearest', async () => {
    const before = (await kfp.runs.list()).totalSize;
    const pipeline = await kfp.pipelines.upload(PACKAGE, { name: 'declared' });
    const [name] = Object.keys(pipeline.parameters) as [string];
    const typo = { [`${name}x`]: 1 };
    const hint = expect.stringContaining(`Did you mean "${name}"?`);
    for (const source of [
      { package: PACKAGE },
      { pipeline },
      { pipeline: pipeline.id },
      { version: pipeline.defaultVersion },
    ]) {
      await expect(kfp.runs.submit({ ...source, parameters: typo } as never)).rejects.toMatchObject({
        code: 'CONFIGURATION',
        hint,
      });
    }
    expect((await kfp.runs.list()).totalSize).toBe(before);
  });

  it('tells what becomes of a run and of its tasks, in order and once', async () => {
    const walking = await startEmulator({ speed: 100 });
    try {
      const client = new KfpClient({ endpoint: walking.url });
      const { id } = await client.runs.submit({ package: at('v1_p12_fan.tar.gz') });
      const statuses: string[] = [];
      const tasks: string[] = [];
      for await (const change of client.runs.watch(id, { poll: { maxMs: 50 } })) {
        if (change.kind === 'run') statuses.push(change.run.status);
        else tasks.push(`${change.task.id} ${change.task.state}`);
      }
      expect(statuses.at(-1)).toBe('Succeeded');
      expect(new Set(statuses).size).toBe(statuses.length);
      expect(tasks.filter((task) => task.endsWith('succeeded')).length).toBeGreaterThan(1);
      expect(new Set(tasks).size).toBe(tasks.length);
    } finally {
      await walking.close();
    }
  });

  it('walks 1,000 runs once each', async () => {
    const full = await startEmulator({ speed: 0 });
    try {
      full.state.fill({ runs: 1000 });
      const seen = new Set<string>();
      let count = 0;
      for await (const run of new KfpClient({ endpoint: full.url }).runs.list({ sortBy: '-createdAt' })) {
        seen.add(run.id);
        count++;
      }
      expect([count, seen.size]).toEqual([1000, 1000]);
    } finally {
      await full.close();
    }
  });
});

describe('a multi-user server', () => {
  let emulator: Emulator;
  const client = (user: string, namespace?: string) =>
    new KfpClient({ endpoint: emulator.url, auth: bearerToken(`token-of-${user}`), ...(namespace && { namespace }) });
  beforeAll(async () => {
    emulator = await startEmulator({
      execution: 'manual',
      multiUser: true,
      policy: {
        tokens: { 'token-of-jane': { username: 'jane' }, 'token-of-joe': { username: 'joe' } },
        rules: [
          { users: ['jane'], namespaces: ['jane'] },
          { users: ['joe'], namespaces: ['joe'] },
        ],
      },
    });
  });
  afterAll(() => emulator.close());

  it('runs in the user’s namespace, and in no other’s', async () => {
    const kfp = client('jane', 'jane');
    const run = await kfp.runs.submit({ package: PACKAGE, name: 'mine' });
    expect(run.run.experiment?.name).toBe('Default');
    await emulator.setRun(run.id, { phase: 'Succeeded' });
    expect(await run.wait()).toMatchObject({ state: 'succeeded', namespace: 'jane' });
    expect((await run.refresh()).namespace).toBe('jane');
    // Nobody told these calls where the run is.
    expect((await kfp.runs.get(run.id)).namespace).toBe('jane');
    expect((await kfp.runs.wait(run.id)).namespace).toBe('jane');
    expect((await kfp.runs.waitAll([run.id])).map(({ namespace }) => namespace)).toEqual(['jane']);
    for await (const { run: seen } of kfp.runs.watch(run.id)) expect(seen.namespace).toBe('jane');
    expect((await kfp.runs.list().first(5)).map(({ name }) => name)).toEqual(['mine']);
    expect((await kfp.runs.clone(run.id, { namespace: 'jane' })).run).toMatchObject({
      namespace: 'jane',
      experiment: run.run.experiment,
    });
    const refused = await kfp
      .inNamespace('joe')
      .runs.list()
      .first(5)
      .catch((error: unknown) => error);
    expect(isPermissionDeniedError(refused)).toBe(true);
  });

  it('says of private pipelines and of recurring runs where they are', async () => {
    // Uploads to this release count the header alone.
    const kfp = new KfpClient({
      endpoint: emulator.url,
      namespace: 'jane',
      auth: headers({ 'kubeflow-userid': 'jane' }),
    });
    const place = { name: 'placed', namespace: 'jane' };
    const pipelines = [
      await kfp.pipelines.upload(PACKAGE, place),
      await kfp.pipelines.get(place),
      (await kfp.pipelines.upsert(PACKAGE, { ...place, version: 'v2', name: 'fresh' })).pipeline,
      ...(await kfp.pipelines.list({ namespace: 'jane' })).items,
    ];
    expect(pipelines.map(({ namespace }) => namespace)).toEqual(Array(5).fill('jane'));
    const request = { name: 'nightly', package: PACKAGE, trigger: { everySeconds: 3600 } };
    const recurring = [
      await kfp.recurringRuns.create(request),
      await kfp.recurringRuns.get({ name: 'nightly' }),
      (await kfp.recurringRuns.apply(request)).recurringRun,
      ...(await kfp.recurringRuns.list()).items,
    ];
    expect(recurring.map((each) => each?.namespace)).toEqual(Array(4).fill('jane'));
  });

  it('waits for many runs in a namespace', async () => {
    const kfp = client('joe', 'joe');
    const runs = await Promise.all(
      [1, 2, 3].map((index) => kfp.runs.submit({ package: PACKAGE, name: `run ${index}` })),
    );
    for (const { id } of runs) await emulator.setRun(id, { phase: 'Succeeded' });
    const done = await kfp.runs.waitAll(runs);
    expect(done.map(({ name, state }) => [name, state])).toEqual(
      [1, 2, 3].map((index) => [`run ${index}`, 'succeeded']),
    );
  });
});
