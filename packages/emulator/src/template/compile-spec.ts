import type { ArgoWorkflow } from './argo-types.js';
import type { RunDetails } from './instantiate-workflow.js';
import type { PipelineSpecDocument } from './pipeline-spec.js';

/** Compiles an IR specification to the Workflow that executes it. */
export function compileSpec(spec: PipelineSpecDocument, run: RunDetails): Pick<ArgoWorkflow, 'metadata' | 'spec'> {
  return {
    metadata: { name: run.workflowName, generateName: `${spec.pipelineInfo.name.split('/').at(-1) ?? ''}-` },
    spec: { templates: [], entrypoint: 'root', arguments: {}, serviceAccountName: run.serviceAccount },
  };
}
