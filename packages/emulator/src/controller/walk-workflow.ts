import { walkArgoWorkflow } from './argo/walk-argo-workflow.js';
import { walkPipelineRun } from './tekton/walk-pipeline-run.js';
import type { WalkOptions, WorkflowWalk } from './workflow-walk.js';

/**
 * Walks the live object of a run, an Argo Workflow or a Tekton PipelineRun with its `metadata.name`, through its whole
 * life. Nothing is executed: durations, outputs and failures come from the manifest's annotations, the options and the seed.
 * The same arguments give the same life, so that it need not be stored.
 *
 * @example
 * const walk = walkWorkflow(workflow, { seed: runId, startedAt: clock.now() });
 * walk.phaseAt(clock.now()); // 'Pending'
 */
export function walkWorkflow(manifest: Readonly<Record<string, unknown>>, options: WalkOptions): WorkflowWalk {
  const isTekton = manifest.kind === 'PipelineRun' || String(manifest.apiVersion ?? '').startsWith('tekton.dev/');
  return isTekton ? walkPipelineRun(manifest, options) : walkArgoWorkflow(manifest, options);
}
