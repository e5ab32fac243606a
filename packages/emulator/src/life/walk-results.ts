import type { WorkflowWalk } from '../controller/workflow-walk.js';
import type { Metric, RunRow } from '../store/rows.js';
import type { State } from '../store/state.js';

interface Node {
  readonly outputs?: {
    readonly artifacts?: readonly { readonly name?: string; readonly s3?: { readonly key?: string } }[];
  };
}

/** Stores the metrics and the artifacts that a walked workflow has made by a time. */
export function storeWalkResults(state: State, run: RunRow, walk: WorkflowWalk, at: number): void {
  const metrics = walk.metricsAt(at);
  if (metrics.length > run.metrics.length) run.metrics = mergeMetrics(run.metrics, metrics);
  const artifacts = walk.artifactsAt(at);
  if (artifacts.length === 0) return;
  const { status } = walk.workflowAt(at) as { status?: { nodes?: Readonly<Record<string, Node>> } };
  for (const { nodeId, name, content } of artifacts) {
    const key = status?.nodes?.[nodeId]?.outputs?.artifacts?.find((artifact) => artifact.name === name)?.s3?.key;
    if (key !== undefined && !state.artifacts.has(key)) state.putArtifact(key, Buffer.from(content));
  }
}

function mergeMetrics(known: readonly Metric[], made: ReturnType<WorkflowWalk['metricsAt']>): readonly Metric[] {
  const merged = [...known];
  for (const { nodeId, name, value, format } of made) {
    if (merged.some((metric) => metric.nodeId === nodeId && metric.name === name)) continue;
    merged.push({ nodeId, name, value, format: format ?? 'UNSPECIFIED' });
  }
  return merged.sort((a, b) => (a.nodeId === b.nodeId ? (a.name < b.name ? -1 : 1) : a.nodeId < b.nodeId ? -1 : 1));
}
