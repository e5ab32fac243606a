import type { TektonPipelineSpec, TektonTask } from '@kfp-ts/workflow';
import { parallelSlots } from '../argo/parallel-slots.js';
import { type LoopSource, loopTurns } from './loop-turns.js';
import { planPipeline } from './plan-pipeline.js';
import type { TaskCall } from './plan-task.js';
import { parameter } from './result-uses.js';
import type { TektonContext } from './tekton-context.js';
import type { IterationPlan, TaskPlan } from './tekton-plan.js';
import { expand } from './tekton-variables.js';

/** A loop, as the task that runs it says it. */
export interface LoopSpec extends LoopSource {
  readonly pipelineSpec: TektonPipelineSpec;
  readonly parallelism?: number;
}

/** The loop that a task is; undefined when it is none. */
export function loopOf(task: TektonTask): LoopSpec | undefined {
  const { pipelineSpec, ...spec } = task.taskSpec?.spec ?? {};
  const isLoop = spec.iterateParam !== undefined || spec.iterateNumeric !== undefined;
  return pipelineSpec && isLoop ? { pipelineSpec, ...spec } : undefined;
}

/** What becomes of a loop: its pipeline for each item, no more at once than it allows. */
export function planLoop(context: TektonContext, call: TaskCall, loop: LoopSpec): TaskPlan {
  const { task, runName, startAt } = call;
  const given = Object.fromEntries(
    (task.params ?? []).map(({ name }) => [name, expand(parameter(task, name), call.variables)]),
  );
  const asked = context.takeTurns(0) ? loopTurns(loop, given) : undefined;
  const turns = asked && context.takeTurns(asked.length) ? asked : undefined;
  const slots = parallelSlots(loop.parallelism);
  const iterations = (turns ?? []).map(({ item, params }, index): IterationPlan => {
    const name = `${runName}-${String(index + 1).padStart(5, '0')}`;
    const plan = planPipeline(context, {
      name,
      spec: loop.pipelineSpec,
      params: { ...given, ...params },
      startAt: slots.start(startAt),
    });
    slots.take(plan.finishedAt);
    return { item, plan };
  });
  return {
    runName,
    task,
    startedAt: startAt,
    finishedAt: Math.max(startAt, ...iterations.map(({ plan }) => plan.finishedAt)),
    failed: turns === undefined || iterations.some(({ plan }) => plan.outcome === 'Failed'),
    attempts: [],
    results: {},
    exitCode: 0,
    produced: {},
    iterations,
  };
}
