import { brand, hasBrand } from './brand.js';
import { KfpError, type KfpErrorOptions } from './kfp-error.js';

/** What is known of the answer that an {@link ApiError} stands for. */
export interface ApiErrorOptions extends KfpErrorOptions {
  status: number;
  operationId?: string | undefined;
  method: string;
  /** Without the query. */
  path: string;
  attempts: number;
  body?: unknown;
  details?: unknown;
  requestId?: string | undefined;
  grpcCode?: number | undefined;
  retryAfterMs?: number | undefined;
}

/**
 * The server, or something in front of it, refused the call. Most refusals are one of the classes below; this one
 * itself stands for a status that none of them is for.
 *
 * What to do: read `hint`; `status`, `operationId` and `requestId` are what whoever runs the installation needs to
 * find the call in the logs.
 */
export class ApiError extends KfpError {
  static {
    brand(this, 'ApiError');
  }
  override readonly code: string = 'API';
  /** HTTP status. */
  readonly status: number;
  /** Id of the operation as the API description spells it, such as `GetRun`; absent for raw calls. */
  declare readonly operationId?: string;
  readonly method: string;
  /** Path of the request, without its query. */
  readonly path: string;
  /** How many times the request was sent. */
  readonly attempts: number;
  /** Id that the server or a gateway gave to the exchange. */
  declare readonly requestId?: string;
  /** gRPC status code of the API's error body, such as 5 for "not found". */
  declare readonly grpcCode?: number;
  /** Milliseconds that the server asked to wait before another attempt. */
  declare readonly retryAfterMs?: number;
  /**
   * The answer's body: parsed when it was JSON, else its text; undefined for a page to sign in at. Not enumerable, so it
   * does not get into logs by itself.
   */
  declare readonly body: unknown;
  /** The `details` of the API's error body. Not enumerable. */
  declare readonly details: unknown;

  constructor(message: string, options: ApiErrorOptions) {
    super(message, options);
    this.status = options.status;
    this.method = options.method;
    this.path = options.path;
    this.attempts = options.attempts;
    if (options.operationId !== undefined) this.operationId = options.operationId;
    if (options.requestId !== undefined) this.requestId = options.requestId;
    if (options.grpcCode !== undefined) this.grpcCode = options.grpcCode;
    if (options.retryAfterMs !== undefined) this.retryAfterMs = options.retryAfterMs;
    Object.defineProperties(this, { body: { value: options.body }, details: { value: options.details } });
  }

  override toJSON(): Record<string, unknown> {
    const { status, operationId, method, path, attempts, requestId, grpcCode } = this;
    return { ...super.toJSON(), status, operationId, method, path, attempts, requestId, grpcCode };
  }
}

export function isApiError(error: unknown): error is ApiError {
  return hasBrand(error, 'ApiError');
}
