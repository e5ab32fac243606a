import type { NodePlan } from '../node-plan.js';

/** A node as it stands in `status.nodes`, in the order in which the workflow controller writes its members. */
export function nodeStatus(
  node: NodePlan,
  at: number,
  progress: string,
  isThere: (id: string) => boolean,
): Record<string, unknown> {
  const finished = node.finishedAt <= at;
  const children = node.children.filter(isThere);
  const seconds = Math.max(1, Math.round((node.finishedAt - node.startedAt) / 1000));
  return {
    id: node.id,
    name: node.name,
    displayName: node.displayName,
    type: node.type,
    ...(node.templateName !== undefined && { templateName: node.templateName }),
    phase: phaseOf(node, at),
    ...(node.boundaryId !== undefined && { boundaryID: node.boundaryId }),
    ...(finished && node.message !== undefined && { message: node.message }),
    startedAt: timestamp(node.startedAt),
    finishedAt: finished ? timestamp(node.finishedAt) : null,
    progress,
    ...(finished && node.type === 'Pod' && { resourcesDuration: { cpu: seconds, memory: seconds } }),
    ...(node.inputs && { inputs: node.inputs }),
    ...(finished && node.outputs && Object.keys(node.outputs).length > 0 && { outputs: node.outputs }),
    ...(children.length > 0 && { children }),
    ...(finished && node.outboundNodes && { outboundNodes: node.outboundNodes }),
    ...(node.type === 'Pod' && node.runningAt <= at && { hostNodeName: 'node-1' }),
  };
}

function phaseOf(node: NodePlan, at: number): string {
  if (node.finishedAt <= at) return node.phase;
  return node.runningAt <= at ? 'Running' : 'Pending';
}

/** Whole seconds, as Kubernetes writes times. */
export function timestamp(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
