import { metricList, type TaskBehavior } from '../behavior/task-behavior.js';
import type { FinalPhase, NodePlan, NodeProducts } from '../node-plan.js';
import { parseDuration } from '../parse-duration.js';
import type { ArgoArtifact, ArgoOutputs } from './argo-workflow.js';
import { madeValue } from './made-value.js';
import type { ResolvedCall } from './template-call.js';
import { recordNode, type WalkContext } from './walk-context.js';

const SHORTEST_PENDING_MS = 500;
const SHORTEST_TASK_MS = 2000;
const LONGEST_TASK_MS = 6000;

/** What becomes of a task that is a pod of its own. */
export function walkPod(context: WalkContext, call: ResolvedCall): NodePlan {
  const { template, nodeName, displayName, startAt } = call;
  const behavior = context.behavior(call.names, template);
  const end = endOf(context, call, behavior);
  const runningAt = behavior.hang === 'pending' ? Number.POSITIVE_INFINITY : Math.min(end.runningAt, end.finishedAt);
  const outputs = podOutputs(context, call, behavior, end.phase);
  return recordNode(context, {
    id: context.id(nodeName),
    name: nodeName,
    displayName,
    type: template.http ? 'HTTP' : 'Pod',
    ...(template.name !== undefined && { templateName: template.name }),
    ...(call.boundaryId !== undefined && { boundaryId: call.boundaryId }),
    startedAt: startAt,
    runningAt,
    finishedAt: end.finishedAt,
    phase: end.phase,
    ...(end.message !== undefined && { message: end.message }),
    ...(call.inputs && { inputs: call.inputs }),
    outputs,
    children: [],
    produced: products(behavior, end.phase),
  });
}

interface PodEnd {
  readonly runningAt: number;
  readonly finishedAt: number;
  readonly phase: FinalPhase;
  readonly message?: string;
}

function endOf(context: WalkContext, { nodeName, startAt, template }: ResolvedCall, behavior: TaskBehavior): PodEnd {
  const runningAt = startAt + SHORTEST_PENDING_MS * (1 + context.random(`${nodeName}/pending`));
  const told = behavior.duration === undefined ? undefined : parseDuration(behavior.duration);
  const byChance = SHORTEST_TASK_MS + (LONGEST_TASK_MS - SHORTEST_TASK_MS) * context.random(`${nodeName}/duration`);
  const finishedAt = behavior.hang ? Number.POSITIVE_INFINITY : runningAt + (told ?? byChance);
  const deadline = startAt + 1000 * Number(template.activeDeadlineSeconds ?? Number.POSITIVE_INFINITY);
  if (finishedAt > deadline) {
    const message = 'Pod was active on the node longer than the specified deadline';
    return { runningAt, finishedAt: deadline, phase: 'Failed', message };
  }
  return { runningAt, finishedAt, ...phaseOf(context, nodeName, behavior) };
}

function phaseOf(
  context: WalkContext,
  nodeName: string,
  behavior: TaskBehavior,
): { phase: FinalPhase; message?: string } {
  const attemptsBefore = (context.failures.get(taskOf(nodeName)) ?? 0) + attemptOf(nodeName);
  if (attemptsBefore >= (behavior.failAttempts ?? Number.POSITIVE_INFINITY)) return { phase: 'Succeeded' };
  if (behavior.error !== undefined) return { phase: 'Error', message: behavior.error };
  const fails = behavior.fail ?? (behavior.failAttempts !== undefined || (behavior.exitCode ?? 0) !== 0);
  if (fails === false) return { phase: 'Succeeded' };
  return { phase: 'Failed', message: fails === true ? `Error (exit code ${behavior.exitCode ?? 1})` : fails };
}

/** Attempts of a retried node are named `name(0)`, `name(1)`, … */
function attemptOf(nodeName: string): number {
  return Number(/\((\d+)\)$/.exec(nodeName)?.[1] ?? 0);
}

/** The node's name without its attempt. */
export function taskOf(nodeName: string): string {
  return nodeName.replace(/\(\d+\)$/, '');
}

function podOutputs(context: WalkContext, call: ResolvedCall, behavior: TaskBehavior, phase: FinalPhase): ArgoOutputs {
  const { template, nodeName } = call;
  const keyOf = (file: string) => `artifacts/${context.name}/${context.id(nodeName)}/${file}`;
  const succeeded = phase === 'Succeeded';
  const { parameters = [], artifacts = [] } = succeeded ? (template.outputs ?? {}) : {};
  const made = parameters.map((parameter) => ({
    ...parameter,
    value: madeValue(context, template, parameter, nodeName, behavior, call.scope),
  }));
  const stored: ArgoArtifact[] = artifacts.map((artifact) => ({
    ...artifact,
    s3: { key: artifact.s3?.key ?? keyOf(`${artifact.name}.tgz`) },
  }));
  const hasLogs = !template.resource && !template.http;
  if (hasLogs) stored.push({ name: 'main-logs', s3: { key: keyOf('main.log') } });
  return {
    ...(made.length > 0 && { parameters: made }),
    ...(stored.length > 0 && { artifacts: stored }),
    ...(template.script && succeeded && { result: String(behavior.outputs?.result ?? '') }),
    exitCode: String(behavior.exitCode ?? (succeeded ? 0 : 1)),
  };
}

function products(behavior: TaskBehavior, phase: FinalPhase): NodeProducts {
  const metrics = metricList(behavior.metrics);
  return {
    ...(phase === 'Succeeded' && metrics.length > 0 && { metrics }),
    ...(phase === 'Succeeded' && behavior.artifacts && { artifacts: behavior.artifacts }),
    ...(behavior.log !== undefined && { log: behavior.log }),
  };
}
