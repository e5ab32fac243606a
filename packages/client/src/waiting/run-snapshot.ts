import type { ApiRunDetail } from '@kfp-ts/api';
import { type Run, toRun } from '../decode/run.js';

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
