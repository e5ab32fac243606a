/**
 * What was wrong with a package:
 * `EMPTY`, `TOO_LARGE` (over 32 MiB), `UNKNOWN_FORMAT` (neither a known ending nor an archive), `NOT_UTF8`, `NOT_YAML`, `NOT_JSON`,
 * `MULTIPLE_DOCUMENTS`, `ALIAS_EXPANSION` (aliases that would grow without measure), `BROKEN_ARCHIVE`, `ARCHIVE_BOMB`,
 * `UNSAFE_PATH`, `NO_PIPELINE_ENTRY`, `AMBIGUOUS_ENTRIES`, `NOT_A_WORKFLOW`, `UNSUPPORTED_VERSION`, `UNREADABLE_SOURCE`.
 */
export type WorkflowPackageErrorCode =
  | 'EMPTY'
  | 'TOO_LARGE'
  | 'UNKNOWN_FORMAT'
  | 'NOT_UTF8'
  | 'NOT_YAML'
  | 'NOT_JSON'
  | 'MULTIPLE_DOCUMENTS'
  | 'ALIAS_EXPANSION'
  | 'BROKEN_ARCHIVE'
  | 'ARCHIVE_BOMB'
  | 'UNSAFE_PATH'
  | 'NO_PIPELINE_ENTRY'
  | 'AMBIGUOUS_ENTRIES'
  | 'NOT_A_WORKFLOW'
  | 'UNSUPPORTED_VERSION'
  | 'UNREADABLE_SOURCE';

const BRAND = Symbol.for('@kfp-ts/workflow.WorkflowPackageError');

/**
 * A package that cannot be used; the message says why, the hint what to do next.
 *
 * What to do: compile the pipeline again, and pass the file that the compiler wrote: YAML, JSON, or an archive of one
 * of them.
 */
export class WorkflowPackageError extends Error {
  override readonly name = 'WorkflowPackageError';
  readonly code: WorkflowPackageErrorCode;
  readonly hint: string;

  constructor(code: WorkflowPackageErrorCode, message: string, hint: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
    this.hint = hint;
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/** Whether `error` is a {@link WorkflowPackageError}, of whichever copy of this package. */
export function isWorkflowPackageError(error: unknown): error is WorkflowPackageError {
  return typeof error === 'object' && error !== null && (error as Record<symbol, unknown>)[BRAND] === true;
}
