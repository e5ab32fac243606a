import { firstOutsideLatin1 } from './latin1.js';

/** A column that a row is about to be written to. */
export interface ColumnValue {
  readonly column: string;
  readonly value: string;
  /** In characters; absent for the long text types. */
  readonly limit?: number;
}

/**
 * What the database says to a row it cannot store, undefined when it can. Columns are looked at in the
 * order of the statement, which is the order of their names.
 */
export function columnError(database: string, table: string, values: readonly ColumnValue[]): string | undefined {
  for (const { column, value, limit } of [...values].sort((a, b) => (a.column < b.column ? -1 : 1))) {
    const at = firstOutsideLatin1(value);
    if (at >= 0) {
      return `Error 1366: Incorrect string value: '${printedBytes(value, at)}' for column \`${database}\`.\`${table}\`.\`${column}\` at row 1`;
    }
    if (limit !== undefined && value.length > limit && [...value].length > limit)
      return `Error 1406: Data too long for column '${column}' at row 1`;
  }
  return undefined;
}

const MAX_PRINTED = 6;

/** The first bytes of the rest of a text, as the database prints what it could not convert. */
function printedBytes(text: string, at: number): string {
  const bytes = Buffer.from(text.slice(at, at + MAX_PRINTED + 1));
  const printed = [...bytes.subarray(0, MAX_PRINTED)].map((byte) =>
    byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\x${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return printed.join('') + (bytes.length > MAX_PRINTED ? '...' : '');
}
