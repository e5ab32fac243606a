import type { Experiment } from '../decode/experiment.js';
import type { Run } from '../decode/run.js';
import { filter } from '../filters/filter.js';
import type { KfpClient } from '../kfp-client.js';

declare const kfp: KfpClient;
declare const experiment: Experiment;

/** What must compile, and what must not. */
export async function types(): Promise<void> {
  const run: Run = await kfp.runs.get('id');
  const items: Run[] = (await kfp.runs.list({ status: ['Failed'], sortBy: '-createdAt' })).items;
  for await (const each of kfp.runs.list({ experiment })) each.createdAt.getTime();
  const { data, response } = await kfp.runs.get(run).withResponse();
  void [items, data.id, response.status];
  void kfp.runs.list({
    sortBy: 'metric:accuracy',
    filter: filter.all(filter.equals('name', 'x'), filter.after('createdAt', new Date())),
  });
  void kfp.recurringRuns.list({ filter: filter.equals('pipelineId', 'p') });

  // @ts-expect-error the server cannot filter by it
  filter.equals('finishedAt', new Date());
  // @ts-expect-error runs have no such key
  void kfp.runs.list({ filter: filter.equals('pipelineId', 'p') });
  // @ts-expect-error pipelines have no status
  void kfp.pipelines.list({ filter: filter.equals('status', 'Failed') });
  // @ts-expect-error a time is compared with a Date
  filter.after('createdAt', '2026-01-01');
  // @ts-expect-error only texts contain something
  filter.contains('createdAt', 'x');
  // @ts-expect-error the server cannot sort by it
  void kfp.runs.list({ sortBy: 'finishedAt' });
  // @ts-expect-error experiments have no metrics
  void kfp.experiments.list({ sortBy: 'metric:x' });
  // @ts-expect-error a limit is demanded
  void kfp.runs.list().toArray();
  // @ts-expect-error a function is no parameter
  void kfp.runs.submit({ pipeline: 'p', parameters: { x: () => 1 } });
  // @ts-expect-error a schedule is either
  void kfp.recurringRuns.create({ name: 'x', pipeline: 'p', trigger: { cron: '@daily', everySeconds: 5 } });
  // @ts-expect-error a schedule is needed
  void kfp.recurringRuns.create({ name: 'x', pipeline: 'p' });
  // @ts-expect-error a version's name says nothing without its pipeline
  void kfp.pipelines.versions.get({ name: 'v1' });
  // What may be left out may be undefined.
  void kfp.runs.list({ status: undefined, pageSize: undefined, createdAfter: undefined });
  void kfp.runs.wait('r', { timeoutMs: undefined, poll: undefined, until: undefined });
  // @ts-expect-error runs have no unique name
  void kfp.runs.get({ name: 'x' });
  // @ts-expect-error a namespace is a text
  kfp.inNamespace();
  // @ts-expect-error what is read only stays
  run.status = 'Succeeded';
}
