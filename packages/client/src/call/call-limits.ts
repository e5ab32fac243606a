import { positive } from '../config/positive.js';
import type { CallLimits } from '../transport/outgoing-request.js';
import type { RetryPolicy } from '../transport/retry-policy.js';
import type { CallOptions } from './call-options.js';

/** What every call starts from. */
export interface CallDefaults {
  readonly limits: CallLimits;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The limits of one call: the client's, changed by the call's options. */
export function limitsOf(options: CallOptions, { limits }: CallDefaults): CallLimits {
  const { timeoutMs, totalTimeoutMs, retry } = options;
  if (timeoutMs === undefined && totalTimeoutMs === undefined && retry === undefined) return limits;
  return {
    timeoutMs: positive('timeoutMs', timeoutMs, limits.timeoutMs),
    totalTimeoutMs: positive('totalTimeoutMs', totalTimeoutMs, limits.totalTimeoutMs),
    retry: retryPolicyOf(retry, limits.retry),
  };
}

/** `policy` with what is given changed. @throws {ConfigurationError} for fewer attempts than one. */
export function retryPolicyOf(given: CallOptions['retry'], policy: RetryPolicy): RetryPolicy {
  const changed = { ...policy, ...(given === false ? { maxAttempts: 1 } : given) };
  positive('retry.maxAttempts', changed.maxAttempts, policy.maxAttempts);
  return changed;
}
