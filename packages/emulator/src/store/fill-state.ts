import { insertExperiment } from '../operations/experiments.js';
import { defaultExperiment } from '../operations/owned-references.js';
import type { ServerContext } from '../server-context.js';
import type { ExperimentRow, Reference, RunRow } from './rows.js';

/** How much to make up. */
export interface FillOptions {
  /** Runs, spread over the experiments. */
  readonly runs?: number;
  /** Experiments, named `filled experiment 1` and so on; runs go to Default when there are none. */
  readonly experiments?: number;
  /** Namespace of the experiments in multi-user mode; `filled` when absent. */
  readonly namespace?: string;
}

const MANIFEST = JSON.stringify({
  kind: 'Workflow',
  apiVersion: 'argoproj.io/v1alpha1',
  metadata: { generateName: 'filled-', creationTimestamp: null },
  spec: {
    templates: [
      {
        name: 'main',
        inputs: {},
        outputs: {},
        metadata: {},
        container: { name: '', image: 'busybox', command: ['true'], resources: {} },
      },
    ],
    entrypoint: 'main',
    arguments: {},
  },
  status: { startedAt: null, finishedAt: null },
});
const FILLED = 'filled experiment ';
const PHASES = ['Succeeded', 'Succeeded', 'Succeeded', 'Failed', 'Running'];
const RUNS_A_SECOND = 10;
const RUN_SECONDS = 60;

/** Adds experiments and runs, older than everything made afterwards. */
export function fillState(server: ServerContext, options: FillOptions): void {
  const { runs = 0 } = options;
  const namespace = server.multiUser ? (typeof options.namespace === 'string' ? options.namespace : 'filled') : '';
  const already = [...server.state.tables.experiments.all.ascending()].filter(({ name }) =>
    name.startsWith(FILLED),
  ).length;
  const experiments = Array.from({ length: options.experiments ?? 0 }, (_, i) =>
    insertExperiment(server, `${FILLED}${already + i + 1}`, '', namespace),
  );
  if (runs === 0) return;
  const owners =
    experiments.length > 0
      ? experiments
      : [
          server.multiUser
            ? insertExperiment(server, `${FILLED}${already + 1}`, '', namespace)
            : defaultExperiment(server),
        ];
  const from = server.clock.nowSeconds() - Math.ceil(runs / RUNS_A_SECOND) - RUN_SECONDS;
  const references = owners.map((owner): readonly Reference[] => [
    { type: 'EXPERIMENT', id: owner.id, name: owner.name, relationship: 'OWNER' },
  ]);
  for (let i = 0; i < runs; i++) {
    const which = i % owners.length;
    server.state.add(
      'runs',
      filledRun(
        server,
        i,
        owners[which] as ExperimentRow,
        references[which] as readonly Reference[],
        from + Math.floor(i / RUNS_A_SECOND),
      ),
    );
  }
}

const NONE: readonly never[] = [];

function filledRun(
  server: ServerContext,
  i: number,
  owner: ExperimentRow,
  references: readonly Reference[],
  createdAt: number,
): RunRow {
  const phase = PHASES[i % PHASES.length] ?? 'Succeeded';
  const finishedAt = phase === 'Running' ? {} : { finishedAt: createdAt + RUN_SECONDS };
  const workflow = {
    uid: server.ids.uuid(),
    resourceVersion: 1,
    generation: 1,
    phase,
    startedAt: createdAt,
    ...finishedAt,
  };
  return {
    id: server.ids.uuid(),
    name: `filled run ${i + 1}`,
    description: '',
    createdAt,
    namespace: owner.namespace === '' ? server.namespace : owner.namespace,
    experimentId: owner.id,
    serviceAccount: server.serviceAccount,
    workflowName: `filled-${server.ids.nameSuffix()}`,
    scheduledAt: 0,
    references,
    storageState: 'STORAGESTATE_AVAILABLE',
    finishedAt: finishedAt.finishedAt ?? 0,
    status: phase,
    metrics: NONE,
    workflow,
    reported: workflow,
    pipelineId: '',
    pipelineName: '',
    workflowManifest: MANIFEST,
    pipelineManifest: '',
    parameters: NONE,
  };
}
