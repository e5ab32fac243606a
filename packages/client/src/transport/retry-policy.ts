/** When and how often a failed attempt is followed by another. */
export interface RetryPolicy {
  /** Attempts in all, the first included. Default 4. */
  readonly maxAttempts: number;
  /** Milliseconds of the first back-off's upper bound; it doubles with each attempt. Default 250. */
  readonly baseDelayMs: number;
  /**
   * Upper bound of one back-off in milliseconds. Default 30,000. A server that asks for a longer pause (Retry-After) is
   * not asked again: the call fails and its error's `retryAfterMs` says how long to wait.
   */
  readonly maxDelayMs: number;
}

export const defaultRetryPolicy: RetryPolicy = { maxAttempts: 4, baseDelayMs: 250, maxDelayMs: 30_000 };
