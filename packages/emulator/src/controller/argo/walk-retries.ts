import { type FinalPhase, isFailure, type NodePlan } from '../node-plan.js';
import { parseDuration } from '../parse-duration.js';
import type { ArgoRetryStrategy } from './argo-workflow.js';
import { extendScope } from './substitute.js';
import type { ResolvedCall } from './template-call.js';
import { recordNode, type WalkContext } from './walk-context.js';
import { nodeOf, walkAttempt } from './walk-template.js';

/** A strategy without a limit retries for ever; a walk has to end. */
const MOST_ATTEMPTS = 50;

/** A template with a retry strategy: a Retry node over one child for each attempt. */
export function walkRetries(context: WalkContext, call: ResolvedCall): NodePlan {
  const strategy = call.template.retryStrategy ?? {};
  const limit = strategy.limit === undefined ? MOST_ATTEMPTS : Math.min(Number(strategy.limit), MOST_ATTEMPTS);
  recordNode(context, nodeOf(context, call, 'Retry'));
  const attempts: NodePlan[] = [];
  let startAt = call.startAt;
  for (let attempt = 0; ; attempt += 1) {
    const node = walkAttempt(context, attemptCall(call, attempt, startAt));
    attempts.push(node);
    if (!isRetried(strategy, node.phase) || attempt >= limit || node.finishedAt === Number.POSITIVE_INFINITY) break;
    startAt = node.finishedAt + pauseAfter(strategy, attempt);
  }
  return recordNode(context, retryNode(context, call, attempts));
}

function attemptCall(call: ResolvedCall, attempt: number, startAt: number): ResolvedCall {
  return {
    ...call,
    nodeName: `${call.nodeName}(${attempt})`,
    displayName: `${call.displayName}(${attempt})`,
    startAt,
    scope: extendScope(call.scope, { retries: String(attempt) }),
  };
}

function isRetried({ retryPolicy = 'OnFailure' }: ArgoRetryStrategy, phase: FinalPhase): boolean {
  if (!isFailure(phase)) return false;
  if (retryPolicy === 'Always') return true;
  return phase === 'Failed' ? retryPolicy === 'OnFailure' : retryPolicy === 'OnError';
}

function pauseAfter({ backoff }: ArgoRetryStrategy, attempt: number): number {
  const first = parseDuration(backoff?.duration ?? 0) ?? 0;
  return first * Number(backoff?.factor ?? 1) ** attempt;
}

function retryNode(context: WalkContext, call: ResolvedCall, attempts: readonly NodePlan[]): NodePlan {
  const last = attempts.at(-1);
  if (!last) return nodeOf(context, call, 'Retry');
  const exhausted = isFailure(last.phase);
  return {
    ...nodeOf(context, call, 'Retry'),
    finishedAt: last.finishedAt,
    phase: last.phase,
    ...(exhausted && { message: 'No more retries left' }),
    ...(last.outputs && { outputs: last.outputs }),
    children: attempts.map(({ id }) => id),
  };
}
