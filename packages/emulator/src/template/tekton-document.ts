import type { RunDetails } from './instantiate-workflow.js';
import { fillMacros } from './macros.js';

/** A Tekton PipelineRun, as far as the server looks into it. Unverified: no server that runs Tekton was recorded. */
export interface TektonDocument {
  readonly apiVersion: string;
  readonly kind: 'PipelineRun';
  readonly metadata?: {
    readonly name?: string;
    readonly generateName?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec?: { readonly params?: readonly { readonly name: string; readonly value?: unknown }[] } & Readonly<
    Record<string, unknown>
  >;
}

export const isTektonDocument = (
  document: Record<string, unknown>,
): document is Record<string, unknown> & TektonDocument =>
  document['kind'] === 'PipelineRun' && String(document['apiVersion']).startsWith('tekton.dev/');

/** The PipelineRun that the server creates for a run, without its status. */
export function instantiatePipelineRun(document: TektonDocument, run: RunDetails): Record<string, unknown> {
  const given = new Map(run.parameters.map(({ name, value }) => [name, value]));
  const { metadata = {}, spec = {} } = document;
  const params = spec.params?.map(({ name, value }) => {
    const used = given.get(name) ?? value;
    return { name, value: typeof used === 'string' ? fillMacros(used, run) : used };
  });
  return {
    apiVersion: document.apiVersion,
    kind: document.kind,
    metadata: {
      name: run.workflowName,
      labels: { ...metadata.labels, 'pipeline/runid': run.runId },
      annotations: {
        ...metadata.annotations,
        ...(run.runName === undefined ? {} : { 'pipelines.kubeflow.org/run_name': run.runName }),
      },
    },
    spec: { ...spec, ...(params ? { params } : {}), serviceAccountName: run.serviceAccount },
  };
}
