import { internalError, notFound, wrapping } from '../errors/server-failure.js';
import { type JobMessage, jobMessage } from '../json/api-messages.js';
import { ObjectWriter } from '../json/object-writer.js';
import { listOptions } from '../list/list-options.js';
import { listPage } from '../list/list-page.js';
import { listableJobs } from '../list/listable.js';
import { columnError } from '../mysql/column-error.js';
import { columnsOfVersion, nameOrPipelineName } from '../profile/later-run.js';
import type { ServerContext } from '../server-context.js';
import type { JobRow, Reference } from '../store/rows.js';
import { demandKnownParameters, serviceAccountOf } from '../template/instantiate-workflow.js';
import { type ApiCall, idOf, type Operation, readBody } from './api-call.js';
import { jobJson } from './job-json.js';
import { demandSchedule, triggerOf } from './job-trigger.js';
import { checkedKey, readListCall } from './list-call.js';
import {
  askedReferences,
  namespaceOfExperimentReference,
  owningExperiment,
  repeatedType,
  resolveReferences,
  storedOrder,
} from './owned-references.js';
import { parametersColumn } from './parameters-column.js';
import { checkedSource, fetchSource, type PipelineSource } from './pipeline-source.js';
import { authorizeOwnedList } from './read-runs.js';

export const createJob: Operation = (call, server) => {
  const read = readBody(call, jobMessage);
  const message = { ...read, name: nameOrPipelineName(read, server, 'recurring run') };
  const source = wrapping('Validate create job request failed.', () => {
    const checked = checkedSource(server, message.pipeline_spec, message.resource_references);
    demandSchedule(message, server.profile);
    return checked;
  });
  if (server.multiUser) {
    const namespace = namespaceOfExperimentReference(server, message.resource_references);
    wrapping('Failed to authorize the request', () =>
      server.access.checkResource(call.headers, { resource: 'jobs', verb: 'create', namespace, name: message.name }),
    );
  }
  const { job, references } = insertJob(server, message, source);
  return jobJson(job, server, references);
};

function insertJob(
  server: ServerContext,
  message: JobMessage,
  source: PipelineSource,
): { job: JobRow; references: readonly Reference[] } {
  const { template, columns, defaultVersionId } = wrapping('Create job failed.', () => fetchSource(server, source));
  const workflow = template.kind === 'argo' ? template.workflow : undefined;
  if (workflow)
    wrapping('failed to generate the scheduledWorkflow.', () => demandKnownParameters(workflow, source.parameters));
  const version =
    defaultVersionId === '' ? [] : [{ type: 'PIPELINE_VERSION', id: defaultVersionId, relationship: 'CREATOR' }];
  const { experiment, asked } = owningExperiment(server, [...askedReferences(message.resource_references), ...version]);
  const references = wrapping('Create job failed', () =>
    wrapping('Error to convert resource references.', () => resolveReferences(server, asked)),
  );
  const now = server.clock.nowSeconds();
  const job: JobRow = {
    ...columnsOfVersion(server, columns, source.versionId || defaultVersionId),
    id: server.ids.uuid(),
    name: message.name,
    description: message.description,
    createdAt: now,
    updatedAt: now,
    namespace: experiment.namespace === '' ? server.namespace : experiment.namespace,
    experimentId: experiment.id,
    serviceAccount: serviceAccountOf(workflow, message.service_account, server.serviceAccount),
    resourceName: `${resourcePrefix(message.name)}${server.ids.nameSuffix()}`,
    references: storedOrder(references),
    maxConcurrency: message.max_concurrency,
    trigger: triggerOf(message.trigger),
    noCatchup: message.no_catchup,
    status: 'NO_STATUS',
    enabled: message.enabled || (server.profile.jobModes && message.mode === 'ENABLED'),
  };
  demandStorable(server, job, references);
  server.state.add('jobs', job);
  server.schedules.started(job);
  return { job, references };
}

const MAX_PREFIX = 25;

/** The generateName of the ScheduledWorkflow: what Kubernetes takes of the job's name. */
function resourcePrefix(name: string): string {
  const cleaned = name
    .toLowerCase()
    .replace(/[^-a-z0-9]/g, '')
    .slice(0, MAX_PREFIX);
  return cleaned === '' ? 'job-' : cleaned;
}

