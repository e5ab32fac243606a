import type { CallOptions } from '../call/call-options.js';
import { linkTo } from '../decode/linked-objects.js';
import type { RecurringRun } from '../decode/recurring-run.js';
import { filter } from '../filters/filter.js';
import { serializeFilter } from '../filters/serialize-filter.js';
import { toKeyParameters } from '../resources/list-query.js';
import { isFinalState, stateOf } from '../waiting/run-state.js';
import type { WorkContext } from './resolve-work.js';

/** Words of runs that are over; of the others, one nobody knows counts as under way. */
const OVER = ['Succeeded', 'Failed', 'Error', 'Skipped', 'Completed'];

/** Whether a run of the recurring run has not ended. A multi-user server cannot list by recurring run, so the experiment is gone through. */
export async function hasRunsUnderWay(
  { caller }: WorkContext,
  { id, experiment }: RecurringRun,
  options?: CallOptions,
): Promise<boolean> {
  if (!experiment) return false;
  const unfinished = serializeFilter(filter.all(...OVER.map((word) => filter.notEquals('status', word))));
  let token: string | undefined;
  do {
    const criteria: { page_token: string } | { filter: string | undefined } =
      token === undefined ? { filter: unfinished } : { page_token: token };
    const key = toKeyParameters({ type: 'EXPERIMENT', id: experiment.id });
    const { data } = await caller.call('ListRuns', { query: { page_size: 200, ...criteria, ...key } }, options);
    const underWay = data.runs?.some(
      (run) => linkTo('JOB', run.resource_references)?.id === id && !isFinalState(stateOf(run.status, run.finished_at)),
    );
    if (underWay) return true;
    token = data.next_page_token || undefined;
  } while (token !== undefined);
  return false;
}
