import { isFailure, type NodePlan } from '../node-plan.js';
import { planWorkflow, type WorkflowPlan } from './plan-workflow.js';
import { isExitNode } from './terminate-plan.js';
import type { WalkContextInput } from './walk-context.js';
import { taskOf } from './walk-pod.js';

/** The plan after a retry of a failed run: what ended well stays, what failed runs again, the exit handler as well. */
export function retryPlan(
  input: WalkContextInput,
  plan: WorkflowPlan,
  at: number,
): { input: WalkContextInput; plan: WorkflowPlan } {
  const name = input.workflow.metadata?.name ?? 'workflow';
  const kept = plan.nodes.filter((node) => !isExitNode(name, node.name) && isKept(node));
  const failures = new Map(input.failures);
  for (const node of plan.nodes) {
    if (node.type === 'Pod' && isFailure(node.phase))
      failures.set(taskOf(node.name), (failures.get(taskOf(node.name)) ?? 0) + 1);
  }
  const next = { ...input, resumedAt: at, failures, kept: new Map(kept.map((node) => [node.name, node])) };
  return { input: next, plan: { ...planWorkflow(next), runningAt: at } };
}

function isKept({ phase, type }: NodePlan): boolean {
  return phase === 'Succeeded' || phase === 'Skipped' || (type === 'DAG' && isFailure(phase));
}
