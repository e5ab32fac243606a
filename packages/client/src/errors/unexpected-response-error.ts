import { brand, hasBrand } from './brand.js';
import { KfpError, type KfpErrorOptions } from './kfp-error.js';

export interface UnexpectedResponseErrorOptions extends KfpErrorOptions {
  status: number;
  operationId?: string | undefined;
  method: string;
  path: string;
  attempts: number;
  body?: unknown;
  requestId?: string | undefined;
}

/**
 * An answer that the API cannot have given: a page, truncated or empty JSON, the 404 of another server.
 *
 * What to do: check the endpoint (behind the Kubeflow gateway it ends in `/pipeline`), and what stands in front of
 * the API; `body` holds what came.
 */
export class UnexpectedResponseError extends KfpError {
  static {
    brand(this, 'UnexpectedResponseError');
  }
  override readonly code = 'UNEXPECTED_RESPONSE';
  /** HTTP status. */
  readonly status: number;
  declare readonly operationId?: string;
  readonly method: string;
  /** Path of the request, without its query. */
  readonly path: string;
  readonly attempts: number;
  declare readonly requestId?: string;
  /** The answer's text, or JSON. Not enumerable. */
  declare readonly body: unknown;

  constructor(message: string, options: UnexpectedResponseErrorOptions) {
    super(message, options);
    this.status = options.status;
    this.method = options.method;
    this.path = options.path;
    this.attempts = options.attempts;
    if (options.operationId !== undefined) this.operationId = options.operationId;
    if (options.requestId !== undefined) this.requestId = options.requestId;
    Object.defineProperty(this, 'body', { value: options.body });
  }

  override toJSON(): Record<string, unknown> {
    const { status, operationId, method, path, attempts, requestId } = this;
    return { ...super.toJSON(), status, operationId, method, path, attempts, requestId };
  }
}

export function isUnexpectedResponseError(error: unknown): error is UnexpectedResponseError {
  return hasBrand(error, 'UnexpectedResponseError');
}
