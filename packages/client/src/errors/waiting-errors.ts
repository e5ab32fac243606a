import { brand, hasBrand } from './brand.js';
import { KfpError, type KfpErrorOptions } from './kfp-error.js';

export interface WaitingErrorOptions<Run> extends KfpErrorOptions {
  /** The run as last seen. */
  run: Run;
}

/**
 * A run that was waited for ended otherwise than with success. The message names the first task that failed, and why,
 * where the server tells.
 *
 * What to do: see `run`, `runs.explainFailure(id)` and the log of the task; `runs.retry(id)` runs again what failed.
 * `throwOnFailure: false` returns such a run instead.
 */
export class RunFailedError<Run = unknown> extends KfpError {
  static {
    brand(this, 'RunFailedError');
  }
  override readonly code = 'RUN_FAILED';
  /** The run as last seen. Not enumerable. */
  declare readonly run: Run;

  constructor(message: string, options: WaitingErrorOptions<Run>) {
    super(message, options);
    Object.defineProperty(this, 'run', { value: options.run });
  }
}

/**
 * The time given to a wait is over; the run goes on.
 *
 * What to do: wait again, give more `timeoutMs`, or terminate the run.
 */
export class WaitTimeoutError<Run = unknown> extends KfpError {
  static {
    brand(this, 'WaitTimeoutError');
  }
  override readonly code = 'WAIT_TIMEOUT';
  /** The run as last seen; undefined when it was never seen. Not enumerable. */
  declare readonly run: Run;

  constructor(message: string, options: WaitingErrorOptions<Run>) {
    super(message, options);
    Object.defineProperty(this, 'run', { value: options.run });
  }
}

export function isRunFailedError(error: unknown): error is RunFailedError {
  return hasBrand(error, 'RunFailedError');
}

export function isWaitTimeoutError(error: unknown): error is WaitTimeoutError {
  return hasBrand(error, 'WaitTimeoutError');
}
