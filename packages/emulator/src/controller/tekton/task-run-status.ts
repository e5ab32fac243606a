import type { TektonTaskRunStatus } from '@kfp-ts/workflow';
import { timestamp } from '../argo/node-status.js';
import type { AttemptPlan } from '../attempt-plan.js';
import type { TaskPlan } from './tekton-plan.js';

/** The status of a task's run at a time. */
export function taskRunStatus(plan: TaskPlan, at: number): TektonTaskRunStatus {
  const started = plan.attempts.filter(({ startedAt }) => startedAt <= at);
  const current = started.at(-1);
  if (!current) return {};
  const before = started.slice(0, -1);
  const results = Object.entries(plan.results).map(([name, value]) => ({ name, value }));
  const succeeded = current.finishedAt <= at && current.phase === 'Succeeded';
  return {
    ...attemptStatus(plan, current, at),
    ...(succeeded && results.length > 0 && { taskResults: results }),
    ...(before.length > 0 && { retriesStatus: before.map((attempt) => attemptStatus(plan, attempt, at)) }),
  };
}

function attemptStatus(plan: TaskPlan, attempt: AttemptPlan, at: number): TektonTaskRunStatus {
  const finished = attempt.finishedAt <= at;
  const condition = attemptCondition(plan, attempt, at);
  return {
    conditions: [
      {
        type: 'Succeeded',
        ...condition,
        lastTransitionTime: timestamp(finished ? attempt.finishedAt : attempt.startedAt),
      },
    ],
    podName: `${plan.runName}-pod`,
    startTime: timestamp(attempt.startedAt),
    ...(finished && { completionTime: timestamp(attempt.finishedAt) }),
    steps: (plan.task.taskSpec?.steps ?? [{ name: 'main' }]).map(({ name = 'main' }) => ({
      name,
      container: `step-${name}`,
      ...stepState(plan, attempt, at),
    })),
  };
}

function attemptCondition(
  plan: TaskPlan,
  attempt: AttemptPlan,
  at: number,
): { status: string; reason: string; message: string } {
  if (attempt.finishedAt > at) {
    return attempt.runningAt <= at
      ? { status: 'Unknown', reason: 'Running', message: 'Not all Steps in the Task have finished executing' }
      : { status: 'Unknown', reason: 'Pending', message: 'Pending' };
  }
  if (plan.cancelled) {
    return { status: 'False', reason: 'TaskRunCancelled', message: `TaskRun "${plan.runName}" was cancelled` };
  }
  if (attempt.phase === 'Succeeded')
    return { status: 'True', reason: 'Succeeded', message: 'All Steps have completed executing' };
  return {
    status: 'False',
    reason: 'Failed',
    message: attempt.message ?? `"step-main" exited with code ${plan.exitCode}`,
  };
}

function stepState({ exitCode }: TaskPlan, attempt: AttemptPlan, at: number): object {
  if (attempt.finishedAt <= at) {
    const succeeded = attempt.phase === 'Succeeded';
    return { terminated: { exitCode: succeeded ? 0 : exitCode || 1, reason: succeeded ? 'Completed' : 'Error' } };
  }
  if (attempt.runningAt <= at) return { running: { startedAt: timestamp(attempt.runningAt) } };
  return { waiting: { reason: 'PodInitializing' } };
}
