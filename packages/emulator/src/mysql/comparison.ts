import { compareCollated } from './collation.js';

export type SqlValue = string | number | null;

/**
 * Orders two values as the database does: texts by collation, a text and a number as numbers.
 * Undefined when either is NULL.
 */
export function compareSql(a: SqlValue, b: SqlValue): number | undefined {
  if (a === null || b === null) return undefined;
  if (typeof a === 'string' && typeof b === 'string') return compareCollated(a, b);
  return asNumber(a) - asNumber(b);
}

/** The number at the beginning of a text, 0 when there is none. */
function asNumber(value: string | number): number {
  if (typeof value === 'number') return value;
  return Number(/^[ \t\n\v\f\r]*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/.exec(value)?.[0] ?? 0);
}
