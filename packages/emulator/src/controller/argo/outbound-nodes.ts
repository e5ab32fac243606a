import type { NodePlan } from '../node-plan.js';

/** Ids of the nodes behind which the next ones are drawn. */
export function outboundNodes(node: NodePlan, byId: ReadonlyMap<string, NodePlan>): string[] {
  if (node.type === 'TaskGroup' && node.children.length > 0) return below(node.children, byId);
  if (node.type === 'Retry') return node.children.slice(-1);
  if (node.type === 'DAG' || node.type === 'Steps') return below(node.outboundNodes ?? [], byId);
  return [node.id];
}

function below(ids: readonly string[], byId: ReadonlyMap<string, NodePlan>): string[] {
  const found = ids.flatMap((id) => {
    const node = byId.get(id);
    return node ? outboundNodes(node, byId) : [id];
  });
  return [...new Set(found)];
}
