import type { Clock } from '../config/clock.js';
import { isKfpError } from '../errors/kfp-error.js';
import { type IncomingResponse, isSuccess } from '../transport/incoming-response.js';
import type { Middleware } from '../transport/layer.js';
import { type OutgoingRequest, pathOf } from '../transport/outgoing-request.js';
import { requestIdOf } from '../transport/request-id.js';

/** What loggers in use have in common; `console` is one. */
export interface Logger {
  debug(message: string, call: CallRecord): void;
  warn(message: string, call: CallRecord): void;
}

/** One call as logs show it: no headers, no bodies, no query. */
export interface CallRecord {
  readonly operationId?: string | undefined;
  readonly method: string;
  readonly path: string;
  /** Absent when there was no answer. */
  readonly status?: number | undefined;
  /** {@link KfpError.code} of a call without an answer, or the name of another error. */
  readonly error?: string | undefined;
  readonly attempts: number;
  readonly durationMs: number;
  readonly requestId?: string | undefined;
}

/** Logs each call once, when it ends: successes as debug, everything else as warn. */
export function logging(logger: Logger, clock: Clock): Middleware {
  return async (request, next) => {
    const start = clock.now();
    try {
      const response = await next(request);
      log(logger, isSuccess(response) ? 'debug' : 'warn', recordOf(request, clock.now() - start, response));
      return response;
    } catch (error) {
      log(logger, 'warn', recordOf(request, clock.now() - start, undefined, error));
      throw error;
    }
  };
}

function recordOf(
  { operationId, method, url, progress }: OutgoingRequest,
  durationMs: number,
  response?: IncomingResponse,
  error?: unknown,
): CallRecord {
  return {
    operationId,
    method,
    path: pathOf(url),
    attempts: progress.attempts,
    durationMs,
    ...(response && { status: response.status, requestId: requestIdOf(response) }),
    ...(error !== undefined && { error: nameOf(error) }),
  };
}

/** A name and not the message: what a user's own layers throw may quote anything. */
function nameOf(error: unknown): string {
  if (isKfpError(error)) return error.code;
  return error instanceof Error ? error.name : typeof error;
}

function log(logger: Logger, level: 'debug' | 'warn', call: CallRecord): void {
  const { operationId, method, path, status, error, attempts, durationMs } = call;
  const what = operationId ?? `${method} ${path}`;
  const tries = attempts === 1 ? '' : `, ${attempts} attempts`;
  try {
    logger[level](`${what}: ${status ?? error} in ${durationMs} ms${tries}`, call);
  } catch {
    // A logger that fails must not fail the call.
  }
}
