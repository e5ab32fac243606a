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

/** The same words as in `@kfp-ts/workflow`, which is loaded on demand only; a test holds them together. */
const WORDS: Readonly<Record<Exclude<RunState, 'unknown'>, string>> = {
  pending: 'pending paused started pipelinerunpending runtime_state_unspecified resolvingpipelineref resolvingtaskref',
  running: 'running pipelinerunstopping',
  terminating: 'terminating canceling cancelling',
  succeeded: 'succeeded completed cached',
  skipped: 'skipped omitted',
  failed:
    'failed error pipelineruntimeout taskruntimeout timedout createrunfailed pipelineruncouldntcancel pipelineruncouldnttimeout ' +
    'couldntgettask couldntgetpipeline couldntgetcondition couldntgetpipelineresult invalidtaskresultreference ' +
    'invalidpipelineresultreference invalidbindings invalidworkspacebindings invalidserviceaccountmappings ' +
    'invalidmatrixparametertypes parametermissing parametertypemismatch objectparametermisskeys invalidparamvalue ' +
    'pipelinevalidationfailed pipelineinvalidgraph requiredworkspacemarkedoptional resourceverificationfailed ' +
    'taskrunimagepullfailed taskrunvalidationfailed taskrunresultlargerthanallowedlimit internaltektonresultsfailure ' +
    'taskvalidationfailed podcreationfailed podevicted exceededresourcequota exceedednoderesources failedresolution',
  cancelled:
    'cancelled canceled pipelineruncancelled taskruncancelled stoppedrunfinally cancelledrunfinally runcancelled terminated',
};

const STATES = new Map(
  (Object.entries(WORDS) as [RunState, string][]).flatMap(([state, words]) =>
    words.split(' ').map((word): [string, RunState] => [word, state]),
  ),
);

/** Reads a status as the server wrote it; a word nobody knows counts as failed once the run has an end time. */
export function stateOf(status: string | undefined, finishedAt?: string): RunState {
  const state = status ? (STATES.get(status.toLowerCase()) ?? 'unknown') : 'pending';
  return state === 'unknown' && finishedAt && !finishedAt.startsWith('1970-01-01T00:00:00') ? 'failed' : state;
}

/** Whether a run in this state is over. */
export function isFinalState(state: RunState): boolean {
  return state === 'succeeded' || state === 'failed' || state === 'skipped' || state === 'cancelled';
}
