import type { Difference } from '../difference.js';

/** What no request shows. */
export const unsent: readonly Difference[] = [
  {
    reason:
      'The bug is in what is printed, returned or thrown, in what is done to the arguments, or in how long it takes; the requests are right.',
    cases: {
      'cli/run_get_detail': 'GET /runs/#8 → a result',
      'cli/run_get_watch': 'GET /runs/#8 → a result',
      'cli/run_submit_wait_failed': 'GET /experiments, POST /runs, 2 × GET /runs/#d → a result',
      'runs/run_pipeline_root': 'POST /runs → a result',
      'transport/eight_async': '8 × GET /runs/#3 → a result',
      'wait/timeout': 'GET /runs/#3 → WaitTimeoutError',
    },
  },
];
