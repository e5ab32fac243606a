import { objectsOf, textOf } from '../../manifest/json-value.js';
import type { TektonCondition, TektonTaskRunStatus } from '../../manifest/tekton-pipeline-run.js';
import { type RunState, runState } from '../../status/run-status.js';

/** How something of Tekton's goes, as its first condition says. */
export interface TektonPhase {
  readonly state: RunState;
  readonly phase: string;
  readonly message?: string;
}

/**
 * Reads a condition: the reason tells most, but there are more reasons than anyone has listed, and then the condition's status
 * says whether it is over.
 */
export function tektonPhase(conditions: unknown): TektonPhase {
  const all = objectsOf<TektonCondition>(conditions);
  const condition = all.find(({ type }) => type === 'Succeeded') ?? all[0];
  if (!condition) return { state: 'pending', phase: '' };
  const phase = textOf(condition.reason) ?? '';
  const message = textOf(condition.message);
  const named = runState(phase);
  const state = named === 'unknown' || phase === '' ? stateOfStatus(condition.status) : named;
  return { state, phase, ...(message === undefined ? {} : { message }) };
}

function stateOfStatus(status: unknown): RunState {
  if (status === 'True') return 'succeeded';
  return status === 'False' ? 'failed' : 'running';
}

/** Exit code and message of the step that ended a task run, and the reason why another one does not start. */
export function tektonSteps(status: Partial<TektonTaskRunStatus>): { exitCode?: number; reason?: string } {
  const steps = objectsOf(status.steps);
  const failed = steps.find(({ terminated }) => exitCodeOf(terminated) !== undefined && exitCodeOf(terminated) !== 0);
  const ended = failed ?? steps.findLast(({ terminated }) => exitCodeOf(terminated) !== undefined);
  const exitCode = exitCodeOf(ended?.terminated);
  const reasons = steps.flatMap(({ terminated, waiting }) => [reasonOf(terminated), reasonOf(waiting)]);
  const reason = reasons.find((each) => each !== undefined && each !== 'Completed' && each !== 'PodInitializing');
  return { ...(exitCode === undefined ? {} : { exitCode }), ...(reason === undefined ? {} : { reason }) };
}

function exitCodeOf(terminated: unknown): number | undefined {
  const [code] = objectsOf<{ exitCode: unknown }>([terminated]).map(({ exitCode }) => exitCode);
  return typeof code === 'number' ? code : undefined;
}

function reasonOf(state: unknown): string | undefined {
  return textOf(objectsOf([state])[0]?.reason);
}
