/**
 * How something goes, in one vocabulary for Argo, Tekton and KFP 2.x. `unknown` is a word that no release is known to use: more
 * may come, so whoever waits goes on waiting, and takes the time of finishing as the end.
 */
export type RunState =
  | 'pending'
  | 'running'
  | 'terminating'
  | 'succeeded'
  | 'skipped'
  | 'failed'
  | 'cancelled'
  | 'unknown';

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

/** Every status that is known, in small letters, and the state that it means. */
export const runStates: ReadonlyMap<string, RunState> = new Map(
  (Object.entries(WORDS) as [RunState, string][]).flatMap(([state, words]) =>
    words.split(' ').map((word): [string, RunState] => [word, state]),
  ),
);

/** The state that a server's status means, whatever its case. No status yet is `pending`. */
export function runState(status: string | null | undefined): RunState {
  if (!status) return 'pending';
  return runStates.get(status.toLowerCase()) ?? 'unknown';
}

/**
 * Whether a status is final: nothing more will happen. An unknown one is not; use the time of finishing for those.
 *
 * @example isTerminal('Succeeded') // true: Argo
 * @example isTerminal('PipelineRunTimeout') // true: Tekton
 * @example isTerminal(undefined) // false: just created
 */
export function isTerminal(status: string | null | undefined): boolean {
  return isTerminalState(runState(status));
}

/** Whether a status means success; Tekton's `Completed` is one, with some tasks skipped. */
export function isSuccess(status: string | null | undefined): boolean {
  return runState(status) === 'succeeded';
}

export function isTerminalState(state: RunState): boolean {
  return state === 'succeeded' || state === 'failed' || state === 'skipped' || state === 'cancelled';
}
