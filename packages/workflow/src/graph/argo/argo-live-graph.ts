import type { ArgoWorkflow } from '../../manifest/argo-workflow.js';
import { objectOf, textOf } from '../../manifest/json-value.js';
import type { GraphBuilder } from '../graph-builder.js';
import type { GraphNode } from '../run-graph.js';
import { runTimes } from '../run-time.js';
import { ArgoFolding } from './argo-folding.js';
import type { ReadNode } from './argo-nodes.js';
import { podNaming } from './argo-pod-name.js';
import { argoTemplates } from './argo-spec.js';
import {
  argoArtifacts,
  argoAttempt,
  argoExitCode,
  argoParameters,
  argoPhase,
  authoredDisplayName,
} from './argo-task.js';

/** Draws the nodes that the engine has made so far. */
export function drawLiveNodes(
  workflow: Partial<ArgoWorkflow>,
  nodes: ReadonlyMap<string, ReadNode>,
  builder: GraphBuilder,
): void {
  const folding = new ArgoFolding(nodes);
  const templates = argoTemplates(workflow);
  const podName = podNaming(workflow);
  for (const node of nodes.values()) {
    if (folding.isAttempt(node)) continue;
    const shared = {
      id: node.id,
      name: node.name,
      displayName: authoredDisplayName(templates.get(node.templateName)) ?? engineDisplayName(node),
      type: node.type ?? 'Pod',
      ...argoPhase(node),
      ...(node.templateName ? { template: node.templateName } : {}),
      ...runTimes(node.startedAt, node.finishedAt),
      ...folding.placeOf(node),
    };
    if (folding.isGroup(node)) builder.groups.push(shared);
    else builder.nodes.push({ ...shared, ...taskDetails(node, folding.attemptsOf(node), podName) });
  }
  for (const { from, to } of folding.edges()) builder.edge(from, to);
}

/** The engine calls what runs at the end `<workflow>.onExit`; its template's name says what it does. */
function engineDisplayName(node: ReadNode): string {
  const name = node.displayName || node.name;
  return name.endsWith('.onExit') ? (node.templateName ?? name) : name;
}

type TaskDetails = Omit<GraphNode, 'id' | 'name' | 'displayName' | 'type' | 'state' | 'phase'> & { type?: string };

function taskDetails(
  node: ReadNode,
  tries: readonly ReadNode[],
  podName: (node: ReadNode) => string | undefined,
): TaskDetails {
  const last = tries.at(-1) ?? node;
  const name = podName(last);
  const message = textOf(node.message) ?? textOf(last.message);
  const outputs = node.outputs ?? last.outputs;
  return {
    // A task that may be tried again is still a pod to whoever looks at it.
    ...(node.type === 'Retry' ? { type: last.type === 'Retry' ? 'Pod' : (last.type ?? 'Pod') } : {}),
    ...(message === undefined ? {} : { message }),
    inputs: argoParameters(node.inputs ?? last.inputs),
    outputs: argoParameters(outputs),
    artifacts: argoArtifacts(node.inputs ?? last.inputs, outputs),
    attempts: tries.map((attempt) => argoAttempt(attempt, podName(attempt))),
    ...(name === undefined ? {} : { podName: name }),
    ...argoExitCode(last),
    ...(isCached(last, name) ? { cached: true } : {}),
    ...(/\.onExit(?:[.[(]|$)/.test(node.name) ? { exitHandler: true } : {}),
  };
}

/** A cached task keeps the artifacts of the run that made them, so their keys name another pod. */
function isCached(node: ReadNode, podName: string | undefined): boolean {
  if (objectOf(node.memoizationStatus).hit) return true;
  if (node.phase !== 'Succeeded' || node.type !== 'Pod') return false;
  const keys = argoArtifacts(undefined, node.outputs).flatMap(({ key }) => (key === undefined ? [] : [key]));
  return keys.length > 0 && keys.every((key) => !key.includes(node.id) && !(podName && key.includes(podName)));
}
