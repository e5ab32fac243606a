import type { FinalPhase, NodePlan, NodeType } from '../node-plan.js';
import { parseDuration } from '../parse-duration.js';
import { InputError, inputScope, resolveInputs } from './resolve-inputs.js';
import { extendScope } from './substitute.js';
import type { ResolvedCall, TemplateCall } from './template-call.js';
import { recordNode, type WalkContext } from './walk-context.js';
import { walkDag } from './walk-dag.js';
import { walkPod } from './walk-pod.js';
import { walkRetries } from './walk-retries.js';
import { walkSteps } from './walk-steps.js';

/** Argo's own bound on templates that call themselves. */
const DEEPEST = 100;
/** Far above any real workflow; a loop in a loop in a loop of thousands would take all memory. */
const MOST_NODES = 20_000;

/** What becomes of one template: adds its node, and the nodes below it, and gives its own. */
export function walkTemplate(context: WalkContext, call: TemplateCall): NodePlan {
  const kept = context.kept.get(call.nodeName);
  if (kept && (kept.phase === 'Succeeded' || kept.phase === 'Skipped')) return context.nodes.get(kept.name) ?? kept;
  if (call.depth > DEEPEST)
    return endAtOnce(
      context,
      call,
      'Error',
      'Maximum recursion depth exceeded. See https://argoproj.github.io/argo-workflows/scaling/',
    );
  if (context.nodes.size > MOST_NODES) return endAtOnce(context, call, 'Error', `more than ${MOST_NODES} nodes`);
  try {
    const inputs = resolveInputs(call.template, call.arguments);
    const scope = extendScope(context.globals, { ...inputScope(inputs), 'node.name': call.nodeName });
    const resolved: ResolvedCall = { ...call, startAt: Math.max(call.startAt, context.resumedAt), inputs, scope };
    return call.template.retryStrategy ? walkRetries(context, resolved) : walkAttempt(context, resolved);
  } catch (error) {
    if (error instanceof InputError) return endAtOnce(context, call, 'Error', error.message);
    throw error;
  }
}

/** The template itself, without its retries. */
export function walkAttempt(context: WalkContext, call: ResolvedCall): NodePlan {
  const { template } = call;
  if (template.dag) return walkDag(context, call);
  if (template.steps) return walkSteps(context, call);
  if ('suspend' in template) return walkSuspend(context, call);
  return walkPod(context, call);
}

/** A suspended node waits for its duration, or for ever: nothing in the API resumes it. */
function walkSuspend(context: WalkContext, call: ResolvedCall): NodePlan {
  const { duration } = call.template.suspend ?? {};
  const wait = duration === undefined ? undefined : parseDuration(duration);
  const finishedAt = wait === undefined ? Number.POSITIVE_INFINITY : call.startAt + wait;
  return recordNode(context, { ...nodeOf(context, call, 'Suspend'), finishedAt, phase: 'Succeeded' });
}

/** A node that ends as it begins, without anything having run. */
export function endAtOnce(context: WalkContext, call: TemplateCall, phase: FinalPhase, message: string): NodePlan {
  return recordNode(context, { ...nodeOf(context, call, 'Skipped'), phase, message });
}

/** The parts that every node has; it ends where it starts. */
export function nodeOf(context: WalkContext, call: TemplateCall & Partial<ResolvedCall>, type: NodeType): NodePlan {
  // A DAG that is gone through again after a retry of the run began when it first did.
  const startedAt = context.kept.get(call.nodeName)?.startedAt ?? Math.max(call.startAt, context.resumedAt);
  return {
    id: context.id(call.nodeName),
    name: call.nodeName,
    displayName: call.displayName,
    type,
    ...(call.template.name !== undefined && { templateName: call.template.name }),
    ...(call.boundaryId !== undefined && { boundaryId: call.boundaryId }),
    startedAt,
    runningAt: startedAt,
    finishedAt: startedAt,
    phase: 'Succeeded',
    ...(call.inputs && { inputs: call.inputs }),
    children: [],
  };
}
