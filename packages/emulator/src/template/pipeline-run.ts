import type { TektonPipelineRun } from '@kfp-ts/workflow';
import type { Parameter } from '../store/rows.js';
import type { RunDetails } from './instantiate-workflow.js';
import { fillMacros } from './macros.js';

const TEKTON_VERSIONS: ReadonlySet<unknown> = new Set(['tekton.dev/v1', 'tekton.dev/v1beta1']);

/** Whether a document is a Tekton PipelineRun, which the servers of kfp-tekton take in the place of a Workflow. */
export function isPipelineRun(document: Readonly<Record<string, unknown>>): boolean {
  return document.kind === 'PipelineRun' && TEKTON_VERSIONS.has(document.apiVersion) && typeof document.spec === 'object';
}

/** The parameters that a PipelineRun shows. */
export function pipelineRunParameters({ spec }: TektonPipelineRun): readonly Parameter[] {
  return (spec?.params ?? []).map(({ name, value = '' }) => ({
    name,
    value: typeof value === 'string' ? value : JSON.stringify(value),
  }));
}

/** The PipelineRun object that the server creates for a run. */
export function instantiatePipelineRun(pipelineRun: TektonPipelineRun, run: RunDetails): TektonPipelineRun {
  const given = new Map(run.parameters.map(({ name, value }) => [name, value]));
  const params = pipelineRunParameters(pipelineRun).map(({ name, value }) => ({
    name,
    value: fillMacros(given.get(name) ?? value, run),
  }));
  const { metadata, spec } = pipelineRun;
  return {
    apiVersion: pipelineRun.apiVersion ?? 'tekton.dev/v1beta1',
    kind: 'PipelineRun',
    metadata: {
      ...metadata,
      name: run.workflowName,
      namespace: run.namespace,
      labels: { ...metadata?.labels, 'pipeline/runid': run.runId },
      annotations: {
        ...metadata?.annotations,
        ...(run.runName !== undefined && { 'pipelines.kubeflow.org/run_name': run.runName }),
      },
    },
    spec: { ...spec, ...(params.length > 0 && { params }) },
  };
}
