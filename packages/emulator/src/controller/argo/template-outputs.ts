import type { ArgoOutputs, ArgoTemplate } from './argo-workflow.js';
import type { ArtifactScope } from './resolve-inputs.js';
import { parameterText, type Scope, substitute } from './substitute.js';

/** The outputs of a template that only gathers those of its tasks; undefined when it declares none. */
export function templateOutputs(template: ArgoTemplate, scope: Scope, stored: ArtifactScope): ArgoOutputs | undefined {
  const { parameters = [], artifacts = [] } = template.outputs ?? {};
  if (parameters.length === 0 && artifacts.length === 0) return undefined;
  const resolved = parameters.map(({ name, valueFrom, value }) => ({
    name: name ?? '',
    value: substitute(valueFrom?.parameter ?? parameterText(value ?? valueFrom?.default ?? ''), scope),
  }));
  const found = artifacts.map(({ from = '', ...artifact }) => ({
    ...artifact,
    ...stored[from.replace(/^\{\{\s*|\s*\}\}$/g, '')],
  }));
  return { ...(resolved.length > 0 && { parameters: resolved }), ...(found.length > 0 && { artifacts: found }) };
}
