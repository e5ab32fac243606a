import type { ApiRun, ApiRunMetric } from '@kfp-ts/api';
import { type RunState, stateOf } from '../waiting/run-state.js';
import { type Link, linkTo, pipelineLinks, toParameters } from './linked-objects.js';
import { withoutMark } from './submission-mark.js';
import { toDate, toRequiredDate } from './timestamp.js';

/** One execution of a pipeline. */
export interface Run {
  readonly id: string;
  /** Not unique. */
  readonly name: string;
  /** The server's own word, such as `Running`, `Succeeded` or a Tekton reason; `Pending` while it has none. */
  readonly status: string;
  /** {@link status} in one of a few words that are the same for every engine. */
  readonly state: RunState;
  readonly createdAt: Date;
  /** When the run's schedule was due; absent for runs that no schedule started. */
  readonly scheduledAt?: Date;
  readonly finishedAt?: Date;
  /** Parameters given at submission; defaults of the pipeline are not among them. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly experiment?: Link;
  /**
   * Absent on a single-user server; on others also where the server tells it nowhere, which release 1.8.5 does for runs
   * that are listed by experiment.
   */
  readonly namespace?: string;
  readonly pipeline?: Link;
  readonly pipelineVersion?: Link;
  readonly recurringRun?: Link;
  readonly archived: boolean;
  /** Without the mark that keeps a submission from happening twice. */
  readonly description?: string;
  readonly serviceAccount?: string;
  readonly metrics: readonly RunMetric[];
  /** Why the server cannot show the run; not why the run failed. */
  readonly error?: string;
  /** The object as the server sent it. */
  readonly raw: ApiRun;
}

/** A number that a task of a run reported. */
export interface RunMetric {
  readonly name: string;
  readonly nodeId: string;
  readonly value: number;
  readonly format: 'raw' | 'percentage' | 'unspecified';
}

export function toRun(raw: ApiRun): Run {
  const references = raw.resource_references;
  const spec = raw.pipeline_spec;
  const run: { -readonly [Key in keyof Run]: Run[Key] } = {
    id: raw.id ?? '',
    name: raw.name ?? '',
    status: raw.status || 'Pending',
    state: stateOf(raw.status, raw.finished_at),
    createdAt: toRequiredDate(raw.created_at),
    parameters: toParameters(spec?.parameters),
    archived: raw.storage_state === 'STORAGESTATE_ARCHIVED',
    metrics: raw.metrics?.map(toMetric) ?? [],
    raw,
  };
  const finishedAt = toDate(raw.finished_at);
  if (finishedAt) run.finishedAt = finishedAt;
  const experiment = linkTo('EXPERIMENT', references);
  if (experiment) run.experiment = experiment;
  const namespace = linkTo('NAMESPACE', references)?.id;
  if (namespace) run.namespace = namespace;
  const { pipeline, pipelineVersion } = pipelineLinks(spec, references);
  if (pipeline) run.pipeline = pipeline;
  if (pipelineVersion) run.pipelineVersion = pipelineVersion;
  const recurringRun = linkTo('JOB', references);
  if (recurringRun) run.recurringRun = recurringRun;
  const scheduledAt = toDate(raw.scheduled_at);
  // Servers of the 2.x releases give runs that no schedule started the time of their creation.
  if (scheduledAt && (recurringRun || scheduledAt.getTime() !== run.createdAt.getTime())) run.scheduledAt = scheduledAt;
  const description = withoutMark(raw.description);
  if (description) run.description = description;
  if (raw.service_account) run.serviceAccount = raw.service_account;
  if (raw.error) run.error = raw.error;
  return run;
}

function toMetric(metric: ApiRunMetric): RunMetric {
  return {
    name: metric.name ?? '',
    nodeId: metric.node_id ?? '',
    value: Number(metric.number_value ?? 0),
    format: metric.format === 'RAW' ? 'raw' : metric.format === 'PERCENTAGE' ? 'percentage' : 'unspecified',
  };
}
