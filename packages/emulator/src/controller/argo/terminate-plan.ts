import { isFailure, type NodePlan } from '../node-plan.js';
import { type WorkflowPlan, walkExitHandler } from './plan-workflow.js';
import { createWalkContext, type WalkContextInput } from './walk-context.js';

/** How long the controller takes to stop what runs, or to find that nothing does. */
const GRACE_MS = 1000;

/** The plan when everything is stopped at a time: what runs fails, what has not started never does, the exit handler runs. */
export function terminatePlan(input: WalkContextInput, plan: WorkflowPlan, at: number): WorkflowPlan {
  if (plan.finishedAt <= at) return plan;
  const started = plan.nodes.filter((node) => node.startedAt <= at);
  const present = new Set(started.map(({ id }) => id));
  const nodes = started.map((node) => ({
    ...(node.finishedAt > at ? stopped(node, at) : node),
    children: node.children.filter((id) => present.has(id)),
  }));
  const stoppedAt = Math.max(at + GRACE_MS, ...nodes.map(({ finishedAt }) => finishedAt));
  const context = createWalkContext({ ...input, resumedAt: stoppedAt });
  const exiting = nodes.some(({ name }) => isExitNode(context.name, name));
  const exit = exiting ? undefined : walkExitHandler(context, stoppedAt, 'Failed');
  return {
    startedAt: Math.min(plan.startedAt, at),
    runningAt: Math.min(plan.runningAt, at),
    finishedAt: exit?.finishedAt ?? stoppedAt,
    phase: exit && isFailure(exit.phase) ? exit.phase : 'Failed',
    message: 'Step exceeded its deadline',
    nodes: [...nodes, ...[...context.nodes.values()].filter(({ id }) => !present.has(id))],
  };
}

/** Whether a node belongs to the exit handler of the workflow. */
export function isExitNode(workflowName: string, nodeName: string): boolean {
  return nodeName.startsWith(`${workflowName}.onExit`);
}

function stopped({ outputs: _, produced: __, ...node }: NodePlan, at: number): NodePlan {
  const wasRunning = node.runningAt <= at;
  return {
    ...node,
    phase: 'Failed',
    finishedAt: at + GRACE_MS,
    runningAt: wasRunning ? node.runningAt : Number.POSITIVE_INFINITY,
    ...(node.type === 'Pod' && { message: wasRunning ? 'terminated' : 'Step exceeded its deadline' }),
  };
}
