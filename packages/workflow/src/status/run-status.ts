/**
 * How something goes, in one vocabulary for Argo, Tekton and KFP 2.x. `unknown` is a word that no release is known to use: more
 * may come, so whoever waits goes on waiting, and takes the time of finishing as the end.
 */
export type RunPhase =
  | 'pending'
  | 'running'
  | 'terminating'
  | 'succeeded'
  | 'skipped'
  | 'failed'
  | 'cancelled'
  | 'unknown';

const WORDS: Readonly<Record<Exclude<RunPhase, 'unknown'>, string>> = {
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

const PHASES: ReadonlyMap<string, RunPhase> = new Map(
  (Object.entries(WORDS) as [RunPhase, string][]).flatMap(([phase, words]) =>
    words.split(' ').map((word): [string, RunPhase] => [word, phase]),
  ),
);

/** The phase that a server's status means, whatever its case. No status yet is `pending`. */
export function runPhase(status: string | null | undefined): RunPhase {
  if (!status) return 'pending';
  return PHASES.get(status.toLowerCase()) ?? 'unknown';
}

/**
 * Whether a status is final: nothing more will happen. An unknown one is not; use the time of finishing for those.
 *
 * @example isTerminal('Succeeded') // true: Argo
 * @example isTerminal('PipelineRunTimeout') // true: Tekton
 * @example isTerminal(undefined) // false: just created
 */
export function isTerminal(status: string | null | undefined): boolean {
  return isTerminalPhase(runPhase(status));
}

/** Whether a status means success; Tekton's `Completed` is one, with some tasks skipped. */
export function isSuccess(status: string | null | undefined): boolean {
  return runPhase(status) === 'succeeded';
}

export function isTerminalPhase(phase: RunPhase): boolean {
  return phase === 'succeeded' || phase === 'failed' || phase === 'skipped' || phase === 'cancelled';
}
