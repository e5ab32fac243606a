import { compareSql, type SqlValue } from '../mysql/comparison.js';
import { firstOutsideLatin1 } from '../mysql/latin1.js';
import { likeMatcher } from '../mysql/like.js';
import { SqlError, unknownColumn } from '../mysql/sql-error.js';
import type { CreatedRow } from '../store/sorted-rows.js';
import { CONDITION_KINDS, type ConditionKind, type Filter, type Operand } from './filter.js';
import type { Listable } from './listable.js';

const HOLDS: Readonly<Record<Exclude<ConditionKind, 'SUBSTRING'>, (column: SqlValue, operand: Operand) => boolean>> = {
  EQ: (column, operand) => scalar(operand) && compareSql(column, operand) === 0,
  NEQ: (column, operand) => scalar(operand) && (compareSql(column, operand) ?? 0) !== 0,
  GT: (column, operand) => scalar(operand) && (compareSql(column, operand) ?? 0) > 0,
  GTE: (column, operand) => scalar(operand) && (compareSql(column, operand) ?? -1) >= 0,
  LT: (column, operand) => scalar(operand) && (compareSql(column, operand) ?? 0) < 0,
  LTE: (column, operand) => scalar(operand) && (compareSql(column, operand) ?? 1) <= 0,
  IN: (column, operand) => (scalar(operand) ? [operand] : operand).some((one) => compareSql(column, one) === 0),
};
const OPERATORS: Readonly<Record<ConditionKind, string>> = {
  EQ: '=',
  NEQ: '<>',
  GT: '>',
  GTE: '>=',
  LT: '<',
  LTE: '<=',
  IN: '=',
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
        if (!isNumeric(name)) refuseOutsideLatin1(operand, kind);
        const holds = conditionTest(kind, operand);
        tests.push((row) => holds(column(row)));
      }
    }
  }
  return tests.length === 0 ? undefined : (row) => tests.every((test) => test(row));
}

/** Points in time are the only numbers; with a number any text can be compared. */
const isNumeric = (column: string): boolean => column.endsWith('InSec');

const COLUMN_COLLATION = '(latin1_swedish_ci,IMPLICIT)';
const VALUE_COLLATION = '(utf8mb3_general_ci,COERCIBLE)';

/** A column of text cannot be compared with a text that latin1 cannot hold. */
function conditionTest(kind: ConditionKind, operand: Operand): (column: SqlValue) => boolean {
  if (kind !== 'SUBSTRING') return (column) => HOLDS[kind](column, operand);
  if (typeof operand !== 'string') return () => false;
  const like = likeMatcher(operand);
  return (column) => like(String(column));
}

function refuseOutsideLatin1(operand: Operand, kind: ConditionKind): void {
  const values = scalar(operand) ? [operand] : (operand ?? []);
  if (!values.some((value) => typeof value === 'string' && firstOutsideLatin1(value) >= 0)) return;
  if (values.length === 1) {
    throw new SqlError(
      `Error 1267: Illegal mix of collations ${COLUMN_COLLATION} and ${VALUE_COLLATION} for operation '${OPERATORS[kind]}'`,
    );
  }
  if (values.length === 2) {
    throw new SqlError(
      `Error 1270: Illegal mix of collations ${COLUMN_COLLATION}, ${VALUE_COLLATION}, ${VALUE_COLLATION} for operation 'in'`,
    );
  }
  throw new SqlError("Error 1271: Illegal mix of collations for operation 'in'");
}
