import { type AttemptPlan, planAttempt } from '../attempt-plan.js';
import { metricList, type TaskBehavior } from '../behavior/task-behavior.js';
import type { FinalPhase, NodePlan, NodeProducts } from '../node-plan.js';
import type { ArgoArtifact, ArgoOutputs } from './argo-workflow.js';
import { madeValue } from './made-value.js';
import type { ResolvedCall } from './template-call.js';
import { recordNode, type WalkContext } from './walk-context.js';

/** What becomes of a task that is a pod of its own. */
export function walkPod(context: WalkContext, call: ResolvedCall): NodePlan {
  const { template, nodeName, displayName, startAt } = call;
  const behavior = context.behavior(call.names, template);
  const end = attemptOfPod(context, call, behavior);
  const outputs = podOutputs(context, call, behavior, end.phase);
  return recordNode(context, {
    id: context.id(nodeName),
    name: nodeName,
    displayName,
    type: template.http ? 'HTTP' : 'Pod',
    ...(template.name !== undefined && { templateName: template.name }),
    ...(call.boundaryId !== undefined && { boundaryId: call.boundaryId }),
    startedAt: startAt,
    runningAt: end.runningAt,
    finishedAt: end.finishedAt,
    phase: end.phase,
    ...(end.message !== undefined && { message: end.message }),
    ...(call.inputs && { inputs: call.inputs }),
    outputs,
    children: [],
    produced: products(behavior, end.phase),
  });
}

function attemptOfPod(
  context: WalkContext,
  { nodeName, startAt, template }: ResolvedCall,
  behavior: TaskBehavior,
): AttemptPlan {
  const failedBefore = (context.failures.get(taskOf(nodeName)) ?? 0) + attemptOf(nodeName);
  const attempt = planAttempt({ key: nodeName, startAt, behavior, random: context.random, failedBefore });
  const deadline = startAt + 1000 * Number(template.activeDeadlineSeconds ?? Number.POSITIVE_INFINITY);
  if (attempt.finishedAt <= deadline) return attempt;
  const message = 'Pod was active on the node longer than the specified deadline';
  const runningAt = attempt.runningAt > deadline ? Number.POSITIVE_INFINITY : attempt.runningAt;
  return { ...attempt, runningAt, finishedAt: deadline, phase: 'Failed', message };
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
