import {
  alreadyExists,
  badRequest,
  ConnectionKilled,
  internalError,
  invalidInput,
  notFound,
  wrapping,
} from '../errors/server-failure.js';
import { experimentMessage } from '../json/api-messages.js';
import { goJsonString } from '../json/go-json-string.js';
import { ObjectWriter } from '../json/object-writer.js';
import { printReferences } from '../json/proto-text.js';
import { experimentList } from '../list/later-listable.js';
import { listOptions } from '../list/list-options.js';
import { listPage } from '../list/list-page.js';
import { collationKey } from '../mysql/collation.js';
import { columnError } from '../mysql/column-error.js';
import type { ServerContext } from '../server-context.js';
import type { ExperimentRow } from '../store/rows.js';
import { type ApiCall, idOf, type Operation, readBody } from './api-call.js';
import { checkedKey, readListCall } from './list-call.js';

export const createExperiment: Operation = (call, server) => {
  const message = readBody(call, experimentMessage);
  const namespace = wrapping('Validate experiment request failed.', () => validate(message, server));
  wrapping('Failed to authorize the request', () =>
    server.access.checkResource(call.headers, {
      resource: 'experiments',
      verb: 'create',
      namespace,
      name: message.name,
    }),
  );
  const row = wrapping('Create experiment failed.', () =>
    insertExperiment(server, message.name, message.description, namespace),
  );
  return experimentJson(row, server);
};

function validate(message: ReturnType<typeof experimentMessage.read>, server: ServerContext): string {
  if (message.name === '') {
    throw server.profile.namesFromPipelines
      ? internalError('Failed to convert a v1beta1 experiment', 'An experiment must have a non-empty name')
      : invalidInput('Experiment name is empty. Please specify a valid experiment name.');
  }
  const references = message.resource_references;
  if (!server.multiUser) {
    if (references.length > 0 && !server.profile.experimentsAlwaysOwned)
      throw invalidInput("In single-user mode, CreateExperimentRequest shouldn't contain resource references.");
    return '';
  }
  const [only] = references;
  if (server.profile.experimentsAlwaysOwned && (references.length === 0 || only?.key?.id === ''))
    throw invalidInput('An experiment cannot have an empty namespace in multi-user mode');
  if (references.length === 1 && !only?.key) throw new ConnectionKilled('a resource reference without key');
  if (references.length !== 1 || only?.key?.type !== 'NAMESPACE' || only.relationship !== 'OWNER') {
    throw invalidInput(
      `Invalid resource references for experiment. Expect one namespace type with owner relationship. Got: ${printReferences(references)}`,
    );
  }
  if (only.key.id === '') throw invalidInput('Invalid resource references for experiment. Namespace is empty.');
  return only.key.id;
}

/** Stores a new experiment. */
export function insertExperiment(
  server: ServerContext,
  name: string,
  description: string,
  namespace: string,
): ExperimentRow {
  const error = columnError(server.database, 'experiments', [
    { column: 'Name', value: name, limit: 255 },
    { column: 'Description', value: description, limit: 255 },
    { column: 'Namespace', value: namespace, limit: 255 },
  ]);
  if (error !== undefined) throw internalError(`Failed to add experiment to experiment table: ${error}`, error);
  if (server.state.tables.experiments.named(namespace, collationKey(name))) {
    throw alreadyExists(
      `Failed to create a new experiment. The name ${name} already exists. Please specify a new name.`,
    );
  }
  const row: ExperimentRow = {
    id: server.ids.uuid(),
    name,
    description,
    createdAt: server.clock.nowSeconds(),
    namespace,
    storageState: 'STORAGESTATE_AVAILABLE',
  };
  server.state.add('experiments', row);
  return row;
}

export const getExperiment: Operation = (call, server) => {
  const id = idOf(call);
  authorize(call, server, id, 'get');
  const row = server.state.tables.experiments.get(id);
  if (!row) throw notFound('Experiment', id).wrap('Get experiment failed.');
  return experimentJson(row, server);
};

