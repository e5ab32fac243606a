import { invalidInput } from '../errors/server-failure.js';
import type { Parameter } from '../store/rows.js';
import type { ArgoTemplate, ArgoWorkflow } from './argo-types.js';
import { fillMacros, type MacroValues } from './macros.js';

const RUN_ID_LABEL = 'pipeline/runid';
const RUN_NAME_ANNOTATION = 'pipelines.kubeflow.org/run_name';
const CACHE_LABEL = 'pipelines.kubeflow.org/cache_enabled';
const SIDECAR_ANNOTATION = 'sidecar.istio.io/inject';

/** What makes a workflow of a template. */
export interface RunDetails extends MacroValues {
  /** Absent for runs of recurring runs, which do not carry it. */
  readonly runName?: string;
  readonly workflowName: string;
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly parameters: readonly Parameter[];
}

/** @throws ServerFailure for a parameter that the workflow does not have */
export function demandKnownParameters(workflow: ArgoWorkflow, parameters: readonly Parameter[]): void {
  const known = new Set((workflow.spec.arguments.parameters ?? []).map(({ name }) => name));
  const unknown = parameters.find(({ name }) => !known.has(name));
  if (unknown) throw invalidInput(`Unrecognized input parameter: ${unknown.name}`).wrap('Failed to verify parameters.');
}

/** The service account of a run: what was asked for, else the manifest's unless that is the usual default. */
export function serviceAccountOf(workflow: ArgoWorkflow | undefined, asked: string, fallback: string): string {
  if (asked !== '') return asked;
  const own = workflow?.spec.serviceAccountName ?? '';
  return own === '' || own === 'pipeline-runner' ? fallback : own;
}

/** Stands for the id of the run. */
export const WORKFLOW_UID = '{{workflow.uid}}';

/** What the runs of one workflow have in common. */
interface Prepared {
  readonly templates: ArgoTemplate[] | undefined;
  /** The spec names the id of the run somewhere. */
  readonly usesUid: boolean;
}
const preparedWorkflows = new WeakMap<ArgoWorkflow, Prepared>();

function prepared(workflow: ArgoWorkflow): Prepared {
  const known = preparedWorkflows.get(workflow);
  if (known) return known;
  const made = {
    templates: workflow.spec.templates?.map(withPodMetadata),
    usesUid: JSON.stringify(workflow.spec).includes(WORKFLOW_UID),
  };
  preparedWorkflows.set(workflow, made);
  return made;
}

/** The values that the parameters of a workflow have in a run, in the order of the workflow. */
export function parameterValues(
  workflow: ArgoWorkflow,
  run: MacroValues & Pick<RunDetails, 'parameters'>,
): readonly string[] {
  const given = new Map(run.parameters.map(({ name, value }) => [name, value]));
  const parameters = workflow.spec.arguments.parameters ?? [];
  return parameters.map(({ name, value }) => fillMacros(given.get(name) ?? value ?? '', run));
}

/** Metadata and spec of the Workflow object that the server creates for a run; parts of it are shared with other runs. */
export function instantiateWorkflow(workflow: ArgoWorkflow, run: RunDetails): Pick<ArgoWorkflow, 'metadata' | 'spec'> {
  const { metadata, spec } = workflow;
  const { templates, usesUid } = prepared(workflow);
  const values = parameterValues(workflow, run);
  const parameters = spec.arguments.parameters?.map((parameter, i) => ({ ...parameter, value: values[i] ?? '' }));
  const executed = {
    ...spec,
    templates,
    arguments: parameters ? { ...spec.arguments, parameters } : spec.arguments,
    serviceAccountName: run.serviceAccount,
    podMetadata: { ...spec.podMetadata, labels: { ...spec.podMetadata?.labels, [RUN_ID_LABEL]: run.runId } },
  };
  const { name: _, ...others } = metadata;
  return {
    metadata: {
      name: run.workflowName,
      ...others,
      labels: { ...metadata.labels, [RUN_ID_LABEL]: run.runId },
      annotations: {
        ...metadata.annotations,
        ...(run.runName === undefined ? {} : { [RUN_NAME_ANNOTATION]: run.runName }),
      },
    },
    spec:
      usesUid || run.parameters.some(({ value }) => value.includes(WORKFLOW_UID))
        ? withUid(executed, run.runId)
        : executed,
  };
}

const withUid = (spec: ArgoWorkflow['spec'], uid: string): ArgoWorkflow['spec'] =>
  JSON.parse(JSON.stringify(spec).replaceAll(WORKFLOW_UID, uid)) as ArgoWorkflow['spec'];

function withPodMetadata(template: ArgoTemplate): ArgoTemplate {
  const { annotations, labels } = template.metadata;
  return {
    ...template,
    metadata: {
      annotations: { [SIDECAR_ANNOTATION]: 'false', ...annotations },
      labels: { ...labels, [CACHE_LABEL]: 'true' },
    },
  };
}
