import type { WorkflowWalk } from '../controller/workflow-walk.js';
import type { Metric, RunRow } from '../store/rows.js';

/** Stores the metrics that a walked workflow has reported by a time. */
export function storeWalkedMetrics(run: RunRow, walk: WorkflowWalk, at: number): void {
  const metrics = walk.metricsAt(at);
  if (metrics.length > run.metrics.length) run.metrics = mergeMetrics(run.metrics, metrics);
}

function mergeMetrics(known: readonly Metric[], made: ReturnType<WorkflowWalk['metricsAt']>): readonly Metric[] {
  const merged = [...known];
  for (const { nodeId, name, value, format } of made) {
    if (merged.some((metric) => metric.nodeId === nodeId && metric.name === name)) continue;
    merged.push({ nodeId, name, value, format: format ?? 'UNSPECIFIED' });
  }
  return merged.sort((a, b) => (a.nodeId === b.nodeId ? (a.name < b.name ? -1 : 1) : a.nodeId < b.nodeId ? -1 : 1));
}
