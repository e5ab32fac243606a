import { fileURLToPath } from 'node:url';
import type { KfpClient } from '@kfp-ts/client';
import type { DemoUser } from './demo-user.js';
import { drawGraph } from './draw-graph.js';
import { formatDuration } from './format-duration.js';
import type { View } from './view.js';

/** The main job of a Kubeflow Pipelines user, from connecting to reading results. */
export async function runMainJob(user: DemoUser & { readonly client: KfpClient }, view: View): Promise<void> {
  const kfp = user.client;
  view.section(user.name, user.namespace ? `namespace ${user.namespace}` : 'no namespace');

  const health = await kfp.server.health();
  const release =
    health.tagName && health.tagName !== 'unknown'
      ? `release ${health.tagName}`
      : 'a server that does not tell its release';
  view.step('connected', `${health.multiUser ? 'multi-user' : 'single-user'}, ${release}`);

  const experiment = await kfp.experiments.ensure('kfp-ts-demo', { description: 'Made by the kfp-ts demo.' });
  view.step('experiment', `${experiment.name} (${experiment.id})`);

  const file = fileURLToPath(new URL(`../pipelines/${user.pipeline}`, import.meta.url));
  const { pipeline, version, outcome } = await kfp.pipelines.upsert(file, { name: `kfp-ts-demo-${user.name}` });
  view.step('pipeline', `${user.pipeline} → ${pipeline.name}, version ${version.name} (${outcome})`);

  const run = await kfp.runs.submit({
    name: `${user.name}-first-run`,
    experiment,
    version,
    parameters: user.parameters,
  });
  const given = Object.entries(user.parameters).map(([name, value]) => `${name}=${value}`);
  view.step('run', `${run.run.name} submitted with ${given.join(', ')}`);

  const done = await run.wait({
    timeoutMs: 15 * 60_000,
    throwOnFailure: false,
    onProgress: ({ run: seen, graph, elapsedMs }) => view.progress({ status: seen.status, graph, elapsedMs }),
  });
  view.progressDone();
  view.result(done.status, `${done.name} after ${formatDuration(done.createdAt, done.finishedAt)}`);

  view.block('task graph', drawGraph(await run.graph()));
  const lastRuns = await kfp.runs.list({ sortBy: '-createdAt' }).first(5);
  view.table(
    user.namespace ? `last runs of ${user.namespace}` : 'last runs',
    ['NAME', 'STATUS', 'CREATED', 'DURATION'],
    lastRuns.map((each) => [
      each.name,
      each.status || 'Pending',
      each.createdAt.toISOString().replace('T', ' ').slice(0, 19),
      formatDuration(each.createdAt, each.finishedAt),
    ]),
  );
}
