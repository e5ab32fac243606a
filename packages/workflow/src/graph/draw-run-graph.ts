import { WorkflowPackageError } from '../errors/workflow-package-error.js';
import type { ArgoWorkflow } from '../manifest/argo-workflow.js';
import { isJsonObject, objectOf } from '../manifest/json-value.js';
import type { PipelineIr } from '../manifest/pipeline-ir.js';
import type { TektonPipelineRun } from '../manifest/tekton-pipeline-run.js';
import type { WorkflowObject } from '../package/workflow-package.js';
import { argoGraph } from './argo/argo-graph.js';
import { irGraph } from './ir-graph.js';
import type { RunGraph } from './run-graph.js';
import { tektonGraph } from './tekton/tekton-graph.js';

export interface RunGraphOptions {
  /**
   * Whether a running Argo workflow's graph also has the tasks that the engine has not come to yet, marked `planned`. Default
   * false. A workflow that has not started, a PipelineRun and a pipeline always have all.
   */
  planned?: boolean;
}

/**
 * The task graph of a manifest: live, with phases and times, when it has a status, else as it is planned.
 *
 * @param manifest parsed, or its JSON text; of a run that is `pipeline_runtime.workflow_manifest`.
 * @throws WorkflowPackageError `NOT_A_WORKFLOW`, `NOT_JSON`
 */
export function runGraph(manifest: WorkflowObject | string, options: RunGraphOptions = {}): RunGraph {
  const object = typeof manifest === 'string' ? parse(manifest) : manifest;
  if (!isJsonObject(object)) throw notAWorkflow();
  const spec = objectOf(object.spec);
  const status = objectOf(object.status);
  if (
    object.kind === 'PipelineRun' ||
    spec.pipelineSpec ||
    spec.pipelineRef ||
    status.taskRuns ||
    status.childReferences
  ) {
    return tektonGraph(object as Partial<TektonPipelineRun>);
  }
  if (isJsonObject(object.pipelineSpec)) return irGraph(object.pipelineSpec as Partial<PipelineIr>);
  if (object.root && object.pipelineInfo) return irGraph(object as Partial<PipelineIr>);
  if (object.kind === 'Workflow' || object.spec || object.status) {
    return argoGraph(object as Partial<ArgoWorkflow>, options.planned ?? false);
  }
  throw notAWorkflow();
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new WorkflowPackageError(
      'NOT_JSON',
      'The manifest is not readable as JSON.',
      'Read a YAML one with readPackage first.',
      { cause },
    );
  }
}

function notAWorkflow(): WorkflowPackageError {
  return new WorkflowPackageError(
    'NOT_A_WORKFLOW',
    'The manifest is neither an Argo Workflow nor a Tekton PipelineRun nor a pipeline.',
    'Give the parsed workflow_manifest of a run, or the manifest of a package.',
  );
}
