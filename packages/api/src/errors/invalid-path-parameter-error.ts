import { RequestRefusedError } from './request-refused-error.js';

/** An id that cannot be carried in a path; nothing was sent. */
export class InvalidPathParameterError extends RequestRefusedError {
  override readonly name = 'InvalidPathParameterError';
  /** The parameter's name in the path, such as `run_id`. */
  readonly parameter: string;

  constructor(parameter: string, message: string, hint: string) {
    super('INVALID_PATH_PARAMETER', message, hint);
    this.parameter = parameter;
  }
}
