import type { RetryPolicy } from '../transport/retry-policy.js';

/** The last argument of every method. */
export interface CallOptions {
  /** Ends the call at once; the promise rejects with `signal.reason`. */
  signal?: AbortSignal | undefined;
  /** Milliseconds one attempt may take, body included. Default: the client's `timeoutMs`. */
  timeoutMs?: number | undefined;
  /** Milliseconds all attempts together may take. Default: the client's `totalTimeoutMs`. */
  totalTimeoutMs?: number | undefined;
  /** Changes to the client's retry policy, or `false` for one attempt. */
  retry?: Partial<RetryPolicy> | false | undefined;
  /** Headers added to this call. */
  headers?: Readonly<Record<string, string>> | undefined;
}
