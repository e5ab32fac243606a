import { isApiError, isConnectionError, isRateLimitedError, isUnexpectedResponseError } from '../errors/index.js';

/** Milliseconds for which a wait puts up with a server that cannot be reached. */
const LONGEST_OUTAGE_MS = 300_000;

/** Tells failures that a wait outlasts, such as a restart of the server, from those that end it. */
export class Outage {
  #sinceMs: number | undefined;

  /** The server answered. */
  over(): void {
    this.#sinceMs = undefined;
  }

  /** Throws `error` unless it may pass and has not lasted too long. */
  endure(error: unknown, nowMs: number): undefined {
    this.#sinceMs ??= nowMs;
    if (!mayPass(error) || nowMs - this.#sinceMs > LONGEST_OUTAGE_MS) throw error;
  }
}

function mayPass(error: unknown): boolean {
  if (isConnectionError(error) || isRateLimitedError(error)) return true;
  if (isApiError(error) || isUnexpectedResponseError(error)) return [502, 503, 504].includes(error.status);
  return false;
}
