import { invalidInput, notFound, wrapping } from '../errors/server-failure.js';
import type { ResourceKey } from '../http/query-parameters.js';
import { ObjectWriter } from '../json/object-writer.js';
import { printKey } from '../json/proto-text.js';
import { runList } from '../list/later-listable.js';
import { listOptions } from '../list/list-options.js';
import { listPage } from '../list/list-page.js';
import { isMetric, listRunsByMetric } from '../list/list-runs-by-metric.js';
import type { ServerContext } from '../server-context.js';
import type { RunRow } from '../store/rows.js';
import type { SortedRows } from '../store/sorted-rows.js';
import { type ApiCall, idOf, type Operation } from './api-call.js';
import { checkedKey, readListCall } from './list-call.js';
import { experimentNamespace } from './owned-references.js';
import { runDetailJson, runJson } from './run-json.js';

export const getRun: Operation = (call, server) => {
  const id = idOf(call);
  authorizeRun(call, server, id, 'get');
  const run = server.state.tables.runs.get(id);
  if (!run) throw notFound('Run', id);
  return runDetailJson(run, server);
};

/** Rights of a caller on a run; whether it exists comes first. */
export function authorizeRun(call: ApiCall, server: ServerContext, id: string, verb: string): void {
  if (!server.multiUser) return;
  wrapping('Failed to authorize the request', () => {
    const run = server.state.tables.runs.get(id);
    // The server says "experiment" here.
    if (!run) throw notFound('Run', id).wrap('Failed to authorize with the experiment ID.');
    server.access.checkResource(call.headers, {
      resource: 'runs',
      verb,
      namespace: run.namespace,
      name: run.workflowName,
    });
  });
}

export const listRuns: Operation = (call, server) => {
  const parameters = readListCall(call);
  const listable = runList(server.profile);
  const options = listOptions(parameters, listable);
  const key = server.profile.listsRunsByOwnerOnly ? ownerKey(parameters.key) : checkedKey(parameters.key);
  if (server.multiUser) authorizeOwnedList(call, server, key, { resource: 'runs', operation: 'ListRuns' });
  const source = rowsOfKey(server, key);
  const page =
    isMetric(options.token.SortByFieldName, listable) &&
    options.token.KeyFieldName !== '' &&
    !looksLikeOtherToken(options.token.SortByFieldPrefix)
      ? listRunsByMetric(source, options, listable)
      : listPage(source, listable, options);
  const runs = page.rows.map((entry) =>
    'row' in entry ? runJson(entry.row, server, entry.references) : runJson(entry, server),
  );
  return new ObjectWriter()
    .list('runs', runs)
    .number('total_size', page.total)
    .string('next_page_token', page.nextToken)
    .end();
};

const looksLikeOtherToken = (prefix: string): boolean => prefix !== '';

/** Releases 2.x pass over keys that name no owner. */
const ownerKey = (key: ResourceKey | undefined): ResourceKey | undefined =>
  key?.type === 'NAMESPACE' || key?.type === 'EXPERIMENT' ? key : undefined;

function rowsOfKey(server: ServerContext, key: ResourceKey | undefined): SortedRows<RunRow> {
  const { runs } = server.state.tables;
  if (!key) return runs.all;
  if (server.profile.listsRunsByOwnerOnly) {
    if (key.type === 'NAMESPACE' && !server.multiUser) return runs.all;
    if (key.type === 'EXPERIMENT' && !server.state.tables.experiments.get(key.id)) throw notFound('Experiment', key.id);
  }
  if (key.type === 'NAMESPACE') return runs.group(`namespace:${key.id}`);
  return runs.group(key.type === 'EXPERIMENT' ? `experiment:${key.id}` : `${key.type}:${key.id}`);
}

/** Multi-user: lists of runs and recurring runs need a namespace or an experiment, and rights in it. */
export function authorizeOwnedList(
  call: ApiCall,
  server: ServerContext,
  key: ResourceKey | undefined,
  { resource, operation }: { resource: 'runs' | 'jobs'; operation: 'ListRuns' | 'ListJobs' },
): void {
  if (!key) throw invalidInput(`${operation} must filter by resource reference in multi-user mode.`);
  if (key.type !== 'NAMESPACE' && key.type !== 'EXPERIMENT') {
    throw invalidInput(`Invalid resource references for ${operation}. Got ${printKey(key)}`);
  }
  const noun = resource === 'runs' ? 'run' : 'job';
  if (key.id === '') {
    throw invalidInput(
      key.type === 'NAMESPACE'
        ? `Invalid resource references for ${operation}. Namespace is empty.`
        : `Invalid resource references for ${noun}. Experiment ID is empty.`,
    );
  }
  const byNamespace = key.type === 'NAMESPACE';
  const missing =
    resource === 'runs' ? "Run's experiment has no namespace." : "Failed to get namespace for job's experiment.";
  const namespace = byNamespace ? key.id : wrapping(missing, () => experimentNamespace(server, key.id));
  const text = byNamespace
    ? 'Failed to authorize with namespace resource reference.'
    : 'Failed to authorize with namespace in experiment resource reference.';
  wrapping(text, () => server.access.checkResource(call.headers, { resource, verb: 'list', namespace }));
}
