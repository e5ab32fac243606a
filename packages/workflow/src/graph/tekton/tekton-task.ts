import { objectOf, objectsOf, scalarText, textOf } from '../../manifest/json-value.js';
import type { TektonTask, TektonTaskRunStatus } from '../../manifest/tekton-pipeline-run.js';
import { isTerminalState } from '../../status/run-status.js';
import type { GraphAttempt, GraphNode, GraphParameter } from '../run-graph.js';
import { runTimes } from '../run-time.js';
import { type TektonPhase, tektonPhase, tektonSteps } from './tekton-status.js';
import type { TektonTaskReport } from './tekton-task-runs.js';

export type TektonTaskPhase = TektonPhase;

/** How a task goes; one that its run has ended without is skipped, and one of which only the name is known may do anything. */
export function taskPhase(report: TektonTaskReport | undefined, over: boolean): TektonTaskPhase {
  if (report?.skipped !== undefined) {
    return { state: 'skipped', phase: 'Skipped', ...(report.skipped ? { message: report.skipped } : {}) };
  }
  if (report?.status) return tektonPhase(report.status.conditions);
  if (report) return { state: over ? 'unknown' : 'pending', phase: '' };
  return over ? { state: 'skipped', phase: '' } : { state: 'pending', phase: '' };
}

type TaskPart = Omit<GraphNode, 'id' | 'name' | 'displayName'>;

/** What a task and its run say, as a node. */
export function tektonNode(
  task: Partial<TektonTask>,
  report: TektonTaskReport | undefined,
  outcome: TektonTaskPhase,
): TaskPart {
  const status = objectOf<TektonTaskRunStatus>(report?.status);
  const last = attemptOf(report?.runName ?? task.name ?? '', status);
  const earlier = objectsOf<TektonTaskRunStatus>(status.retriesStatus).map((each, index) =>
    attemptOf(`${report?.runName ?? task.name ?? ''}-retry${index}`, each),
  );
  const { reason } = tektonSteps(status);
  const message = withReason(outcome, reason);
  const template = textOf(objectOf(task.taskRef).name) ?? textOf(task.name);
  return {
    type: report?.custom ? 'CustomRun' : 'TaskRun',
    ...outcome,
    ...(message === undefined ? {} : { message }),
    ...(template === undefined ? {} : { template }),
    ...runTimes(status.startTime, status.completionTime),
    inputs: parametersOf(task.params),
    outputs: parametersOf(status.taskResults ?? status.results),
    artifacts: [],
    attempts: report?.status ? [...earlier, last] : [],
    ...(last.podName === undefined ? {} : { podName: last.podName }),
    ...(last.exitCode === undefined ? {} : { exitCode: last.exitCode }),
    ...(report ? {} : { planned: true }),
  };
}

/** A step's own reason, such as OOMKilled, says more than the task run's "exited with code 137". */
function withReason(outcome: TektonTaskPhase, reason: string | undefined): string | undefined {
  if (reason === undefined || reason === 'Error' || outcome.message?.includes(reason)) return outcome.message;
  if (isTerminalState(outcome.state) && outcome.state !== 'failed') return outcome.message;
  return outcome.message === undefined ? reason : `${reason}: ${outcome.message}`;
}

function attemptOf(id: string, status: Partial<TektonTaskRunStatus>): GraphAttempt {
  const podName = textOf(status.podName);
  const { exitCode } = tektonSteps(status);
  return {
    id,
    ...tektonPhase(status.conditions),
    ...(podName === undefined ? {} : { podName }),
    ...(exitCode === undefined ? {} : { exitCode }),
    ...runTimes(status.startTime, status.completionTime),
  };
}

function parametersOf(values: unknown): GraphParameter[] {
  return objectsOf(values).flatMap(({ name, value }) => {
    const text = scalarText(value);
    if (typeof name !== 'string') return [];
    return [text === undefined ? { name } : { name, value: text }];
  });
}