export const listExperiments: Operation = (call, server) => {
  const parameters = readListCall(call);
  const listable = experimentList(server.profile);
  const options = listOptions(parameters, listable);
  const key = checkedKey(parameters.key);
  let namespace = '';
  const ofOtherType = key !== undefined && key.type !== 'NAMESPACE' && server.profile.experimentsAlwaysOwned;
  if (server.multiUser || ofOtherType) {
    if (key?.type !== 'NAMESPACE') {
      throw invalidInput('Invalid resource references for experiment. ListExperiment requires filtering by namespace.');
    }
    if (key.id === '') throw invalidInput('Invalid resource references for experiment. Namespace is empty.');
    namespace = key.id;
    wrapping('Failed to authorize with API resource references', () =>
      server.access.checkResource(call.headers, { resource: 'experiments', verb: 'list', namespace }),
    );
  } else if (key?.type === 'NAMESPACE' && key.id !== '' && !server.profile.experimentsAlwaysOwned) {
    throw invalidInput('In single-user mode, ListExperiment cannot filter by namespace.');
  }
  const page = listPage(server.state.tables.experiments.group(`namespace:${namespace}`), listable, options);
  return new ObjectWriter()
    .list(
      'experiments',
      page.rows.map((row) => experimentJson(row, server)),
    )
    .number('total_size', page.total)
    .string('next_page_token', page.nextToken)
    .end();
};

export const deleteExperiment: Operation = (call, server) => {
  const id = idOf(call);
  authorize(call, server, id, 'delete');
  if (!server.state.tables.experiments.get(id)) throw notFound('Experiment', id).wrap('Delete experiment failed');
  if (server.profile.keepsDefaultExperiment && server.state.settings.defaultExperimentId === id) {
    throw badRequest('Default experiment cannot be deleted', 'it is the default one').wrap('Delete experiment failed');
  }
  server.state.remove('experiments', id);
  if (server.state.settings.defaultExperimentId === id) {
    server.state.settings.defaultExperimentId = '';
    server.state.saveSettings();
  }
  return '{}';
};

export const archiveExperiment: Operation = (call, server) => {
  const id = idOf(call);
  authorize(call, server, id, 'archive');
  setStorageState(server, id, 'STORAGESTATE_ARCHIVED');
  for (const run of server.state.tables.runs.group(`experiment:${id}`).ascending()) {
    if (run.storageState === 'STORAGESTATE_ARCHIVED') continue;
    run.storageState = 'STORAGESTATE_ARCHIVED';
    server.state.save('runs', run);
  }
  for (const job of server.state.tables.jobs.group(`experiment:${id}`).ascending()) {
    if (!job.enabled) continue;
    job.enabled = false;
    job.updatedAt = server.clock.nowSeconds();
    server.state.save('jobs', job);
  }
  return '{}';
};

export const unarchiveExperiment: Operation = (call, server) => {
  const id = idOf(call);
  authorize(call, server, id, 'unarchive');
  setStorageState(server, id, 'STORAGESTATE_AVAILABLE');
  return '{}';
};

function setStorageState(server: ServerContext, id: string, storageState: ExperimentRow['storageState']): void {
  const row = server.state.tables.experiments.get(id);
  // The server does not look whether the experiment exists.
  if (!row) return;
  row.storageState = storageState;
  server.state.save('experiments', row);
}

/** Rights of a caller on an experiment; whether it exists comes first. */
function authorize(call: ApiCall, server: ServerContext, id: string, verb: string): void {
  if (!server.multiUser) return;
  wrapping('Failed to authorize the request', () => {
    const row = server.state.tables.experiments.get(id);
    if (!row) throw notFound('Experiment', id).wrap('Failed to authorize with the experiment ID.');
    if (row.namespace === '') throw internalError("The experiment doesn't have a valid namespace.", 'Empty namespace');
    server.access.checkResource(call.headers, {
      resource: 'experiments',
      verb,
      namespace: row.namespace,
      name: row.name,
    });
  });
}

function experimentJson(row: ExperimentRow, { multiUser, profile }: ServerContext): string {
  return new ObjectWriter()
    .string('id', row.id)
    .string('name', row.name)
    .string('description', row.description)
    .time('created_at', row.createdAt)
    .raw(
      'resource_references',
      multiUser || profile.experimentsAlwaysOwned
        ? `[{"key":{"type":"NAMESPACE"${row.namespace === '' ? '' : `,"id":${goJsonString(row.namespace)}`}},"relationship":"OWNER"}]`
        : undefined,
    )
    .string('storage_state', row.storageState)
    .end();
}
