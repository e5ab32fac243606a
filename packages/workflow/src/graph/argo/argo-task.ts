import type { ArgoArguments, ArgoArtifact, ArgoParameter, ArgoTemplate } from '../../manifest/argo-workflow.js';
import { objectOf, objectsOf, scalarText, textOf } from '../../manifest/json-value.js';
import { runState } from '../../status/run-status.js';
import type { GraphArtifact, GraphAttempt, GraphParameter } from '../run-graph.js';
import { runTimes } from '../run-time.js';
import type { ReadNode } from './argo-nodes.js';

const DISPLAY_NAME_ANNOTATION = 'pipelines.kubeflow.org/task_display_name';

/** The name that the author gave to a step. */
export function authoredDisplayName(template: Partial<ArgoTemplate> | undefined): string | undefined {
  return textOf(objectOf(objectOf(template?.metadata).annotations)[DISPLAY_NAME_ANNOTATION]);
}

export function argoParameters(values: ArgoArguments | undefined): GraphParameter[] {
  return objectsOf<ArgoParameter>(objectOf(values).parameters).flatMap((parameter) => {
    const [name, text] = [textOf(parameter.name), scalarText(parameter.value)];
    return name === undefined ? [] : [text === undefined ? { name } : { name, value: text }];
  });
}

export function argoArtifacts(inputs: ArgoArguments | undefined, outputs: ArgoArguments | undefined): GraphArtifact[] {
  return [...artifactsOf(inputs, 'input'), ...artifactsOf(outputs, 'output')];
}

function artifactsOf(values: ArgoArguments | undefined, direction: 'input' | 'output'): GraphArtifact[] {
  return objectsOf<ArgoArtifact>(objectOf(values).artifacts).flatMap(({ s3, gcs, ...artifact }) => {
    const [name, path] = [textOf(artifact.name), textOf(artifact.path)];
    if (name === undefined) return [];
    const place = { ...objectOf(gcs), ...objectOf(s3) };
    const [bucket, key] = [textOf(place.bucket), textOf(place.key)];
    return [{ name, direction, ...(path ? { path } : {}), ...(bucket ? { bucket } : {}), ...(key ? { key } : {}) }];
  });
}

export function argoExitCode(node: ReadNode): { exitCode?: number } {
  const exitCode = Number.parseInt(textOf(objectOf(node.outputs).exitCode) ?? '', 10);
  return Number.isNaN(exitCode) ? {} : { exitCode };
}

/** A node with a pod, as one try. */
export function argoAttempt(node: ReadNode, podName: string | undefined): GraphAttempt {
  return {
    id: node.id,
    ...argoPhase(node),
    ...(podName === undefined ? {} : { podName }),
    ...argoExitCode(node),
    ...runTimes(node.startedAt, node.finishedAt),
  };
}

export function argoPhase(node: ReadNode): Pick<GraphAttempt, 'state' | 'phase' | 'message'> {
  const message = textOf(node.message);
  return { state: runState(node.phase), phase: node.phase ?? '', ...(message === undefined ? {} : { message }) };
}
