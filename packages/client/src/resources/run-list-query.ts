import type { PipelineVersion } from '../decode/pipeline.js';
import type { Run } from '../decode/run.js';
import { type Filter, filter, type RunFilterKey } from '../filters/filter.js';
import type { IdRef } from '../references/ref.js';
import type { ExperimentRef } from './experiments.js';
import type { CommonConditions, ListQuery } from './list-query.js';
import { commonFilters } from './list-query.js';

/** Keys to sort runs by; `metric:<name>` sorts by a metric in small letters, digits and underscores. */
export type RunSortKey = RunFilterKey | `metric:${string}`;

export interface RunListQuery extends ListQuery<Run, RunFilterKey, RunSortKey>, CommonConditions {
  /** Only the runs of this experiment; a namespace is not needed then. */
  experiment?: ExperimentRef | undefined;
  namespace?: string | undefined;
  /** Only the runs that this recurring run started; by the server on single-user installations, else on this side. */
  recurringRun?: IdRef | undefined;
  /** Only the runs of this version; by the server on single-user installations, else on this side. */
  version?: (IdRef & (string | Pick<PipelineVersion, 'id'>)) | undefined;
  /** One or more of the server's words, such as `Failed` or `Error`. */
  status?: string | readonly string[] | undefined;
  /** Default: both. */
  archived?: boolean | undefined;
  /** Tested on this side: the server cannot filter by it. */
  finishedAfter?: Date | undefined;
  /** Tested on this side: the server cannot filter by it. */
  finishedBefore?: Date | undefined;
  /** Tested on this side: the server cannot filter by it. */
  pipeline?: IdRef | undefined;
  /** Tested on this side: milliseconds from start to end, of runs that are over. */
  longerThanMs?: number | undefined;
}

export const RUN_LIST_MEMBERS =
  'experiment namespace recurringRun version status archived finishedAfter finishedBefore pipeline longerThanMs';

/** Conditions that the server tests. */
export function runFilters(query: RunListQuery): (Filter | undefined)[] {
  const { status, archived } = query;
  return [
    ...commonFilters(query),
    status === undefined
      ? undefined
      : typeof status === 'string'
        ? filter.equals('status', status)
        : filter.in('status', status),
    archived === undefined ? undefined : filter.equals('archived', archived),
  ];
}

/** Conditions that are tested on this side; undefined when there is none. */
export function runPredicate(query: RunListQuery): ((run: Run) => boolean) | undefined {
  const { finishedAfter, finishedBefore, pipeline, longerThanMs, recurringRun, version, where } = query;
  const tests: ((run: Run) => boolean)[] = [];
  if (finishedAfter) tests.push(({ finishedAt }) => finishedAt !== undefined && finishedAt >= finishedAfter);
  if (finishedBefore) tests.push(({ finishedAt }) => finishedAt !== undefined && finishedAt < finishedBefore);
  if (pipeline) tests.push((run) => run.pipeline?.id === idIn(pipeline));
  if (recurringRun) tests.push((run) => run.recurringRun?.id === idIn(recurringRun));
  if (version) tests.push((run) => run.pipelineVersion?.id === idIn(version));
  if (longerThanMs !== undefined) {
    tests.push(({ createdAt, finishedAt }) => Number(finishedAt) - createdAt.getTime() > longerThanMs);
  }
  if (where) tests.push(where);
  return tests.length === 0 ? undefined : (run) => tests.every((test) => test(run));
}

const idIn = (ref: IdRef): string => (typeof ref === 'string' ? ref : ref.id);
