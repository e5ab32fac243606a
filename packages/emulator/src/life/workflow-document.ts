import { formatSeconds } from '../json/timestamp.js';
import type { RunRow, WorkflowObject } from '../store/rows.js';
import type { ArgoWorkflow } from '../template/argo-types.js';
import { compileSpec } from '../template/compile-spec.js';
import { instantiateWorkflow } from '../template/instantiate-workflow.js';
import { parseTemplate, type Template } from '../template/parse-template.js';
import { isFinalPhase } from './workflow-phases.js';

const MAX_TEMPLATES = 200;
const templates = new Map<string, Template>();

/** The template a run was made from. The latest ones are kept, as runs of one pipeline share it. */
export function templateOf(run: RunRow): Template {
  const text = run.workflowManifest + run.pipelineManifest;
  let template = templates.get(text);
  if (!template) {
    template = parseTemplate(text);
    if (templates.size >= MAX_TEMPLATES) templates.clear();
    templates.set(text, template);
  }
  return template;
}

/** Metadata and spec that the cluster was given for a run. */
export function executedWorkflow(run: RunRow): Pick<ArgoWorkflow, 'metadata' | 'spec'> {
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
