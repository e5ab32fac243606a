import type { TaskBehavior } from '../behavior/task-behavior.js';
import { declaredType, inventValue } from '../invent-value.js';
import type { ArgoParameter, ArgoTemplate } from './argo-workflow.js';
import { parameterText, type Scope, substitute } from './substitute.js';
import type { WalkContext } from './walk-context.js';

/** The value that a task that never ran puts out: told, or made up by its type, by how it is used, and by the seed. */
export function madeValue(
  context: WalkContext,
  template: ArgoTemplate,
  output: ArgoParameter,
  nodeName: string,
  behavior: TaskBehavior,
  scope: Scope,
): string {
  const name = output.name ?? '';
  const told = toldValue(behavior.outputs, name);
  if (told !== undefined) return parameterText(told);
  if (output.value !== undefined) return substitute(parameterText(output.value), scope);
  if (template.resource) return resourceValue(template.resource.manifest ?? '', output, nodeName, context, scope);
  // What the workflow puts in the place of a file that a task does not write.
  if (output.valueFrom?.default !== undefined) return substitute(parameterText(output.valueFrom.default), scope);
  const compared = context.uses.comparedWith.get(name);
  return inventValue({
    name,
    type: declaredType(template.metadata?.annotations?.['pipelines.kubeflow.org/component_spec'], (output) =>
      name.endsWith(`-${sanitize(output)}`),
    ),
    ...(compared && { comparedWith: compared }),
    looped: context.uses.looped.has(name),
    random: context.random(`${nodeName}/output/${name}`),
  });
}

/** Outputs may be named as in the component (`Output`) or as in the workflow (`numbers-Output`). */
function toldValue(outputs: TaskBehavior['outputs'] = {}, name: string): unknown {
  const key = Object.keys(outputs).find((candidate) => candidate === name || name.endsWith(`-${sanitize(candidate)}`));
  return key === undefined ? undefined : outputs[key];
}

function sanitize(name: string): string {
  return name.replace(/[^A-Za-z0-9]+/g, '-');
}

function resourceValue(
  manifest: string,
  output: ArgoParameter,
  nodeName: string,
  context: WalkContext,
  scope: Scope,
): string {
  const text = substitute(manifest, scope);
  const path = output.valueFrom?.jsonPath ?? '';
  const suffix = Math.floor(context.random(`${nodeName}/resource`) * 0xfffff).toString(36);
  const generated = /^\s*generateName:\s*['"]?([^'"\s]+)/m.exec(text)?.[1];
  const named = /^\s*name:\s*['"]?([^'"\s]+)/m.exec(text)?.[1];
  if (path === '{.metadata.name}') return generated ? generated + suffix : (named ?? suffix);
  if (/storage|size/i.test(path)) return /storage:\s*['"]?([^'"\s]+)/.exec(text)?.[1] ?? '1Gi';
  return path === '{}' ? text : parameterText(output.valueFrom?.default ?? '');
}
