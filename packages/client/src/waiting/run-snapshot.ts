import type { ApiRunDetail } from '@kfp-ts/api';
import { type Run, toRun } from '../decode/run.js';
import { loadWorkflowModule, type RunGraph } from '../submission/workflow-module.js';

/** A run and, unread, the workflow that it is. */
export interface RunSnapshot {
  readonly run: Run;
  /** JSON of the workflow as it was last reported. */
  readonly workflowManifest?: string;
}

export function toRunSnapshot(detail: ApiRunDetail): RunSnapshot {
  const run = toRun(detail.run ?? {});
  const workflowManifest = detail.pipeline_runtime?.workflow_manifest || run.raw.pipeline_spec?.workflow_manifest;
  return workflowManifest ? { run, workflowManifest } : { run };
}

/** The tasks of a run; undefined while the server has no workflow for it. */
export async function graphOf({ workflowManifest }: RunSnapshot): Promise<RunGraph | undefined> {
  if (!workflowManifest) return undefined;
  const { runGraph } = await loadWorkflowModule();
  return runGraph(JSON.parse(workflowManifest));
}
