import { firstOutsideLatin1, NOT_ASCII } from './latin1.js';

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
  const doubtful = values.filter(({ value, limit = value.length }) => value.length > limit || NOT_ASCII.test(value));
  for (const { column, value, limit } of doubtful.sort((a, b) => (a.column < b.column ? -1 : 1))) {
    const [kept, rest] = limit === undefined || value.length <= limit ? [value, ''] : cut(value, limit);
    const at = firstRefused(kept);
    if (at >= 0) {
      return `Error 1366: Incorrect string value: '${printedBytes(value, at)}' for column \`${database}\`.\`${table}\`.\`${column}\` at row 1`;
    }
    // Spaces at the end are cut off without a word.
    if (/[^ ]/.test(rest)) return `Error 1406: Data too long for column '${column}' at row 1`;
  }
  return undefined;
}

/** The characters that have room, and those that have not. */
function cut(value: string, limit: number): [string, string] {
  const characters = [...value];
  return [characters.slice(0, limit).join(''), characters.slice(limit).join('')];
}

const OUTSIDE_UTF8MB3 = /[\u{10000}-\u{10ffff}]/u;

/** The connection refuses characters of four bytes before the column is asked. */
function firstRefused(text: string): number {
  const at = firstOutsideLatin1(text);
  const pair = at < 0 ? -1 : text.search(OUTSIDE_UTF8MB3);
  return pair < 0 ? at : pair;
}

const MAX_PRINTED = 6;
const DELETE = 0x7f;

/** The first bytes of the rest of a text, as the database prints what it could not convert. */
function printedBytes(text: string, at: number): string {
  const bytes = Buffer.from(text.slice(at, at + MAX_PRINTED + 1));
  const printed = [...bytes.subarray(0, MAX_PRINTED)].map((byte) =>
    byte >= 0x20 && byte < DELETE
      ? String.fromCharCode(byte)
      : `\\${byte === DELETE ? '00' : 'x'}${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return printed.join('') + (bytes.length > MAX_PRINTED ? '...' : '');
}
