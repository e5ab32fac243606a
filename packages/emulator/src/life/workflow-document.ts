import { formatSeconds } from '../json/timestamp.js';
import type { RunRow, WorkflowObject } from '../store/rows.js';
import type { ArgoWorkflow } from '../template/argo-types.js';
import { compileSpec } from '../template/compile-spec.js';
import { instantiateWorkflow } from '../template/instantiate-workflow.js';
import type { Template } from '../template/parse-template.js';
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
  const details = {
    runId: run.id,
    now: run.createdAt,
    workflowName: run.workflowName,
    namespace: run.namespace,
    serviceAccount: run.serviceAccount,
    parameters: run.parameters,
    ...(run.scheduled ? {} : { runName: run.name }),
  };
  return template.kind === 'argo'
    ? instantiateWorkflow(template.workflow, details)
    : compileSpec(template.spec, details);
}

/** The Workflow object of a run without its status. */
export function workflowObject(run: RunRow, object: WorkflowObject): Record<string, unknown> {
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
