import type { ApiRunDetail } from '@kfp-ts/api';
import { inNamespace } from '../decode/in-namespace.js';
import { type Run, toRun } from '../decode/run.js';

/** A run and, unread, the workflow that it is. */
export interface RunSnapshot {
  readonly run: Run;
  /** JSON of the workflow as it was last reported; of a KFP 2.x pipeline what it was made of, which may be YAML. */
  readonly workflowManifest?: string;
}

/** Kubernetes writes an object's metadata first, and in it the texts, so that little is looked at. */
const PLACE = /^\{(?:"(?:kind|apiVersion)":"[^"]*",)*"metadata":\{(?:"[^"]*":"[^"]*",)*?"namespace":"([^"]+)"/;

/** With `placed`, the run's namespace is read from its workflow where the server names the experiment alone. */
export function toRunSnapshot(detail: ApiRunDetail, placed: boolean): RunSnapshot {
  const runtime = detail.pipeline_runtime?.workflow_manifest;
  const run = inNamespace(toRun(detail.run ?? {}), placed ? PLACE.exec(runtime ?? '')?.[1] : undefined);
  const spec = run.raw.pipeline_spec;
  const workflowManifest = runtime || spec?.workflow_manifest || spec?.pipeline_manifest;
  return workflowManifest ? { run, workflowManifest } : { run };
}
