import { internalError, invalidInput, type ServerFailure, wrapping } from '../errors/server-failure.js';
import { type RunMessage, runMessage } from '../json/api-messages.js';
import { columnError } from '../mysql/column-error.js';
import { columnsOfVersion, demandNamespaceOf, fetchingManifest, nameOrPipelineName } from '../profile/later-run.js';
import type { ServerContext } from '../server-context.js';
import type { Reference, RunRow } from '../store/rows.js';
import { demandKnownParameters, serviceAccountOf } from '../template/instantiate-workflow.js';
import { lintExecution } from '../template/lint-workflow.js';
import type { Template } from '../template/parse-template.js';
import { type Operation, readBody } from './api-call.js';
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
import { runDetailJson } from './run-json.js';

export const createRun: Operation = (call, server) => {
  const read = readBody(call, runMessage);
  const message = { ...read, name: nameOrPipelineName(read, server, 'run') };
  const source = wrapping('Validate create run request failed.', () => {
    if (message.name === '') throw invalidInput('The run name is empty. Please specify a valid name.');
    return fetchingManifest(server, () => checkedSource(server, message.pipeline_spec, message.resource_references));
  });
  if (server.multiUser) {
    const namespace = namespaceOfExperimentReference(server, message.resource_references);
    wrapping('Failed to authorize the request', () =>
      server.access.checkResource(call.headers, {
        resource: 'runs',
        verb: 'create',
        namespace,
        ...(server.profile.reviewsByOwnVerbs ? {} : { name: message.name }),
      }),
    );
  }
  const { run, references } = wrapping('Failed to create a new run.', () => insertRun(server, message, source));
  return runDetailJson(run, server, references);
};

function insertRun(
  server: ServerContext,
  message: RunMessage,
  source: PipelineSource,
): { run: RunRow; references: readonly Reference[] } {
  const fetched = fetchingManifest(server, () => fetchSource(server, source));
  const { template, columns, defaultVersionId } = fetched;
  const workflow = template.kind === 'argo' ? template.workflow : undefined;
  if (workflow) {
    try {
      demandKnownParameters(workflow, source.parameters);
    } catch (failure) {
      if (server.profile.userErrorsStayUserErrors) throw failure;
      throw internalError('failed to generate the workflow.', (failure as ServerFailure).message);
    }
  }
  const version =
    defaultVersionId === '' ? [] : [{ type: 'PIPELINE_VERSION', id: defaultVersionId, relationship: 'CREATOR' }];
  const { experiment, asked } = owningExperiment(server, [...askedReferences(message.resource_references), ...version]);
  demandNamespaceOf(experiment, message.resource_references, server);
  const namespace = experiment.namespace === '' ? server.namespace : experiment.namespace;
  const workflowName = createWorkflowObject(server, template, namespace);
  const references = wrapping('Failed to convert run model', () =>
    wrapping('Unable to convert resource references.', () => resolveReferences(server, asked)),
  );
  const now = server.clock.nowSeconds();
  const object = {
    uid: server.ids.uuid(),
    resourceVersion: server.state.nextResourceVersion(),
    generation: 1,
    phase: '',
  };
  const { pipelineId, pipelineName, workflowManifest, pipelineManifest, parameters } = columnsOfVersion(
    server,
    columns,
    source.versionId || defaultVersionId,
  );
  // Without a spread: a row of many members that grows from one takes more time and memory than all the rest of it.
  const run: RunRow = {
    pipelineId,
    pipelineName,
    workflowManifest,
    pipelineManifest,
    parameters,
    id: server.ids.uuid(),
    name: message.name,
    description: message.description,
    createdAt: now,
    namespace,
    experimentId: experiment.id,
    serviceAccount: serviceAccountOf(workflow, message.service_account, server.serviceAccount),
    workflowName,
    scheduledAt: server.profile.schedulesOneOffRuns ? now : 0,
    references: storedOrder(references),
    storageState: 'STORAGESTATE_AVAILABLE',
    finishedAt: 0,
    status: server.profile.firstRunStatus,
    metrics: [],
    workflow: object,
    // The compiled workflow of an IR run is known to the server only once it was reported.
    reported: template.kind === 'ir' ? undefined : object,
  };
  demandStorable(server, run, references);
  server.state.add('runs', run);
  server.life.started(run);
  return { run, references };
}

const DNS_SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const SUBDOMAIN_RULE =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an " +
  "alphanumeric character (e.g. 'example.com', regex used for validation is " +
  "'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

/** Has the cluster make the Workflow; returns its name. */
function createWorkflowObject(server: ServerContext, template: Template, namespace: string): string {
  const metadata = metadataOf(template);
  const fixed = metadata.name ?? '';
  if (template.kind === 'argo') {
    const found = lintExecution(template.workflow);
    if (found !== undefined) throw internalError(`Failed to validate workflow for (${fixed})`, found);
  }
  const refuse = (cause: string): ServerFailure => internalError(`Failed to create a workflow for (${fixed})`, cause);
  const demandSubdomain = (name: string): void => {
    if (DNS_SUBDOMAIN.test(name)) return;
    throw refuse(
      `Workflow.argoproj.io "${name}" is invalid: metadata.name: Invalid value: "${name}": ${SUBDOMAIN_RULE}`,
    );
  };
  if (fixed !== '') {
    demandSubdomain(fixed);
    if (!server.life.claimName(namespace, fixed)) throw refuse(`workflows.argoproj.io "${fixed}" already exists`);
    return fixed;
  }
  const prefix = metadata.generateName ?? '';
  if (prefix === '')
    throw refuse('Workflow "" is invalid: metadata.name: Required value: name or generateName is required');
  const name = `${prefix.slice(0, 58)}${server.ids.nameSuffix()}`;
  demandSubdomain(name);
  return name;
}

function metadataOf(template: Template): { readonly name?: string; readonly generateName?: string } {
  if (template.kind === 'argo') return template.workflow.metadata;
  if (template.kind === 'ir') return { generateName: irPrefix(template.spec.pipelineInfo.name) };
  // Tekton's manifests have a fixed name, to which that server adds a part of its own.
  const { name, generateName } = template.document.metadata ?? {};
  return { generateName: generateName ?? `${name ?? 'pipeline'}-` };
}

const irPrefix = (pipelineName: string): string => `${pipelineName.split('/').at(-1) ?? ''}-`;

function demandStorable(server: ServerContext, run: RunRow, references: readonly Reference[]): void {
  const error = columnError(server.database, 'run_details', [
    { column: 'DisplayName', value: run.name, limit: 255 },
    { column: 'Description', value: run.description, limit: 255 },
    { column: 'ServiceAccount', value: run.serviceAccount, limit: 255 },
    { column: 'Parameters', value: parametersColumn(run.parameters) },
    { column: 'PipelineSpecManifest', value: run.pipelineManifest },
    { column: 'WorkflowSpecManifest', value: run.workflowManifest },
  ]);
  if (error !== undefined) throw internalError(`Failed to store run ${run.workflowName} to table`, error);
  const repeated = repeatedType(references);
  if (repeated === undefined) return;
  const duplicate = internalError(
    'Failed to store resource references.',
    `Error 1062: Duplicate entry '${run.id}-Run-${repeated}' for key 'PRIMARY'`,
  );
  throw internalError(`Failed to store resource references to table for run ${run.workflowName} `, duplicate.message);
}
