import { compareCollated } from '../mysql/collation.js';
import { compareSql } from '../mysql/comparison.js';
import { SqlError, syntaxError } from '../mysql/sql-error.js';
import type { Reference, RunRow } from '../store/rows.js';
import type { SortedRows } from '../store/sorted-rows.js';
import type { ListOptions } from './list-options.js';
import { type ListPage, listFailure, tokenAt } from './list-page.js';
import { type Listable, listableRuns } from './listable.js';
import { rowMatcher } from './match-filter.js';
import { encodePageToken } from './page-token.js';

/** A run of a page that is sorted by a metric: its references come once for each row of that metric. */
export interface RunWithReferences {
  readonly row: RunRow;
  readonly references: readonly Reference[];
}

/** True when the sort key of a token is the name of a metric. */
export const isMetric = (name: string, listable: Listable<RunRow> = listableRuns): boolean =>
  !Object.hasOwn(listable.columns, name);

/**
 * One page of runs sorted by a metric. The metrics are joined before the page is cut, so a run stands once
 * for each of its rows of that metric, and the rows of one run are then put together again.
 */
export function listRunsByMetric(
  source: SortedRows<RunRow>,
  options: ListOptions,
  listable: Listable<RunRow> = listableRuns,
): ListPage<RunWithReferences> {
  const { token, pageSize } = options;
  const name = token.SortByFieldName;
  try {
    refuseUnusableName(name);
    const matches = rowMatcher(token.Filter ?? undefined, listable);
    const all = [...source.ascending()];
    const matching = matches ? all.filter(matches) : all;
    const joined = matching.flatMap((row) => {
      const values = row.metrics
        .filter((metric) => compareCollated(metric.name, name) === 0)
        .map((metric) => metric.value);
      return (values.length > 0 ? values : [null]).map((value) => ({ row, value }));
    });
    const direction = token.IsDesc ? -1 : 1;
    const from = token.SortByFieldValue;
    const key = token.KeyFieldValue;
    const rest = joined.filter(({ row, value }) => {
      if (from === null || key === null) return true;
      const order = compareSql(value, from);
      return (
        order !== undefined &&
        (direction * order > 0 || (order === 0 && (token.IsDesc ? row.id <= key : row.id >= key)))
      );
    });
    rest.sort(
      (a, b) => direction * (nullsFirst(a.value, b.value) || (a.row.id < b.row.id ? -1 : a.row.id > b.row.id ? 1 : 0)),
    );
    const runs = grouped(rest.slice(0, pageSize + 1).map(({ row }) => row));
    const next = runs.length > pageSize ? runs.pop() : undefined;
    return {
      rows: runs,
      total: matching.length,
      nextToken: next ? encodePageToken(tokenAt(next.row, listable, token)) : '',
    };
  } catch (error) {
    throw error instanceof SqlError ? listFailure(listable, error) : error;
  }
}

function nullsFirst(a: number | null, b: number | null): number {
  if (a === null || b === null) return (a === null ? 0 : 1) - (b === null ? 0 : 1);
  return a - b;
}

function grouped(rows: readonly RunRow[]): RunWithReferences[] {
  const counts = new Map<RunRow, number>();
  for (const row of rows) counts.set(row, (counts.get(row) ?? 0) + 1);
  return [...counts].map(([row, count]) => ({
    row,
    references: Array.from({ length: count }, () => row.references).flat(),
  }));
}

const OUTER = 'FROM (SELECT selected_runs.*, run_metrics.numbervalue as ';
const INNER = ' FROM (SELECT UUID, ExperimentUUID, DisplayName, Name, StorageState, Namespace, ServiceAccount';

/** The name is pasted into the statement as it is. */
function refuseUnusableName(name: string): void {
  if (name === '') throw syntaxError(`${OUTER}${INNER}`);
  const usable = /^[a-z0-9_]*[a-z_][a-z0-9_]*/.exec(name)?.[0] ?? '';
  if (usable !== name) throw syntaxError(`${name.slice(usable.length)}${INNER}`);
}