function demandStorable(server: ServerContext, job: JobRow, references: readonly Reference[]): void {
  const error = columnError(server.database, 'jobs', [
    { column: 'Description', value: job.description, limit: 255 },
    { column: 'DisplayName', value: job.name, limit: 255 },
    { column: 'Parameters', value: parametersColumn(job.parameters) },
    { column: 'PipelineSpecManifest', value: job.pipelineManifest },
    { column: 'ServiceAccount', value: job.serviceAccount, limit: 255 },
    { column: 'WorkflowSpecManifest', value: job.workflowManifest },
  ]);
  if (error !== undefined) throw internalError(`Failed to store job ${job.resourceName} to table`, error);
  const repeated = repeatedType(references);
  if (repeated === undefined) return;
  const duplicate = internalError(
    'Failed to store resource references.',
    `Error 1062: Duplicate entry '${job.id}-Job-${repeated}' for key 'PRIMARY'`,
  );
  throw internalError(`Failed to store resource references to table for job ${job.resourceName} `, duplicate.message);
}

export const getJob: Operation = (call, server) => {
  const id = idOf(call);
  authorizeJob(call, server, id, 'get');
  const job = server.state.tables.jobs.get(id);
  if (!job) throw notFound('Job', id);
  return jobJson(job, server);
};

export const listJobs: Operation = (call, server) => {
  const parameters = readListCall(call);
  const options = listOptions(parameters, listableJobs);
  const key = checkedKey(parameters.key);
  if (server.multiUser) authorizeOwnedList(call, server, key, { resource: 'jobs', operation: 'ListJobs' });
  const { jobs } = server.state.tables;
  const group =
    key &&
    (key.type === 'NAMESPACE'
      ? `namespace:${key.id}`
      : key.type === 'EXPERIMENT'
        ? `experiment:${key.id}`
        : `${key.type}:${key.id}`);
  const page = listPage(group === undefined ? jobs.all : jobs.group(group), listableJobs, options);
  return new ObjectWriter()
    .list(
      'jobs',
      page.rows.map((job) => jobJson(job, server)),
    )
    .number('total_size', page.total)
    .string('next_page_token', page.nextToken)
    .end();
};

export const deleteJob: Operation = (call, server) => {
  const id = idOf(call);
  authorizeJob(call, server, id, 'delete');
  const job = server.state.tables.jobs.get(id);
  if (!job) throw notFound('Job', id).wrap('Delete job failed');
  server.state.remove('jobs', id);
  server.state.dropJobReferences(id);
  return '{}';
};

export const enableJob: Operation = (call, server) => setEnabled(call, server, true);
export const disableJob: Operation = (call, server) => setEnabled(call, server, false);

function setEnabled(call: ApiCall, server: ServerContext, enabled: boolean): string {
  const id = idOf(call);
  authorizeJob(call, server, id, enabled ? 'enable' : 'disable');
  const failure = 'Enable/Disable job failed';
  const job = server.state.tables.jobs.get(id);
  if (!job) throw (enabled ? notFound('Job', id).wrap('Check job exist failed') : notFound('Job', id)).wrap(failure);
  if (job.objectGone) {
    const cause = `scheduledworkflows.kubeflow.org "${job.resourceName}" not found`;
    if (enabled) throw internalError('Check job exist failed', cause).wrap(failure);
    throw internalError(`Failed to enable/disable job CR. Enabled: false, jobID: ${id}`, cause);
  }
  if (job.enabled !== enabled) {
    job.enabled = enabled;
    job.updatedAt = server.clock.nowSeconds();
    server.state.save('jobs', job);
    server.schedules.switched(job);
  }
  return '{}';
}

/** Rights of a caller on a recurring run; whether it exists comes first. */
function authorizeJob(call: ApiCall, server: ServerContext, id: string, verb: string): void {
  if (!server.multiUser) return;
  wrapping('Failed to authorize the request', () => {
    const job = server.state.tables.jobs.get(id);
    if (!job) throw notFound('Job', id).wrap('Failed to authorize with the job ID.');
    server.access.checkResource(call.headers, {
      resource: 'jobs',
      verb,
      namespace: job.namespace,
      name: job.resourceName,
    });
  });
}
