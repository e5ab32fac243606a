export type ParameterErrorCode = 'UNKNOWN_PARAMETER' | 'MISSING_PARAMETER' | 'UNSUPPORTED_VALUE';

const BRAND = Symbol.for('@kfp-ts/workflow.ParameterError');

/**
 * Parameters that do not fit the pipeline; the message says which, the hint what to do next. Values are never quoted.
 *
 * What to do: pass the parameters that the pipeline declares, under their names, each with a value that can be
 * written as text.
 */
export class ParameterError extends Error {
  override readonly name = 'ParameterError';
  readonly code: ParameterErrorCode;
  readonly hint: string;

  constructor(code: ParameterErrorCode, message: string, hint: string) {
    super(message);
    this.code = code;
    this.hint = hint;
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/** Whether `error` is a {@link ParameterError}, of whichever copy of this package. */
export function isParameterError(error: unknown): error is ParameterError {
  return typeof error === 'object' && error !== null && (error as Record<symbol, unknown>)[BRAND] === true;
}
