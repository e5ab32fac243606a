import { likeSubstring } from '../mysql/collation.js';
import { compareSql, type SqlValue } from '../mysql/comparison.js';
import { firstOutsideLatin1 } from '../mysql/latin1.js';
import { SqlError, unknownColumn } from '../mysql/sql-error.js';
import type { CreatedRow } from '../store/sorted-rows.js';
import { CONDITION_KINDS, type ConditionKind, type Filter, type Operand } from './filter.js';
import type { Listable } from './listable.js';

const HOLDS: Readonly<Record<ConditionKind, (column: SqlValue, operand: Operand) => boolean>> = {
  EQ: (column, operand) => scalar(operand) && compareSql(column, operand) === 0,
  NEQ: (column, operand) => scalar(operand) && (compareSql(column, operand) ?? 0) !== 0,
  GT: (column, operand) => scalar(operand) && (compareSql(column, operand) ?? 0) > 0,
  GTE: (column, operand) => scalar(operand) && (compareSql(column, operand) ?? -1) >= 0,
  LT: (column, operand) => scalar(operand) && (compareSql(column, operand) ?? 0) < 0,
  LTE: (column, operand) => scalar(operand) && (compareSql(column, operand) ?? 1) <= 0,
  IN: (column, operand) => (scalar(operand) ? [operand] : operand).some((one) => compareSql(column, one) === 0),
  SUBSTRING: (column, operand) => typeof operand === 'string' && likeSubstring(String(column), operand),
};
const OPERATORS: Readonly<Record<ConditionKind, string>> = {
  EQ: '=',
  NEQ: '<>',
  GT: '>',
  GTE: '>=',
  LT: '<',
  LTE: '<=',
  IN: ' IN ',
  SUBSTRING: 'like',
};

const scalar = (operand: Operand): operand is string | number => typeof operand !== 'object';

/**
 * A test of rows against a filter; undefined when every row passes.
 * @throws SqlError for what the database would refuse
 */
export function rowMatcher<R extends CreatedRow>(
  filter: Filter | undefined,
  listable: Listable<R>,
): ((row: R) => boolean) | undefined {
  if (!filter) return undefined;
  const tests: ((row: R) => boolean)[] = [];
  for (const kind of CONDITION_KINDS) {
    for (const [key, operands] of Object.entries(filter[kind] ?? {})) {
      const name = key.startsWith(listable.prefix) ? key.slice(listable.prefix.length) : key;
      const column = Object.hasOwn(listable.columns, name) ? listable.columns[name] : undefined;
      if (!column) throw unknownColumn(key, 'where clause');
      for (const operand of operands ?? []) {
        refuseOutsideLatin1(operand, kind);
        tests.push((row) => HOLDS[kind](column(row), operand));
      }
    }
  }
  return tests.length === 0 ? undefined : (row) => tests.every((test) => test(row));
}

function refuseOutsideLatin1(operand: Operand, kind: ConditionKind): void {
  for (const text of scalar(operand) ? [operand] : (operand ?? [])) {
    if (typeof text !== 'string' || firstOutsideLatin1(text) < 0) continue;
    throw new SqlError(
      `Error 1267: Illegal mix of collations (latin1_swedish_ci,IMPLICIT) and (utf8mb4_general_ci,COERCIBLE) for operation '${OPERATORS[kind]}'`,
    );
  }
}
