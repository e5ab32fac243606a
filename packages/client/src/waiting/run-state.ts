/** A run's status in words that are the same for Argo, Tekton and 2.x servers. `unknown` ends only when the run has an end time. */
export type RunState =
  | 'pending'
  | 'running'
  | 'terminating'
  | 'succeeded'
  | 'failed'
  | 'skipped'
  | 'cancelled'
  | 'unknown';

const STATES = new Map<string, RunState>(
  Object.entries({
    '': 'pending',
    pending: 'pending',
    pipelinerunpending: 'pending',
    started: 'pending',
    running: 'running',
    resolvingpipelineref: 'pending',
    pipelinerunstopping: 'running',
    terminating: 'terminating',
    canceling: 'terminating',
    succeeded: 'succeeded',
    completed: 'succeeded',
    skipped: 'skipped',
    omitted: 'skipped',
    failed: 'failed',
    error: 'failed',
    invalidtaskresultreference: 'failed',
    pipelineruntimeout: 'failed',
    pipelineruncouldntcancel: 'failed',
    pipelineruncancelled: 'cancelled',
    cancelled: 'cancelled',
    canceled: 'cancelled',
    stoppedrunfinally: 'cancelled',
    cancelledrunfinally: 'cancelled',
  }),
);

/** Reads a status as the server wrote it; a word nobody knows counts as failed once the run has an end time. */
export function stateOf(status: string | undefined, finishedAt?: string): RunState {
  const state = STATES.get((status ?? '').toLowerCase()) ?? 'unknown';
  return state === 'unknown' && finishedAt && !finishedAt.startsWith('1970-01-01T00:00:00') ? 'failed' : state;
}

/** Whether a run in this state is over. */
export function isFinalState(state: RunState): boolean {
  return state === 'succeeded' || state === 'failed' || state === 'skipped' || state === 'cancelled';
}
