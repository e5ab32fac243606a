import { isConnectionError } from '../errors/connection-error.js';
import { type IncomingResponse, isSuccess } from './incoming-response.js';
import type { OutgoingRequest } from './outgoing-request.js';
import { retryAfterMs } from './retry-after.js';

/** How an attempt ended: with an answer, or with an error. */
export type AttemptOutcome = { response: IncomingResponse } | { error: unknown };

/** Answers of gateways and overloaded servers. A 500 is not among them: this API gives it for lasting conditions. */
const PASSING_STATUSES: ReadonlySet<number> = new Set([408, 502, 503, 504]);

/**
 * Milliseconds to wait before the attempt that follows number `attempt`; undefined when none should follow.
 *
 * What is safe to repeat is sent again after a broken connection, a timeout, half a JSON, 408, 502, 503 and 504. Everything else only
 * when the server cannot have acted: no connection came about, 429, or a 503 that names a time to come back.
 */
export function retryPauseMs(
  outcome: AttemptOutcome,
  request: OutgoingRequest,
  attempt: number,
  { now, random }: { now: number; random: () => number },
): number | undefined {
  const { maxAttempts, baseDelayMs, maxDelayMs } = request.limits.retry;
  if (attempt >= maxAttempts) return undefined;
  // Full jitter: clients that failed together do not come back together.
  const backOffMs = random() * Math.min(maxDelayMs, baseDelayMs * 2 ** (attempt - 1));

  if ('error' in outcome) {
    const { error } = outcome;
    if (!isConnectionError(error) || !error.transient) return undefined;
    if (error.mayHaveReachedServer && !request.repeatable) return undefined;
    return error.staleConnection ? 0 : backOffMs;
  }
  const { status, headers } = outcome.response;
  if (isCutOff(outcome.response)) return request.repeatable ? backOffMs : undefined;
  if (status !== 429 && !PASSING_STATUSES.has(status)) return undefined;
  const askedMs = retryAfterMs(headers, now);
  if (!request.repeatable && status !== 429 && !(status === 503 && askedMs !== undefined)) return undefined;
  if (askedMs === undefined) return backOffMs;
  return askedMs > maxDelayMs ? undefined : askedMs + random() * baseDelayMs;
}

/** Whether the server may have carried out an attempt that is followed by another. */
export function mayHaveActed(outcome: AttemptOutcome): boolean {
  if ('error' in outcome) return isConnectionError(outcome.error) && outcome.error.mayHaveReachedServer;
  return outcome.response.status !== 429;
}

/** A 2xx whose JSON ends too early: what a proxy makes of a broken connection behind it. */
export function isCutOff(response: IncomingResponse): boolean {
  return isSuccess(response) && response.text.startsWith('{') && !response.text.trimEnd().endsWith('}');
}
