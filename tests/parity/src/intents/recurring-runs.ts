import type { RecurringRunListQuery, RecurringRunRequest, Trigger } from '@kfp-ts/client';
import type { Arguments } from './arguments.js';
import { listWords, walk } from './list-words.js';
import type { Performers } from './perform.js';
import { work } from './runs.js';

/** Methods of `kfp.Client` on recurring runs, in the words of the facade. */
export const recurringRuns: Performers = {
  create_recurring_run: (kfp, given) => kfp.recurringRuns.create(recurringRunRequest(given)),
  list_recurring_runs: (kfp, given, { pages }) => walk(kfp.recurringRuns.list(recurringRunListQuery(given)), pages),
  get_recurring_run: (kfp, given) => kfp.recurringRuns.get(given.needed('recurring_run_id')),
  delete_job: (kfp, given) => kfp.recurringRuns.delete(given.needed('job_id')),
  disable_job: (kfp, given) => kfp.recurringRuns.disable(given.needed('job_id')),
};

function recurringRunRequest(given: Arguments): RecurringRunRequest {
  const maxConcurrency = given.number('max_concurrency');
  const noCatchup = given.flag('no_catchup');
  const enabled = given.flag('enabled');
  return {
    ...work(given, 'pipeline_package_path', 'params'),
    name: given.needed('job_name'),
    trigger: triggerOf(given),
    ...given.option('description', 'description'),
    ...given.option('experiment_id', 'experiment'),
    ...(maxConcurrency !== undefined && { maxConcurrency }),
    ...(noCatchup !== undefined && { catchup: !noCatchup }),
    ...(enabled !== undefined && { enabled }),
  };
}

/** Both kinds of trigger at once do not compile; a program without types can still say so. */
function triggerOf(given: Arguments): Trigger {
  const everySeconds = given.number('interval_second');
  return {
    ...given.option('cron_expression', 'cron'),
    ...(everySeconds !== undefined && { everySeconds }),
    ...given.option('start_time', 'start'),
    ...given.option('end_time', 'end'),
  } as Trigger;
}

function recurringRunListQuery(given: Arguments): RecurringRunListQuery {
  return { ...listWords(given), ...given.option('experiment_id', 'experiment') } as RecurringRunListQuery;
}
