import { readFile } from 'node:fs/promises';
import { type Emulator, startEmulator } from '@kfp-ts/emulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConnectionError, isAlreadyExistsError } from '../errors/index.js';
import { KfpClient } from '../kfp-client.js';
import { fromUnixCron } from '../schedule/from-unix-cron.js';

const at = (name: string) => new URL(`../../../../tests/pipelines/${name}`, import.meta.url);
const text = (name: string) => readFile(at(name), 'utf8');
const named = (content: string) => ({ name: 'p.yaml', content });

let emulator: Emulator;
let kfp: KfpClient;
beforeAll(async () => {
  emulator = await startEmulator({ execution: 'manual' });
  kfp = new KfpClient({ endpoint: emulator.url });
});
afterAll(() => emulator.close());

describe('upsert', () => {
  it.each(['v1_p02_conditions.yaml', 'v1_p04_exit_handler.zip', 'v1_p12_fan.tar.gz', 'v2compat_made_and_counted.yaml'])(
    'adds no version of %s when nothing changed',
    async (file) => {
      const name = `upsert ${file}`;
      const first = await kfp.pipelines.upsert(at(file), { name });
      const second = await kfp.pipelines.upsert(at(file), { name });
      const third = await kfp.pipelines.upsert(at(file), { name, version: 'other name' });
      expect([first, second, third].map(({ outcome }) => outcome)).toEqual(['created', 'unchanged', 'unchanged']);
      expect(new Set([first, second, third].map(({ version }) => version.id)).size).toBe(1);
    },
  );

  it('adds no version of a pipeline of the newer representation when nothing changed', async () => {
    const { pipelineSpec } = JSON.parse(await text('ir18_made_and_counted.json'));
    const source = { name: 'p.json', content: JSON.stringify(pipelineSpec) };
    expect((await kfp.pipelines.upsert(source, { name: 'ir' })).outcome).toBe('created');
    expect((await kfp.pipelines.upsert(source, { name: 'ir' })).outcome).toBe('unchanged');
  });

  it('uploads every form of the newer representation so that the server reads it', async () => {
    const job = JSON.parse(await text('ir18_made_and_counted.json'));
    const forms = {
      'a file of the older compiler': at('ir18_made_and_counted.json'),
      'a file of the newer compiler': at('ir2_ir_params.yaml'),
      parsed: job,
      'under another ending': { name: 'p.yaml', content: JSON.stringify(job) },
    };
    for (const [form, source] of Object.entries(forms)) {
      const name = form.replaceAll(' ', '-');
      const { pipeline, outcome } = await kfp.pipelines.upsert(source, { name });
      const again = await kfp.pipelines.upsert(source, { name });
      expect([form, outcome, again.outcome]).toEqual([form, 'created', 'unchanged']);
      expect((await kfp.runs.submit({ pipeline })).run.pipeline?.id).toBe(pipeline.id);
    }
  });

  it('adds no version of what was only compiled anew, and knows it again later', async () => {
    const compiledAt = (time: string) =>
      named(`${content.replace(/(pipeline_compilation_time: )'[^']*'/, `$1'${time}'`)}`);
    const content = await text('v1_p04_exit_handler.yaml');
    expect(compiledAt('2020-01-01T00:00:00').content).not.toBe(content);
    const name = 'recompiled';
    const first = await kfp.pipelines.upsert(named(content), { name });
    const second = await kfp.pipelines.upsert(compiledAt('2020-01-01T00:00:00'), { name });
    expect([second.outcome, second.version.id]).toEqual(['unchanged', first.version.id]);
    const other = await kfp.pipelines.upsert(at('v1_p02_conditions.yaml'), { name });
    await kfp.pipelines.upsert(compiledAt('2021-01-01T00:00:00'), { name, version: 'again' });
    await kfp.pipelines.upsert(at('v1_p02_conditions.zip'), { name });
    expect((await kfp.pipelines.get({ name })).defaultVersion?.id).toBe(other.version.id);
  });

  it('adds a version for any change of what the server keeps', async () => {
    const original = await text('v1_p04_exit_handler.yaml');
    const changes = [
      original.replace('a=1&b=2', 'a=1&b=3'),
      original.replace(/image: .*/, 'image: busybox:9'),
      original.replace('  onExit: clean-up\n', ''),
      original.replace('  onExit: clean-up\n', '  onExit: clean-up\n  parallelism: 3\n'),
    ];
    expect(new Set([original, ...changes]).size).toBe(5);
    const name = 'changing';
    await kfp.pipelines.upsert(named(original), { name });
    for (const [index, changed] of changes.entries()) {
      const { outcome, version, pipeline } = await kfp.pipelines.upsert(named(changed), { name, version: `v${index}` });
      expect([index, outcome, version.name, pipeline.defaultVersion?.id]).toEqual([
        index,
        'version-added',
        `v${index}`,
        version.id,
      ]);
    }
  });

  it('makes an earlier content current again without another copy', async () => {
    const [a, b] = [await text('v1_p04_exit_handler.yaml'), await text('v1_p02_conditions.yaml')];
    const upsert = (content: string) => kfp.pipelines.upsert(named(content), { name: 'back and forth' });
    await upsert(a);
    const second = await upsert(b);
    await upsert(a);
    const fourth = await upsert(b);
    expect([second.outcome, fourth.outcome]).toEqual(['version-added', 'unchanged']);
    expect(fourth.version.id).toBe(second.version.id);
    expect((await kfp.pipelines.get({ name: 'back and forth' })).defaultVersion?.id).toBe(second.version.id);
  });

  it('names the version as asked even of a new pipeline', async () => {
    const { version, outcome } = await kfp.pipelines.upsert(at('v1_p02_conditions.yaml'), {
      name: 'fresh',
      version: 'git-1',
    });
    expect([version.name, outcome]).toEqual(['git-1', 'created']);
  });

  it('does not take a version of that name with other content for the same', async () => {
    await kfp.pipelines.upsert(at('v1_p02_conditions.yaml'), { name: 'taken', version: 'v1' });
    const error = await kfp.pipelines
      .upsert(at('v1_p04_exit_handler.yaml'), { name: 'taken', version: 'v1' })
      .catch((caught: unknown) => caught);
    expect(isAlreadyExistsError(error)).toBe(true);
  });

  it.each(['reset-before-commit', 'reset-after-commit', 'truncate', 'unavailable'] as const)(
    'tells what came of uploads whose answers are lost: %s',
    async (fault) => {
      const name = `lost ${fault}`;
      const lose = (operation: 'UploadPipeline' | 'UploadPipelineVersion', times = 1) =>
        emulator.faults.add({ fault, when: { operation }, times });
      try {
        lose('UploadPipeline');
        const first = await kfp.pipelines.upsert(at('v1_p02_conditions.yaml'), { name, version: 'v1' });
        lose('UploadPipelineVersion', 2);
        const second = await kfp.pipelines.upsert(at('v1_p04_exit_handler.yaml'), { name, version: 'v2' });
        expect([first.outcome, second.outcome]).toEqual(['created', 'version-added']);
        expect(second.pipeline).toMatchObject({ id: first.pipeline.id, defaultVersion: { id: second.version.id } });
        const versions = await kfp.pipelines.versions.list(first.pipeline, { sortBy: 'name' }).first(9);
        expect(versions.map((version) => version.name)).toEqual([name, 'v1', 'v2']);
      } finally {
        emulator.faults.clear();
      }
    },
  );

  it('sends an upload once where retries are not wanted, and still tells what came of it', async () => {
    const retry = { retry: false } as const;
    const upsert = (name: string) => kfp.pipelines.upsert(at('v1_p02_conditions.yaml'), { name }, retry);
    try {
      emulator.faults.add({ fault: 'reset-after-commit', when: { operation: 'UploadPipeline' }, times: 1 });
      expect((await upsert('arrived')).outcome).toBe('created');
      emulator.faults.add({ fault: 'reset-before-commit', when: { operation: 'UploadPipeline' }, times: 1 });
      await expect(upsert('not arrived')).rejects.toMatchObject({ code: 'CONNECTION' });
      await expect(kfp.pipelines.get({ name: 'not arrived' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    } finally {
      emulator.faults.clear();
    }
  });

  it('does not take what somebody else uploaded for its own when its answer is lost', async () => {
    const name = 'raced';
    const other = new KfpClient({ endpoint: emulator.url });
    let raced = false;
    const slow = new KfpClient({
      endpoint: emulator.url,
      middleware: [
        async (request, next) => {
          if (!raced && request.url.includes('/pipelines/upload?')) {
            raced = true;
            await other.pipelines.upload(at('v1_p04_exit_handler.yaml'), { name });
            throw new ConnectionError('lost', { mayHaveReachedServer: true });
          }
          return next(request);
        },
      ],
    });
    const { outcome, version, pipeline } = await slow.pipelines.upsert(at('v1_p02_conditions.yaml'), { name });
    expect([outcome, version.id === pipeline.id]).toEqual(['version-added', false]);
  });

  it('makes one pipeline when many do it at once', async () => {
    const done = await Promise.all(
      [1, 2, 3, 4].map(() => kfp.pipelines.upsert(at('v1_p02_conditions.yaml'), { name: 'crowd' })),
    );
    expect(new Set(done.map(({ pipeline }) => pipeline.id)).size).toBe(1);
    expect(done.map(({ outcome }) => outcome).sort()).toEqual(['created', 'unchanged', 'unchanged', 'unchanged']);
  });
});

it('a package of the newer representation runs with typed parameters, its own defaults among them', async () => {
  const run = await kfp.runs.submit({ package: at('ir18_made_and_counted.json'), parameters: { rows: 7 } });
  const { pipeline_manifest, workflow_manifest } = run.run.raw.pipeline_spec ?? {};
  expect(JSON.parse(pipeline_manifest ?? '')).toHaveProperty('pipelineInfo');
  expect(workflow_manifest).toBeUndefined();
});

describe('a recurring run', () => {
  const request = (name: string) => ({
    name,
    package: at('v1_p02_conditions.yaml'),
    trigger: { cron: fromUnixCron('0 3 * * *') },
  });

  it('comes back as it was made', async () => {
    const made = await kfp.recurringRuns.create({
      ...request('made'),
      maxConcurrency: 3,
      catchup: false,
      parameters: { limit: 7 },
    });
    expect(await kfp.recurringRuns.get({ name: 'made' })).toMatchObject({
      id: made.id,
      enabled: true,
      trigger: { cron: '0 0 3 * * *' },
      maxConcurrency: 3,
      catchup: false,
      parameters: { limit: '7' },
    });
    await kfp.recurringRuns.disable(made);
    expect((await kfp.recurringRuns.get(made.id)).enabled).toBe(false);
    await kfp.recurringRuns.enable({ name: 'made' });
    expect((await kfp.recurringRuns.get(made)).enabled).toBe(true);
    await kfp.recurringRuns.delete(made);
    await expect(kfp.recurringRuns.get(made.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is made once by apply, left alone when nothing changed, and replaced when something did', async () => {
    const wanted = request('applied');
    const first = await kfp.recurringRuns.apply(wanted);
    const second = await kfp.recurringRuns.apply(wanted);
    expect([first.outcome, second.outcome, second.changes]).toEqual(['created', 'unchanged', []]);

    const later = { ...wanted, trigger: { everySeconds: 600 }, parameters: { limit: 9 } };
    const planned = await kfp.recurringRuns.apply(later, { dryRun: true });
    expect(planned.outcome).toBe('replaced');
    expect(planned.changes.map(({ field }) => field).sort()).toEqual(['parameters', 'trigger']);
    expect((await kfp.recurringRuns.list({ name: 'applied' }).first(5)).map(({ id }) => id)).toEqual([
      first.recurringRun?.id,
    ]);

    const third = await kfp.recurringRuns.apply(later);
    expect(third.retired.map(({ id }) => id)).toEqual([first.recurringRun?.id]);
    expect((await kfp.recurringRuns.list({ name: 'applied' }).first(5)).map(({ id }) => id)).toEqual([
      third.recurringRun?.id,
    ]);
    expect((await kfp.recurringRuns.apply(later)).outcome).toBe('unchanged');
  });

  it('is switched on and off in place', async () => {
    const wanted = request('switched');
    const { recurringRun } = await kfp.recurringRuns.apply(wanted);
    const off = await kfp.recurringRuns.apply({ ...wanted, enabled: false });
    expect([off.outcome, off.recurringRun?.id, off.recurringRun?.enabled]).toEqual([
      'updated',
      recurringRun?.id,
      false,
    ]);
  });

  it('of a pipeline follows its default version when it is applied again', async () => {
    const { pipeline } = await kfp.pipelines.upsert(at('v1_p02_conditions.yaml'), { name: 'scheduled' });
    const wanted = { name: 'follows', pipeline: pipeline.id, trigger: { everySeconds: 60 } };
    await kfp.recurringRuns.apply(wanted);
    expect((await kfp.recurringRuns.apply(wanted)).outcome).toBe('unchanged');
    const { version } = await kfp.pipelines.upsert(at('v1_p04_exit_handler.yaml'), { name: 'scheduled' });
    const again = await kfp.recurringRuns.apply(wanted);
    expect([again.outcome, again.changes.map(({ field }) => field)]).toEqual(['replaced', ['version']]);
    expect(again.recurringRun?.pipelineVersion?.id).toBe(version.id);
  });

  it('tells when it will be due', async () => {
    const from = new Date('2026-01-01T00:00:00Z');
    const times = await kfp.recurringRuns.preview({ cron: '0 0 3 * * *' }, { from, count: 2 });
    expect(times.map((time) => time.toISOString())).toEqual(['2026-01-01T03:00:00.000Z', '2026-01-02T03:00:00.000Z']);
  });
});
