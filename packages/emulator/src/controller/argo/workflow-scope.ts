import type { ArgoWorkflow } from './argo-workflow.js';
import { parameterText, rootScope, type Scope } from './substitute.js';

/** The `workflow.*` tags. `startedAt` stands in for a creation time that the manifest does not carry. */
export function workflowScope({ metadata = {}, spec = {} }: ArgoWorkflow, startedAt: number): Scope {
  const parameters = spec.arguments?.parameters ?? [];
  const created = new Date(metadata.creationTimestamp ?? startedAt);
  const pad = (value: number) => String(value).padStart(2, '0');
  const scope: Record<string, string> = {
    'workflow.name': metadata.name ?? '',
    'workflow.namespace': metadata.namespace ?? '',
    'workflow.uid': metadata.uid ?? '',
    'workflow.serviceAccountName': spec.serviceAccountName ?? '',
    'workflow.mainEntrypoint': spec.entrypoint ?? '',
    'workflow.parameters': JSON.stringify(parameters),
    'workflow.creationTimestamp': created.toISOString().replace(/\.\d{3}Z$/, 'Z'),
    'workflow.creationTimestamp.Y': String(created.getUTCFullYear()),
    'workflow.creationTimestamp.m': pad(created.getUTCMonth() + 1),
    'workflow.creationTimestamp.d': pad(created.getUTCDate()),
    'workflow.creationTimestamp.H': pad(created.getUTCHours()),
    'workflow.creationTimestamp.M': pad(created.getUTCMinutes()),
    'workflow.creationTimestamp.S': pad(created.getUTCSeconds()),
  };
  for (const { name, value, valueFrom } of parameters) {
    scope[`workflow.parameters.${name}`] = parameterText(value ?? valueFrom?.default ?? '');
  }
  for (const kind of ['labels', 'annotations'] as const) {
    for (const [name, value] of Object.entries(metadata[kind] ?? {})) scope[`workflow.${kind}.${name}`] = value;
  }
  return rootScope(scope);
}
