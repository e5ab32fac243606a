import { internalError, invalidInput } from '../errors/server-failure.js';
import { goQuote } from '../json/go-format.js';
import { compareSql, type SqlValue } from '../mysql/comparison.js';
import { SqlError, syntaxError, unknownColumn } from '../mysql/sql-error.js';
import type { CreatedRow, SortedRows } from '../store/sorted-rows.js';
import type { ListOptions } from './list-options.js';
import type { Listable } from './listable.js';
import { rowMatcher } from './match-filter.js';
import { encodePageToken, type PageToken } from './page-token.js';

/** A page: its rows, the number of all rows that match, and the token of the next page, empty on the last one. */
export interface ListPage<R> {
  readonly rows: readonly R[];
  readonly total: number;
  readonly nextToken: string;
}

/** One page of `source`. */
export function listPage<R extends CreatedRow>(
  source: SortedRows<R>,
  listable: Listable<R>,
  options: ListOptions,
): ListPage<R> {
  try {
    const { rows, total } = select(source, listable, options);
    const next = rows.length > options.pageSize ? rows.pop() : undefined;
    return { rows, total, nextToken: next ? encodePageToken(tokenAt(next, listable, options.token)) : '' };
  } catch (error) {
    throw error instanceof SqlError ? listFailure(listable, error) : error;
  }
}

/** The database's refusal as a list call answers it. */
export const listFailure = <R extends CreatedRow>(listable: Listable<R>, error: SqlError): Error =>
  internalError(`${listable.failureDetail}: ${error.message}`, error.message).wrap(listable.failure);

/** The token of a page that begins with `row`. */
export function tokenAt<R extends CreatedRow>(row: R, listable: Listable<R>, token: PageToken): PageToken {
  const name = token.SortByFieldName;
  const column = Object.hasOwn(listable.columns, name) ? listable.columns[name] : undefined;
  const value = column ? column(row) : listable.metric?.(row, name);
  if (value === undefined || value === null) {
    throw invalidInput(`cannot sort by field ${goQuote(name)} on type ${goQuote(listable.typeName)}`).wrap(
      listable.failure,
    );
  }
  return { ...token, SortByFieldValue: value, KeyFieldValue: row.id };
}

function select<R extends CreatedRow>(
  source: SortedRows<R>,
  listable: Listable<R>,
  options: ListOptions,
): { rows: R[]; total: number } {
  const { token, pageSize } = options;
  const column = sortColumn(listable, options);
  const matches = rowMatcher(token.Filter ?? undefined, listable);
  if (token.SortByFieldName === 'CreatedAtInSec' && typeof token.SortByFieldValue !== 'string') {
    return inOrderOfCreation(source, token, pageSize + 1, matches);
  }
  const all = [...source.ascending()];
  const matching = matches ? all.filter(matches) : all;
  const direction = token.IsDesc ? -1 : 1;
  const keyed = matching.map((row) => ({ row, value: column(row) }));
  const order = (a: { row: CreatedRow; value: SqlValue }, b: { row: CreatedRow; value: SqlValue }): number =>
    (compareSql(a.value, b.value) ?? 0) || compareIds(a.row.id, b.row.id);
  const from =
    token.SortByFieldValue === null || token.KeyFieldValue === null
      ? undefined
      : { value: token.SortByFieldValue, row: { id: token.KeyFieldValue, createdAt: 0 } };
  const rest = from ? keyed.filter((entry) => direction * order(entry, from) >= 0) : keyed;
  rest.sort((a, b) => direction * order(a, b));
  return { rows: rest.slice(0, pageSize + 1).map(({ row }) => row), total: matching.length };
}

const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function inOrderOfCreation<R extends CreatedRow>(
  source: SortedRows<R>,
  token: PageToken,
  limit: number,
  matches: ((row: R) => boolean) | undefined,
): { rows: R[]; total: number } {
  const from =
    typeof token.SortByFieldValue === 'number' && token.KeyFieldValue !== null
      ? { id: token.KeyFieldValue, createdAt: token.SortByFieldValue }
      : undefined;
  const rows: R[] = [];
  for (const row of token.IsDesc ? source.descending(from) : source.ascending(from)) {
    if (matches && !matches(row)) continue;
    rows.push(row);
    if (rows.length === limit) break;
  }
  return { rows, total: matches ? count(source, matches) : source.size };
}

function count<R extends CreatedRow>(source: SortedRows<R>, matches: (row: R) => boolean): number {
  let total = 0;
  for (const row of source.ascending()) if (matches(row)) total++;
  return total;
}

/** The column a page is sorted by. A token of another kind of list names one that the statement does not know. */
function sortColumn<R extends CreatedRow>(
  listable: Listable<R>,
  { token, pageSize }: ListOptions,
): (row: R) => SqlValue {
  const direction = token.IsDesc ? 'DESC' : 'ASC';
  const key = `${token.KeyFieldPrefix}${token.KeyFieldName}`;
  if (token.SortByFieldName === '') throw syntaxError(`${direction}, ${key} ${direction} LIMIT ${pageSize + 1}`);
  if (token.KeyFieldName === '') throw syntaxError(`${direction} LIMIT ${pageSize + 1}`);
  const clause = token.SortByFieldValue !== null && token.KeyFieldValue !== null ? 'where clause' : 'order clause';
  const known = (prefix: string, name: string): boolean => {
    const fits = prefix === listable.prefix || prefix === '' || prefix === `${listable.table}.`;
    return fits && Object.hasOwn(listable.columns, name);
  };
  if (!known(token.SortByFieldPrefix, token.SortByFieldName)) {
    throw unknownColumn(`${token.SortByFieldPrefix}${token.SortByFieldName}`, clause);
  }
  if (!known(token.KeyFieldPrefix, token.KeyFieldName)) throw unknownColumn(key, clause);
  return listable.columns[token.SortByFieldName] as (row: R) => SqlValue;
}
