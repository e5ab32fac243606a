import type { NodePlan } from '../node-plan.js';
import type { ArtifactScope } from './resolve-inputs.js';
import { parameterText, type Scope } from './substitute.js';

/** The `tasks.<name>.*` (or `steps.<name>.*`) tags that a finished node gives to those after it. */
export function nodeScope(
  kind: 'tasks' | 'steps',
  taskName: string,
  node: NodePlan,
  items?: readonly NodePlan[],
): Scope {
  const at = `${kind}.${taskName}`;
  const scope: Record<string, string> = {
    [`${at}.id`]: node.id,
    [`${at}.status`]: node.phase,
    // Behind something that hangs, a node never starts.
    ...(Number.isFinite(node.startedAt) && { [`${at}.startedAt`]: new Date(node.startedAt).toISOString() }),
    ...(Number.isFinite(node.finishedAt) && { [`${at}.finishedAt`]: new Date(node.finishedAt).toISOString() }),
  };
  if (items) return { ...scope, ...gathered(at, items) };
  const { parameters = [], result, exitCode } = node.outputs ?? {};
  for (const { name, value } of parameters) {
    if (value !== undefined) scope[`${at}.outputs.parameters.${name}`] = parameterText(value);
  }
  if (result !== undefined) scope[`${at}.outputs.result`] = result;
  if (exitCode !== undefined) scope[`${at}.exitCode`] = exitCode;
  return scope;
}

/** A loop hands on lists: all values of one output, or all outputs of each turn. */
function gathered(at: string, items: readonly NodePlan[]): Scope {
  const turns = items
    .filter(({ phase }) => phase === 'Succeeded')
    .map(({ outputs }) =>
      Object.fromEntries((outputs?.parameters ?? []).map(({ name, value }) => [name, parameterText(value)])),
    );
  const scope: Record<string, string> = { [`${at}.outputs.parameters`]: JSON.stringify(turns) };
  for (const name of new Set(turns.flatMap((turn) => Object.keys(turn)))) {
    scope[`${at}.outputs.parameters.${name}`] = JSON.stringify(turns.map((turn) => turn[name]));
  }
  const results = items.map(({ outputs }) => outputs?.result).filter((result) => result !== undefined);
  if (results.length > 0) scope[`${at}.outputs.result`] = JSON.stringify(results);
  return scope;
}

/** Where the artifacts of a finished node are. */
export function nodeArtifacts(kind: 'tasks' | 'steps', taskName: string, node: NodePlan): ArtifactScope {
  const stored = (node.outputs?.artifacts ?? []).filter(({ s3 }) => s3);
  return Object.fromEntries(
    stored.map(({ name, s3 }) => [`${kind}.${taskName}.outputs.artifacts.${name}`, s3 ? { s3 } : {}]),
  );
}
