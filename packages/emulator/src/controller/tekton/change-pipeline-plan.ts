import { noticeDelay } from '../attempt-plan.js';
import { planPipeline } from './plan-pipeline.js';
import { type TektonContextInput, tektonContext } from './tekton-context.js';
import type { PipelinePlan, TaskPlan } from './tekton-plan.js';

/** How long the controller takes to stop what runs, or to find that nothing does. */
const GRACE_MS = 1000;

/** Plans a whole PipelineRun from its object. */
export function planPipelineRun(input: TektonContextInput): PipelinePlan {
  const { pipelineRun, startedAt } = input;
  const given = (pipelineRun.spec?.params ?? []).map(({ name, value }) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value ?? ''),
  ]);
  const context = tektonContext(input);
  return planPipeline(context, {
    name: pipelineRun.metadata?.name ?? 'pipelinerun',
    spec: pipelineRun.spec?.pipelineSpec ?? {},
    params: Object.fromEntries(given),
    startAt: startedAt + noticeDelay(context.random('noticed')),
  });
}

/** The plan when the run is cancelled at a time: what runs is stopped, and nothing else starts. */
export function cancelPlan(plan: PipelinePlan, at: number): PipelinePlan {
  const tasks = plan.tasks
    .filter(({ startedAt }) => startedAt <= at)
    .map((task) => (task.finishedAt > at ? cancelTask(task, at) : task));
  return {
    ...plan,
    startedAt: Math.min(plan.startedAt, at),
    tasks,
    skipped: plan.skipped.filter((task) => task.at <= at),
    finishedAt: Math.max(at + GRACE_MS, ...tasks.map(({ finishedAt }) => finishedAt)),
    outcome: 'Cancelled',
  };
}

function cancelTask(task: TaskPlan, at: number): TaskPlan {
  const finishedAt = at + GRACE_MS;
  const started = task.attempts.filter(({ startedAt }) => startedAt <= at);
  const { iterations } = task;
  return {
    ...task,
    finishedAt,
    failed: true,
    cancelled: true,
    results: {},
    produced: {},
    attempts: started.map((attempt) =>
      attempt.finishedAt > at
        ? {
            ...attempt,
            runningAt: attempt.runningAt <= at ? attempt.runningAt : Number.POSITIVE_INFINITY,
            finishedAt,
            phase: 'Failed' as const,
          }
        : attempt,
    ),
    ...(iterations && {
      iterations: iterations
        .filter(({ plan }) => plan.startedAt <= at)
        .map(({ item, plan }) => ({ item, plan: plan.finishedAt > at ? cancelPlan(plan, at) : plan })),
    }),
  };
}

/** The plan after a retry of a failed run: tasks that succeeded stay, all others run again. */
export function retryPipelineRun(
  input: TektonContextInput,
  plan: PipelinePlan,
  at: number,
): { input: TektonContextInput; plan: PipelinePlan } {
  const all = allTasks(plan);
  const failures = new Map(input.failures);
  for (const { runName, attempts, failed } of all)
    if (failed) failures.set(runName, (failures.get(runName) ?? 0) + attempts.length);
  const atTheEnd = new Set((input.pipelineRun.spec?.pipelineSpec?.finally ?? []).map(({ name }) => name));
  const kept = all.filter(({ failed, task }) => !failed && !atTheEnd.has(task.name));
  const next = { ...input, resumedAt: at, failures, kept: new Map(kept.map((task) => [task.runName, task])) };
  return { input: next, plan: { ...planPipelineRun(next), startedAt: plan.startedAt, runningAt: at } };
}

/** The tasks of a plan, and of the turns of its loops. */
export function allTasks(plan: PipelinePlan): TaskPlan[] {
  return plan.tasks.flatMap((task) => [
    task,
    ...(task.iterations ?? []).flatMap((iteration) => allTasks(iteration.plan)),
  ]);
}
