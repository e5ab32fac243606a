import type { TektonTask } from '@kfp-ts/workflow';
import { type AttemptPlan, planAttempt } from '../attempt-plan.js';
import { metricList, type TaskBehavior } from '../behavior/task-behavior.js';
import { conditionHolds } from '../expression/condition-holds.js';
import { declaredType, inventValue } from '../invent-value.js';
import { celResults, isCelTask } from './cel-task.js';
import { parameter, type ResultUses } from './result-uses.js';
import { annotationsOf, type TektonContext } from './tekton-context.js';
import type { TaskPlan } from './tekton-plan.js';
import { expand, type Variables } from './tekton-variables.js';

/** A task whose turn has come. */
export interface TaskCall {
  readonly task: TektonTask;
  readonly runName: string;
  readonly startAt: number;
  readonly variables: Variables;
  readonly uses: ResultUses;
}

/** What becomes of a task that is a pod, with its tries. */
export function planTask(context: TektonContext, call: TaskCall): TaskPlan {
  const { task, runName, startAt } = call;
  const behavior = context.behavior(task);
  const attempts = planAttempts(context, call, behavior);
  const last = attempts.at(-1);
  const failed = last !== undefined && last.phase !== 'Succeeded';
  const metrics = metricList(behavior.metrics);
  return {
    runName,
    task,
    startedAt: startAt,
    finishedAt: last?.finishedAt ?? startAt,
    failed,
    attempts,
    results: failed ? {} : resultsOf(context, call, behavior),
    exitCode: behavior.exitCode ?? (failed ? 1 : 0),
    produced: {
      ...(!failed && metrics.length > 0 && { metrics }),
      ...(!failed && behavior.artifacts && { artifacts: behavior.artifacts }),
      ...(behavior.log !== undefined && { log: behavior.log }),
    },
  };
}

function planAttempts(
  context: TektonContext,
  { task, runName, startAt }: TaskCall,
  behavior: TaskBehavior,
): AttemptPlan[] {
  const attempts: AttemptPlan[] = [];
  for (let attempt = 0, at = startAt; ; attempt += 1) {
    const failedBefore = (context.failures.get(runName) ?? 0) + attempt;
    const key = `${runName}/${attempt}`;
    const planned = planAttempt({ key, startAt: at, behavior, random: context.random, failedBefore });
    attempts.push(planned);
    if (planned.phase === 'Succeeded' || !Number.isFinite(planned.finishedAt) || attempt >= (task.retries ?? 0))
      return attempts;
    at = planned.finishedAt;
  }
}

function resultsOf(context: TektonContext, call: TaskCall, behavior: TaskBehavior): Record<string, string> {
  const { results = [] } = (call.task.taskSpec ?? {}) as { results?: { name: string }[] };
  if (isCelTask(call.task)) return celResults(call.task, call.variables, behavior.outputs);
  return Object.fromEntries(results.map(({ name }) => [name, resultOf(context, call, behavior, name)]));
}

function resultOf(
  context: TektonContext,
  { task, runName, uses, variables }: TaskCall,
  behavior: TaskBehavior,
  name: string,
): string {
  const told = behavior.outputs?.[name];
  if (told !== undefined) return typeof told === 'string' ? told : JSON.stringify(told);
  const condition = name === 'outcome' ? conditionOutcome(task, variables) : undefined;
  if (condition !== undefined) return condition;
  const compared = uses.comparedWith.get(`${task.name}.${name}`);
  return inventValue({
    name,
    type: declaredType(
      annotationsOf(task)['pipelines.kubeflow.org/component_spec_digest'],
      (output) => output === name,
    ),
    ...(compared && { comparedWith: compared }),
    looped: uses.looped.has(`${task.name}.${name}`),
    random: context.random(`${runName}/result/${name}`),
  });
}

/** What a compiled condition puts out: its two operands compared, as numbers when both are. */
function conditionOutcome(task: TektonTask, variables: Variables): string | undefined {
  const [one, other, operator] = ['operand1', 'operand2', 'operator'].map((name) =>
    expand(parameter(task, name), variables),
  );
  if (!operator) return undefined;
  const numbers = [one, other].every((operand) => /^\s*-?\d+\s*$/.test(operand ?? ''));
  const operands = numbers ? [one, other] : [JSON.stringify(one), JSON.stringify(other)];
  return String(conditionHolds(`${operands[0]} ${operator} ${operands[1]}`));
}
