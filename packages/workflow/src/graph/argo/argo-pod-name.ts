import type { ArgoWorkflow } from '../../manifest/argo-workflow.js';
import { objectOf } from '../../manifest/json-value.js';
import type { ReadNode } from './argo-nodes.js';

const FORMAT_ANNOTATION = 'workflows.argoproj.io/pod-name-format';
const WITHOUT_POD = new Set([
  'Skipped',
  'Suspend',
  'HTTP',
  'Plugin',
  'Retry',
  'DAG',
  'Steps',
  'StepGroup',
  'TaskGroup',
]);

/**
 * How a workflow names the pods of its nodes: by the node's id, or since Argo 3.4 by the names of workflow and template and the
 * id's last part.
 */
export function podNaming(workflow: Partial<ArgoWorkflow>): (node: ReadNode) => string | undefined {
  const { name = '', annotations } = objectOf(workflow.metadata);
  const withTemplate = objectOf<Record<string, string>>(annotations)[FORMAT_ANNOTATION] === 'v2';
  return (node) => {
    if (WITHOUT_POD.has(node.type ?? '') || node.phase === 'Omitted') return undefined;
    if (!withTemplate || node.id === name || !node.templateName || !node.id.startsWith(`${name}-`)) return node.id;
    return `${name}-${node.templateName}-${node.id.slice(node.id.lastIndexOf('-') + 1)}`;
  };
}
