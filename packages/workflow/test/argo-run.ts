import type { ArgoNode, ArgoTemplate, ArgoWorkflow, ArgoWorkflowStatus } from '../src/index.js';

/** A live workflow called `w`, from short descriptions of its nodes; the first one is its root. */
export function argoRun(
  nodes: Partial<ArgoNode>[],
  status: ArgoWorkflowStatus = {},
  templates: ArgoTemplate[] = [],
): ArgoWorkflow {
  const byId = Object.fromEntries(nodes.map((node) => [node.id, { name: node.id, displayName: node.name, ...node }]));
  return {
    metadata: { name: 'w' },
    spec: { entrypoint: 'main', templates },
    status: { phase: 'Running', ...status, nodes: byId as Record<string, ArgoNode> },
  };
}

/** A node with a pod. */
export function pod(id: string, phase: string, more: Partial<ArgoNode> = {}): Partial<ArgoNode> {
  return { id, name: `w.${id}`, displayName: id, type: 'Pod', phase, boundaryID: 'w', ...more };
}
