import type { TaskBehavior } from '../behavior/task-behavior.js';
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
  const random = context.random(`${nodeName}/output/${name}`);
  const compared = context.uses.comparedWith.get(name);
  if (compared) return pick([...new Set([...compared, ...opposites(compared)])], random);
  const type = outputType(template, name);
  if (context.uses.looped.has(name) || /array|list/i.test(type))
    return JSON.stringify(['a', 'b', 'c'].slice(0, 2 + Math.floor(random * 2)));
  if (/^int/i.test(type)) return String(Math.floor(random * 100));
  if (/^(float|double)/i.test(type)) return (random * 100).toFixed(3);
  if (/^bool/i.test(type)) return random < 0.5 ? 'False' : 'True';
  if (/object|dict|struct/i.test(type)) return JSON.stringify({ made: Math.floor(random * 100) });
  return `${name}-${Math.floor(random * 0xffffff).toString(16)}`;
}

/** Outputs may be named as in the component (`Output`) or as in the workflow (`numbers-Output`). */
function toldValue(outputs: TaskBehavior['outputs'] = {}, name: string): unknown {
  const key = Object.keys(outputs).find((candidate) => candidate === name || name.endsWith(`-${sanitize(candidate)}`));
  return key === undefined ? undefined : outputs[key];
}

function sanitize(name: string): string {
  return name.replace(/[^A-Za-z0-9]+/g, '-');
}

/** Something else than what is compared with, so that both ways of a condition are gone. */
function opposites(literals: readonly string[]): string[] {
  const numbers = literals.map(Number).filter((value) => !Number.isNaN(value));
  if (numbers.length === literals.length) return [String(Math.min(...numbers) - 1), String(Math.max(...numbers) + 1)];
  if (literals.some((literal) => /^(true|false)$/i.test(literal))) return [];
  return literals.length > 1 && new Set(literals).size > 1 ? [] : [`not-${literals[0]}`];
}

function pick(values: readonly string[], random: number): string {
  return values[Math.floor(random * values.length)] ?? '';
}

/** The type that the component declares for the output, empty when unknown. */
function outputType(template: ArgoTemplate, name: string): string {
  const specification = template.metadata?.annotations?.['pipelines.kubeflow.org/component_spec'];
  try {
    const { outputs = [] } = JSON.parse(specification ?? '{}') as { outputs?: { name: string; type?: unknown }[] };
    const output = outputs.find((candidate) => name.endsWith(`-${sanitize(candidate.name)}`));
    return typeof output?.type === 'string' ? output.type : '';
  } catch {
    return '';
  }
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
