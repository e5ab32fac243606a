/** When and how often a failed attempt is followed by another. */
export interface RetryPolicy {
  /** Attempts in all, the first included. Default 4. */
  readonly maxAttempts: number;
  /** Milliseconds of the first back-off's upper bound; it doubles with each attempt. Default 250. */
  readonly baseDelayMs: number;
  /** Upper bound of one back-off in milliseconds, a Retry-After included. Default 30,000. */
  readonly maxDelayMs: number;
}
