import type { Run } from '../decode/run.js';
import { type Filter, filter, type RunFilterKey } from '../filters/filter.js';
import type { ExperimentRef } from './experiments.js';
import type { CommonConditions, ListQuery } from './list-query.js';
import type { PipelineVersionRef } from './pipeline-versions.js';
import type { PipelineRef } from './pipelines.js';
import type { RecurringRunRef } from './recurring-runs.js';

/** Keys to sort runs by; `metric:<name>` sorts by a metric in small letters, digits and underscores. */
export type RunSortKey = RunFilterKey | `metric:${string}`;

export interface RunListQuery extends ListQuery<Run, RunFilterKey, RunSortKey>, CommonConditions {
  /** Only the runs of this experiment; a namespace is not needed then. */
  experiment?: ExperimentRef | undefined;
  namespace?: string | undefined;
  /** Only the runs that this recurring run started; by the server on single-user installations, else on this side. */
  recurringRun?: RecurringRunRef | undefined;
  /** Only the runs of this version; by the server on single-user installations, else on this side. By name it needs `pipeline`. */
  version?: PipelineVersionRef | undefined;
  /** One or more of the server's words, such as `Failed` or `Error`. */
  status?: string | readonly string[] | undefined;
  /** Default: both. */
  archived?: boolean | undefined;
  /** Tested on this side: the server cannot filter by it. */
  finishedAfter?: Date | undefined;
  /** Tested on this side: the server can only leave out what was made later. */
  finishedBefore?: Date | undefined;
  /**
   * Only the runs that were submitted from this pipeline or a version of it; what its recurring runs started does not name
   * it. Tested on this side: the server cannot filter by it.
   */
  pipeline?: PipelineRef | undefined;
  /** Tested on this side: milliseconds from start to end, of runs that are over. */
  longerThanMs?: number | undefined;
}

export const RUN_LIST_MEMBERS =
  'experiment namespace recurringRun version status archived finishedAfter finishedBefore pipeline longerThanMs';

/** Whether there is a condition that needs a look-up or is tested on this side; {@link Run} tells the rest. */
export function isTestedHere(query: RunListQuery): boolean {
  const { recurringRun, version, finishedAfter, finishedBefore, pipeline, longerThanMs } = query ?? {};
  return [recurringRun, version, finishedAfter, finishedBefore, pipeline, longerThanMs].some(
    (condition) => condition !== undefined,
  );
}

/** Whether the query says in the words of every server all that it asks for. */
export const isSimple = (query: RunListQuery): boolean => !isTestedHere(query) && !asksFor('failed', query.status);

/** Conditions that the server tests, beside those of every list. */
export function runFilters({ status, archived, finishedBefore }: RunListQuery): (Filter | undefined)[] {
  return [
    // What ended before a time was made before it, which spares the pages of all that came later.
    finishedBefore === undefined ? undefined : filter.atOrBefore('createdAt', finishedBefore),
    status === undefined ? undefined : statusFilter(status),
    archived === undefined ? undefined : filter.equals('archived', archived),
  ];
}

function statusFilter(status: string | readonly string[]): Filter {
  // A run that has none yet is shown as pending.
  if (asksFor('pending', status)) return filter.in('status', [status, ''].flat());
  return typeof status === 'string' ? filter.equals('status', status) : filter.in('status', status);
}

/** Whether the statuses include the word; to the server, too, case makes no difference. */
export const asksFor = (word: string, status: RunListQuery['status']): boolean =>
  [status].flat().some((each) => String(each).toLowerCase() === word);
