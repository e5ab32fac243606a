import type { TektonPipelineSpec, TektonTask } from '@kfp-ts/workflow';
import { parallelSlots } from '../argo/parallel-slots.js';
import { planPipeline } from './plan-pipeline.js';
import type { TaskCall } from './plan-task.js';
import { parameter } from './result-uses.js';
import type { TektonContext } from './tekton-context.js';
import type { IterationPlan, TaskPlan } from './tekton-plan.js';
import { expand, type Variables } from './tekton-variables.js';

/** The pipeline that a task runs once for each item; undefined when the task is no loop. */
export function loopOf(
  task: TektonTask,
): { pipelineSpec: TektonPipelineSpec; iterateParam: string; parallelism?: number } | undefined {
  const { pipelineSpec, iterateParam, parallelism } = task.taskSpec?.spec ?? {};
  if (!pipelineSpec || iterateParam === undefined) return undefined;
  return { pipelineSpec, iterateParam, ...(parallelism !== undefined && { parallelism }) };
}

/** What becomes of a loop: its pipeline for each item, no more at once than it allows. */
export function planLoop(
  context: TektonContext,
  call: TaskCall,
  loop: NonNullable<ReturnType<typeof loopOf>>,
): TaskPlan {
  const { task, runName, startAt } = call;
  const given = Object.fromEntries(
    (task.params ?? []).map(({ name }) => [name, expand(parameter(task, name), call.variables)]),
  );
  const items = readItems(given[loop.iterateParam] ?? '');
  const slots = parallelSlots(loop.parallelism);
  const iterations = (items ?? []).map((item, index): IterationPlan => {
    const name = `${runName}-${String(index + 1).padStart(5, '0')}`;
    const plan = planPipeline(context, {
      name,
      spec: loop.pipelineSpec,
      params: { ...given, ...itemParams(loop.iterateParam, item) },
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
    failed: items === undefined || iterations.some(({ plan }) => plan.outcome === 'Failed'),
    attempts: [],
    results: {},
    exitCode: 0,
    produced: {},
    iterations,
  };
}

/** A list as JSON; a plain text is a list of lines' words as the loop controller takes it, parted by commas. */
function readItems(text: string): unknown[] | undefined {
  try {
    const items: unknown = JSON.parse(text);
    return Array.isArray(items) ? items : [items];
  } catch {
    return text === '' ? undefined : text.split(',');
  }
}

/** An object's members are parameters of their own. */
function itemParams(name: string, item: unknown): Variables {
  const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
  if (item === null || typeof item !== 'object' || Array.isArray(item)) return { [name]: text(item) };
  const members = Object.entries(item).map(([key, value]) => [`${name}-subvar-${key}`, text(value)]);
  return { [name]: text(item), ...Object.fromEntries(members) };
}
