import type { Run } from '../decode/run.js';

/** Metrics of runs side by side. */
export interface MetricsTable {
  /** Names of all metrics, in the order of their first appearance. */
  readonly columns: readonly string[];
  /** One for each run, in the order given; a metric that several tasks reported has its last value. */
  readonly rows: readonly { readonly run: Run; readonly values: Readonly<Record<string, number>> }[];
}

/** Puts the metrics of runs side by side, to compare them. */
export function metricsTable(runs: Iterable<Run>): MetricsTable {
  const columns = new Set<string>();
  const rows = [...runs].map((run) => {
    for (const { name } of run.metrics) columns.add(name);
    return { run, values: Object.fromEntries(run.metrics.map(({ name, value }) => [name, value])) };
  });
  return { columns: [...columns], rows };
}
