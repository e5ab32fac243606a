import { firstAfter, sortedTimes } from '../change-times.js';
import type { Intervention, WalkOptions, WorkflowWalk } from '../workflow-walk.js';
import { allTasks, cancelPlan, planPipelineRun, retryPipelineRun } from './change-pipeline-plan.js';
import { pipelineCondition, pipelineRunStatus } from './pipeline-run-status.js';
import type { TektonContextInput } from './tekton-context.js';
import type { PipelinePlan, TaskPlan } from './tekton-plan.js';
import { tidyPipelineRun } from './tidy-pipeline-run.js';

interface Leg {
  readonly from: number;
  readonly plan: PipelinePlan;
  readonly input: TektonContextInput;
}

/** Walks a Tekton PipelineRun; the status of the run is the reason of its condition. */
export function walkPipelineRun(manifest: Readonly<Record<string, unknown>>, options: WalkOptions): WorkflowWalk {
  const { seed, startedAt, behaviors } = options;
  const pipelineRun = tidyPipelineRun(manifest);
  const input: TektonContextInput = { pipelineRun, seed, startedAt, ...(behaviors && { behaviors }) };
  const legs: Leg[] = [{ from: startedAt, input, plan: planPipelineRun(input) }];
  for (const intervention of options.interventions ?? []) {
    const leg = intervene(legAt(legs, intervention.at), intervention);
    if (leg) legs.push(leg);
  }
  const planAt = (at: number) => legAt(legs, at).plan;
  const changes = changeTimes(legs);
  const finished = legs.at(-1)?.plan.finishedAt ?? Number.POSITIVE_INFINITY;
  const ended = (at: number) => allTasks(planAt(at)).filter(({ finishedAt }) => finishedAt <= at);
  return {
    phaseAt: (at) => (at < planAt(at).startedAt ? '' : (pipelineCondition(planAt(at), at).reason ?? '')),
    workflowAt: (at) => ({ ...manifest, status: pipelineRunStatus(planAt(at), at) ?? {} }),
    nextChangeAt: (at) => firstAfter(changes, at),
    changeCount: changes.length,
    finishedAt: Number.isFinite(finished) ? finished : undefined,
    metricsAt: (at) =>
      ended(at).flatMap(({ runName, produced }) =>
        (produced.metrics ?? []).map((metric) => ({ nodeId: runName, ...metric })),
      ),
    artifactsAt: (at) => ended(at).flatMap(artifactsOf),
    logAt(nodeId, at) {
      const isIt = ({ runName }: TaskPlan) => runName === nodeId || `${runName}-pod` === nodeId;
      const task = allTasks(planAt(at)).find(
        (candidate) => isIt(candidate) && candidate.attempts.length > 0 && candidate.startedAt <= at,
      );
      return task && taskLog(task, at);
    },
  };
}

/** They are stored under the name of their task, not of its TaskRun. */
function artifactsOf({ task, produced }: TaskPlan) {
  return Object.entries(produced.artifacts ?? {}).map(([name, content]) => ({ nodeId: task.name, name, content }));
}

function taskLog(task: TaskPlan, at: number): string {
  if (task.produced.log !== undefined) return task.produced.log;
  const lines = task.attempts
    .filter(({ runningAt }) => runningAt <= at)
    .map(({ runningAt }) => `${new Date(runningAt).toISOString()} ${task.task.name}: started`);
  if (task.finishedAt <= at)
    lines.push(`${new Date(task.finishedAt).toISOString()} ${task.task.name}: exit code ${task.exitCode}`);
  return lines.map((line) => `${line}\n`).join('');
}

function legAt(legs: readonly Leg[], at: number): Leg {
  const leg = legs.findLast(({ from }) => from <= at) ?? legs[0];
  if (!leg) throw new Error('a walk has at least one leg');
  return leg;
}

function intervene({ plan, input }: Leg, { kind, at }: Intervention): Leg | undefined {
  const ended = plan.finishedAt <= at;
  if (kind === 'terminate') return ended ? undefined : { from: at, input, plan: cancelPlan(plan, at) };
  if (!ended || plan.outcome === 'Succeeded' || plan.outcome === 'Completed') return undefined;
  return { from: at, ...retryPipelineRun(input, plan, at) };
}

function changeTimes(legs: readonly Leg[]): readonly number[] {
  const times = legs.flatMap(({ from, plan }, index) => {
    const until = legs[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    const ofTasks = allTasks(plan).flatMap(({ startedAt, finishedAt, attempts }) => [
      startedAt,
      finishedAt,
      ...attempts.flatMap((attempt) => [attempt.startedAt, attempt.runningAt, attempt.finishedAt]),
    ]);
    const ofSkipped = plan.skipped.map(({ at }) => at);
    return [from, plan.startedAt, plan.runningAt, plan.finishedAt, ...ofTasks, ...ofSkipped].filter(
      (time) => time >= from && time < until,
    );
  });
  return sortedTimes(times);
}
