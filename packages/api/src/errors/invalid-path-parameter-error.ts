import { RequestRefusedError } from './request-refused-error.js';

/**
 * An id that cannot be carried in a path, such as an empty one or `..`; nothing was sent.
 *
 * What to do: pass the id as the server gave it; `parameter` says which one was wrong.
 */
export class InvalidPathParameterError extends RequestRefusedError {
  override readonly name = 'InvalidPathParameterError';
  /** The parameter's name in the path, such as `run_id`. */
  readonly parameter: string;

  constructor(parameter: string, message: string, hint: string) {
    super('INVALID_PATH_PARAMETER', message, hint);
    this.parameter = parameter;
  }
}
