/** What the database says to a statement it cannot run. */
export class SqlError extends Error {
  constructor(text: string) {
    super(text);
    this.name = 'SqlError';
  }
}

export const unknownColumn = (column: string, clause: 'where clause' | 'order clause'): SqlError =>
  new SqlError(`Error 1054: Unknown column '${column}' in '${clause}'`);

const MAX_SHOWN = 80;

/** A syntax error that the parser noticed at `rest`, the statement's remaining text. */
export const syntaxError = (rest: string): SqlError =>
  new SqlError(
    'Error 1064: You have an error in your SQL syntax; check the manual that corresponds to your MariaDB server version ' +
      `for the right syntax to use near '${shorten(rest)}' at line 1`,
  );

const shorten = (text: string): string => (text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN - 3)}...` : text);
