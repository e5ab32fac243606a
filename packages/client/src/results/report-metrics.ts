import type { ApiReportRunMetricsResponse } from '@kfp-ts/api';
import type { CallOptions } from '../call/call-options.js';
import type { Answer, OperationCaller } from '../call/operation-caller.js';
import { ConfigurationError } from '../errors/index.js';
import { mapAnswer } from '../resources/call-promise.js';

/** A number to show beside a run. */
export interface MetricReport {
  /** Letters, digits, `-` and `_`, at most 64, with a letter first. */
  name: string;
  /** Id of the task's node in the run graph. */
  nodeId: string;
  value: number;
  /** How to show it. Default `raw`. */
  format?: 'raw' | 'percentage' | undefined;
}

/** What became of one metric. */
export interface MetricReportResult {
  readonly name: string;
  readonly nodeId: string;
  /** `duplicate`: reported before; the first value counts. */
  readonly status: 'ok' | 'duplicate' | 'invalid' | 'error';
  readonly message?: string;
}

/** Reports metrics; the server says of each what became of it. */
export async function reportMetrics(
  caller: OperationCaller,
  run_id: string,
  metrics: readonly MetricReport[],
  options?: CallOptions,
): Promise<Answer<MetricReportResult[]>> {
  const body = {
    metrics: metrics.map(({ name, nodeId, value, format = 'raw' }) => ({
      name,
      node_id: nodeId,
      number_value: finite(name, value),
      format: format === 'percentage' ? ('PERCENTAGE' as const) : ('RAW' as const),
    })),
  };
  return mapAnswer(caller.call('ReportRunMetrics', { path: { run_id }, body }, options), toResults);
}

function finite(name: string, value: number): number {
  if (Number.isFinite(value)) return value;
  throw new ConfigurationError(`The metric "${name}" is ${value}; the server keeps only finite numbers.`, {
    hint: 'Leave it out, or report a number that stands for it.',
  });
}

const STATUSES: Readonly<Record<string, MetricReportResult['status']>> = {
  OK: 'ok',
  DUPLICATE_REPORTING: 'duplicate',
  INVALID_ARGUMENT: 'invalid',
};

function toResults({ results = [] }: ApiReportRunMetricsResponse): MetricReportResult[] {
  return results.map(({ metric_name = '', metric_node_id = '', status = '', message }) => ({
    name: metric_name,
    nodeId: metric_node_id,
    status: STATUSES[status] ?? 'error',
    ...(message && { message }),
  }));
}
