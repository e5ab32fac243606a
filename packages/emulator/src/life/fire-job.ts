import { goJson } from '../json/go-json-string.js';
import { storedOrder } from '../operations/owned-references.js';
import type { ServerContext } from '../server-context.js';
import type { JobRow, Reference, RunRow } from '../store/rows.js';
import { compileSpec } from '../template/compile-spec.js';
import { instantiateWorkflow, type RunDetails } from '../template/instantiate-workflow.js';
import type { Template } from '../template/parse-template.js';
import { instantiatePipelineRun } from '../template/tekton-document.js';
import { templateOfText } from '../template/template-cache.js';

/** Starts a run of a recurring run, as the schedule controller and the persistence agent do together. */
export function fireJob(server: ServerContext, job: JobRow, scheduledAt: number, index: number): RunRow {
  const id = server.ids.uuid();
  const createdAt = server.clock.nowSeconds();
  const workflowName = `${job.resourceName}-${index}-${id.replaceAll('-', '').slice(0, 10)}`;
  const template = templateOfText(job.workflowManifest + job.pipelineManifest);
  const details = {
    runId: id,
    now: createdAt,
    scheduledAt: Math.floor(scheduledAt / 1000),
    index,
    workflowName,
    namespace: job.namespace,
    serviceAccount: job.serviceAccount,
    parameters: job.parameters,
  };
  const manifest = executedManifest(template, details);
  const references: Reference[] = [
    ...job.references.filter(({ type }) => type === 'EXPERIMENT'),
    { type: 'JOB', id: job.id, name: job.name, relationship: 'CREATOR' },
  ];
  const workflow = {
    uid: server.ids.uuid(),
    resourceVersion: server.state.nextResourceVersion(),
    generation: 1,
    phase: '',
  };
  const run: RunRow = {
    id,
    name: workflowName,
    description: '',
    createdAt,
    namespace: job.namespace,
    experimentId: job.experimentId,
    // Runs of recurring runs carry no service account.
    serviceAccount: '',
    workflowName,
    scheduledAt: details.scheduledAt,
    references: storedOrder(references),
    storageState: 'STORAGESTATE_AVAILABLE',
    finishedAt: 0,
    status: '',
    metrics: [],
    workflow,
    reported: workflow,
    scheduled: true,
    pipelineId: '',
    pipelineName: '',
    workflowManifest: goJson(manifest),
    pipelineManifest: '',
    parameters: [],
  };
  server.state.add('runs', run);
  server.life.started(run);
  return run;
}

/** What the run executes, which is what it shows as its manifest. */
function executedManifest(template: Template, details: RunDetails): Record<string, unknown> {
  if (template.kind === 'tekton') return instantiatePipelineRun(template.document, details);
  const { spec } =
    template.kind === 'argo' ? instantiateWorkflow(template.workflow, details) : compileSpec(template.spec, details);
  return {
    kind: 'Workflow',
    apiVersion: 'argoproj.io/v1alpha1',
    metadata: { name: details.workflowName, creationTimestamp: null },
    spec,
    status: { startedAt: null, finishedAt: null },
  };
}
