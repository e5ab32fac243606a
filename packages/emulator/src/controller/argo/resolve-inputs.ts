import type { ArgoArguments, ArgoParameter, ArgoTemplate } from './argo-workflow.js';
import { parameterText, type Scope, substituteDeep } from './substitute.js';

/** A template whose inputs cannot be filled from what it is called with. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** A template's inputs with their values. @throws InputError when one has neither a value nor a default. */
export function resolveInputs(template: ArgoTemplate, given: ArgoArguments): ArgoArguments | undefined {
  const { parameters, artifacts } = template.inputs ?? {};
  if (!parameters && !artifacts) return undefined;
  return {
    ...(parameters && { parameters: parameters.map((parameter) => resolveParameter(parameter, given)) }),
    ...(artifacts && {
      artifacts: artifacts.map((artifact) => {
        const { from, name, ...source } = given.artifacts?.find((candidate) => candidate.name === artifact.name) ?? {};
        return { ...artifact, ...source };
      }),
    }),
  };
}

function resolveParameter(
  { name, value, default: byDefault, valueFrom }: ArgoParameter,
  given: ArgoArguments,
): ArgoParameter {
  const argument = given.parameters?.find((candidate) => candidate.name === name);
  const resolved = argument?.value ?? value ?? byDefault ?? valueFrom?.default;
  if (resolved === undefined) throw new InputError(`inputs.parameters.${name} was not supplied`);
  return { name: name ?? '', value: parameterText(resolved) };
}

/** The `inputs.*` tags of a template. */
export function inputScope(inputs: ArgoArguments | undefined): Scope {
  const parameters = inputs?.parameters ?? [];
  const scope: Record<string, string> = { 'inputs.parameters': JSON.stringify(parameters) };
  for (const { name, value } of parameters) scope[`inputs.parameters.${name}`] = parameterText(value);
  for (const { name, path } of inputs?.artifacts ?? []) if (path) scope[`inputs.artifacts.${name}.path`] = path;
  return scope;
}

/** The arguments of a call with every tag that the caller knows filled in, and artifacts traced to where they are stored. */
export function resolveArguments(
  given: ArgoArguments | undefined,
  scope: Scope,
  artifacts: ArtifactScope,
): ArgoArguments {
  const { parameters = [], artifacts: handed = [] } = given ?? {};
  return {
    parameters: parameters.map((parameter) => ({
      name: parameter.name ?? '',
      ...(parameter.value !== undefined && { value: substituteDeep(parameterText(parameter.value), scope) }),
    })),
    artifacts: handed.map((artifact) => ({
      ...artifact,
      ...artifacts[tagName(artifact.from ?? '')],
      name: artifact.name ?? '',
    })),
  };
}

/** Where the artifacts are that a template can hand on, by tag name. */
export type ArtifactScope = Readonly<Record<string, { readonly s3?: { readonly key?: string } }>>;

function tagName(text: string): string {
  return /^\{\{\s*([^{}]+?)\s*\}\}$/.exec(text.trim())?.[1] ?? text;
}
