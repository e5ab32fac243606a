import { formatSeconds } from '../json/timestamp.js';
import type { RunRow, WorkflowObject } from '../store/rows.js';
import type { ArgoWorkflow } from '../template/argo-types.js';
import { compileSpec } from '../template/compile-spec.js';
import { instantiateWorkflow, type RunDetails } from '../template/instantiate-workflow.js';
import type { Template } from '../template/parse-template.js';
import { instantiatePipelineRun } from '../template/tekton-document.js';
import { templateOfText } from '../template/template-cache.js';
import { isFinalPhase } from './workflow-phases.js';

type ExecutedWorkflow = Pick<ArgoWorkflow, 'metadata' | 'spec'>;

/** The template a run was made from. */
const templateOf = (run: RunRow): Template => templateOfText(run.workflowManifest + run.pipelineManifest);

// A run that was just made is asked for several times in a row.
let latest: { readonly run: RunRow; readonly executed: ExecutedWorkflow } | undefined;

/** Metadata and spec that the cluster was given for a run. */
function executedWorkflow(run: RunRow): ExecutedWorkflow {
  if (latest?.run !== run) latest = { run, executed: execute(run) };
  return latest.executed;
}

function execute(run: RunRow): ExecutedWorkflow {
  const template = templateOf(run);
  if (template.kind === 'tekton') return { metadata: {}, spec: { arguments: {} } };
  const details = detailsOf(run);
  return template.kind === 'argo'
    ? instantiateWorkflow(template.workflow, details)
    : compileSpec(template.spec, details);
}

function detailsOf(run: RunRow): RunDetails {
  return {
    runId: run.id,
    now: run.createdAt,
    workflowName: run.workflowName,
    namespace: run.namespace,
    serviceAccount: run.serviceAccount,
    parameters: run.parameters,
    ...(run.scheduled ? {} : { runName: run.name }),
  };
}

/** The PipelineRun of a run without its status; undefined when it is no Tekton run. */
function pipelineRunObject(run: RunRow, object: WorkflowObject): Record<string, unknown> | undefined {
  const template = templateOf(run);
  if (template.kind !== 'tekton') return undefined;
  const { metadata, spec, ...others } = instantiatePipelineRun(template.document, detailsOf(run));
  return {
    ...others,
    metadata: {
      ...(metadata as object),
      namespace: run.namespace,
      uid: object.uid,
      resourceVersion: String(object.resourceVersion),
      generation: object.generation,
      creationTimestamp: formatSeconds(run.createdAt),
    },
    spec: { ...(spec as object), ...(object.stopping ? { status: 'Cancelled' } : {}) },
  };
}

/** The Workflow object of a run without its status. */
export function workflowObject(run: RunRow, object: WorkflowObject): Record<string, unknown> {
  const pipelineRun = pipelineRunObject(run, object);
  if (pipelineRun) return pipelineRun;
  const { metadata, spec } = executedWorkflow(run);
  const { podMetadata, ...others } = spec;
  const { name, generateName, labels, annotations, ...rest } = metadata;
  const phaseLabels =
    object.phase === ''
      ? {}
      : {
          ...(isFinalPhase(object.phase) ? { 'workflows.argoproj.io/completed': 'true' } : {}),
          'workflows.argoproj.io/phase': object.phase,
        };
  return {
    metadata: {
      name,
      generateName,
      namespace: run.namespace,
      uid: object.uid,
      resourceVersion: String(object.resourceVersion),
      generation: object.generation,
      creationTimestamp: formatSeconds(run.createdAt),
      labels: { ...labels, ...phaseLabels },
      annotations: Object.keys(annotations ?? {}).length > 0 ? annotations : undefined,
      ...rest,
    },
    spec: { ...others, ...(object.stopping ? { activeDeadlineSeconds: 0 } : {}), podMetadata },
  };
}

/** The entrypoint of a run's workflow. */
export const entrypointOf = (run: RunRow): string => executedWorkflow(run).spec.entrypoint ?? '';
