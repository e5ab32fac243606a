import { brand, hasBrand } from './brand.js';

export interface KfpErrorOptions {
  cause?: unknown;
  /** What to do next. */
  hint?: string | undefined;
}

/**
 * What every error of this package is: a one-line message saying what happened, and mostly a hint saying what to do
 * next.
 *
 * What to do: catch this one to catch them all, and ask for a kind with its guard, such as `isNotFoundError(error)`,
 * which also knows errors of another copy of the package.
 */
export abstract class KfpError extends Error {
  static {
    brand(this, 'KfpError');
  }
  /** Stable name of the kind of error, such as `NOT_FOUND`. */
  abstract readonly code: string;
  /** What to do next, in one or two sentences. */
  declare readonly hint?: string;

  constructor(message: string, options: KfpErrorOptions = {}) {
    super(oneLine(message), options.cause === undefined ? undefined : { cause: options.cause });
    if (options.hint !== undefined) this.hint = options.hint;
  }

  /** The error without its body and causes, which may quote what must not be logged. */
  toJSON(): Record<string, unknown> {
    return { name: this.name, code: this.code, message: this.message, hint: this.hint };
  }
}

/** Whether `error` comes from this package, whichever copy of it. */
export function isKfpError(error: unknown): error is KfpError {
  return hasBrand(error, 'KfpError');
}

const LONGEST_MESSAGE = 1000;

function oneLine(text: string): string {
  // Control characters could rewrite the terminal that shows the message.
  const line = text.replace(/\s*[\p{Cc}\u2028\u2029]+\s*/gu, ' ').trim();
  return line.length > LONGEST_MESSAGE ? `${line.slice(0, LONGEST_MESSAGE)}…` : line;
}
