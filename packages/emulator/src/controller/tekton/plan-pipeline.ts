import type { TektonPipelineSpec, TektonTask } from '@kfp-ts/workflow';
import { pendingDelay } from '../attempt-plan.js';
import { loopOf, planLoop } from './plan-loop.js';
import { planTask } from './plan-task.js';
import { type ResultUses, resultUses } from './result-uses.js';
import type { TektonContext } from './tekton-context.js';
import type { PipelinePlan, SkippedTask, TaskPlan } from './tekton-plan.js';
import { resultSources, type Variables, whenHolds } from './tekton-variables.js';

export interface PipelineCall {
  /** Name of the PipelineRun. */
  readonly name: string;
  readonly spec: TektonPipelineSpec;
  readonly params: Variables;
  readonly startAt: number;
}

interface PipelineState {
  readonly call: PipelineCall;
  readonly uses: ResultUses;
  readonly startAt: number;
  readonly tasks: Map<string, TaskPlan>;
  readonly skipped: Map<string, SkippedTask>;
  variables: Variables;
}

/** Plans a pipeline: its tasks as they become ready, and those that run at the end whatever became of the others. */
export function planPipeline(context: TektonContext, call: PipelineCall): PipelinePlan {
  const { spec, name } = call;
  const runningAt = Math.max(call.startAt, context.resumedAt) + pendingDelay(context.random(`${name}/started`));
  const state: PipelineState = {
    call,
    uses: resultUses(spec),
    startAt: runningAt,
    tasks: new Map(),
    skipped: new Map(),
    variables: pipelineVariables(call),
  };
  const waiting = new Set(spec.tasks ?? []);
  for (let next = nextReady(state, waiting); next; next = nextReady(state, waiting)) {
    waiting.delete(next.task);
    if (next.readyAt >= firstFailure(state)) skip(state, next.task, 'PipelineRun was stopping', next.readyAt);
    else startTask(context, state, next.task, next.readyAt);
  }
  const mainEnd = Math.max(runningAt, ...[...state.tasks.values()].map(({ finishedAt }) => finishedAt));
  const failed = [...state.tasks.values()].some((task) => task.failed);
  if (Number.isFinite(mainEnd)) runFinally(context, state, mainEnd, failed);
  const tasks = [...state.tasks.values()];
  const anyFailed = tasks.some((task) => task.failed);
  return {
    name,
    startedAt: call.startAt,
    runningAt,
    finishedAt: Math.max(mainEnd, ...tasks.map(({ finishedAt }) => finishedAt)),
    outcome: anyFailed ? 'Failed' : state.skipped.size > 0 ? 'Completed' : 'Succeeded',
    tasks,
    skipped: [...state.skipped.values()],
    total: (spec.tasks ?? []).length + (spec.finally ?? []).length,
  };
}

function pipelineVariables({ name, spec, params }: PipelineCall): Variables {
  const variables: Record<string, string> = { 'context.pipelineRun.name': name };
  const defaults = (spec.params ?? []).map(({ name: param, default: value }) => [param, value] as const);
  for (const [param, value] of [...defaults, ...Object.entries(params)]) {
    if (value !== undefined) variables[`params.${param}`] = typeof value === 'string' ? value : JSON.stringify(value);
  }
  return variables;
}

function nextReady(
  state: PipelineState,
  waiting: ReadonlySet<TektonTask>,
): { task: TektonTask; readyAt: number } | undefined {
  let next: { task: TektonTask; readyAt: number } | undefined;
  for (const task of waiting) {
    const before = [...(task.runAfter ?? []), ...resultSources(task)];
    const ends = before.map(
      (name) => state.tasks.get(name)?.finishedAt ?? state.skipped.get(name)?.at ?? Number.POSITIVE_INFINITY,
    );
    const readyAt = Math.max(state.startAt, ...ends);
    if (Number.isFinite(readyAt) && readyAt < (next?.readyAt ?? Number.POSITIVE_INFINITY)) next = { task, readyAt };
  }
  return next;
}

function firstFailure({ tasks }: PipelineState): number {
  return Math.min(...[...tasks.values()].filter(({ failed }) => failed).map(({ finishedAt }) => finishedAt));
}

function startTask(context: TektonContext, state: PipelineState, task: TektonTask, readyAt: number): void {
  const reason = reasonToSkip(state, task);
  if (reason === undefined) runTask(context, state, task, readyAt);
  else skip(state, task, reason, readyAt);
}

function reasonToSkip(state: PipelineState, task: TektonTask): string | undefined {
  if (resultSources(task).some((source) => state.skipped.has(source))) return 'Results were missing';
  return whenHolds(task.when ?? [], state.variables) ? undefined : 'When Expressions evaluated to false';
}

function runTask(context: TektonContext, state: PipelineState, task: TektonTask, readyAt: number): void {
  const runName = `${state.call.name}-${task.name}`;
  const kept = context.kept.get(runName);
  const startAt = Math.max(readyAt, context.resumedAt);
  const call = { task, runName, startAt, variables: state.variables, uses: state.uses };
  const loop = loopOf(task);
  const plan = kept ?? (loop ? planLoop(context, call, loop) : planTask(context, call));
  state.tasks.set(task.name, plan);
  const results = Object.entries(plan.results).map(([name, value]) => [`tasks.${task.name}.results.${name}`, value]);
  state.variables = {
    ...state.variables,
    ...Object.fromEntries(results),
    [`tasks.${task.name}.status`]: plan.failed ? 'Failed' : 'Succeeded',
  };
}

function runFinally(context: TektonContext, state: PipelineState, at: number, failed: boolean): void {
  const status = failed ? 'Failed' : state.skipped.size > 0 ? 'Completed' : 'Succeeded';
  state.variables = { ...state.variables, 'tasks.status': status };
  for (const task of state.call.spec.finally ?? []) startTask(context, state, task, at);
}

function skip(state: PipelineState, task: TektonTask, reason: string, at: number): void {
  state.skipped.set(task.name, { name: task.name, reason, at, ...(task.when && { whenExpressions: task.when }) });
}
