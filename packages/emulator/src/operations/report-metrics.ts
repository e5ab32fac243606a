import { notFound } from '../errors/server-failure.js';
import { type RunMetricMessage, reportRunMetricsMessage } from '../json/api-messages.js';
import { ObjectWriter } from '../json/object-writer.js';
import { collationKey, compareCollated } from '../mysql/collation.js';
import { firstOutsideLatin1 } from '../mysql/latin1.js';
import type { Metric, RunRow } from '../store/rows.js';
import { idOf, type Operation, readBody } from './api-call.js';
import { authorizeRun } from './read-runs.js';

const NAME_PATTERN = '^[a-zA-Z]([-_a-zA-Z0-9]{0,62}[a-zA-Z0-9])?$';
const MAX_NODE_ID = 128;

export const reportRunMetrics: Operation = (call, server) => {
  const message = readBody(call, reportRunMetricsMessage);
  const id = idOf(call);
  if (server.profile.guardsMetricsAndArtifacts) authorizeRun(call, server, id, 'reportMetrics');
  const run = server.state.tables.runs.get(id);
  if (!run) throw notFound('Run', id);
  const results = message.metrics.map((metric) => resultJson(metric, store(run, metric)));
  if (results.length > 0) server.state.save('runs', run);
  return new ObjectWriter().list('results', results).end();
};

interface Outcome {
  readonly status: string;
  readonly message: string;
}

function store(run: RunRow, metric: RunMetricMessage | undefined): Outcome {
  const name = metric?.name ?? '';
  const nodeId = metric?.node_id ?? '';
  const invalid = (message: string): Outcome => ({ status: 'INVALID_ARGUMENT', message });
  if (!new RegExp(NAME_PATTERN).test(name))
    return invalid(`metric.name '${name}' doesn't match with the pattern '${NAME_PATTERN}'`);
  if (nodeId === '') return invalid('metric.node_id must not be empty');
  if (Buffer.byteLength(nodeId) > MAX_NODE_ID)
    return invalid(`metric.node_id '${nodeId}' cannot be longer than ${MAX_NODE_ID} characters`);
  const value = metric?.number_value ?? 0;
  if (!Number.isFinite(value) || firstOutsideLatin1(nodeId) >= 0)
    return { status: 'INTERNAL_ERROR', message: 'Internal Server Error' };
  const key = metricKey(nodeId, name);
  if (run.metrics.some((known) => metricKey(known.nodeId, known.name) === key)) {
    return { status: 'DUPLICATE_REPORTING', message: `same metric has been reported before: ${nodeId}/${name}` };
  }
  run.metrics = [...run.metrics, { name, nodeId, value, format: metric?.format ?? 'UNSPECIFIED' }].sort(compareMetrics);
  return { status: 'OK', message: '' };
}

const metricKey = (nodeId: string, name: string): string => `${collationKey(nodeId)}\u0000${collationKey(name)}`;

/** In the order of the table's primary key. */
const compareMetrics = (a: Metric, b: Metric): number =>
  compareCollated(a.nodeId, b.nodeId) || compareCollated(a.name, b.name);

function resultJson(metric: RunMetricMessage | undefined, { status, message }: Outcome): string {
  return new ObjectWriter()
    .string('metric_name', metric?.name ?? '')
    .string('metric_node_id', metric?.node_id ?? '')
    .string('status', status)
    .string('message', message)
    .end();
}
