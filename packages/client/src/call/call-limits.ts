import type { CallLimits } from '../transport/outgoing-request.js';
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
    timeoutMs: timeoutMs ?? limits.timeoutMs,
    totalTimeoutMs: totalTimeoutMs ?? limits.totalTimeoutMs,
    retry: retry === false ? { ...limits.retry, maxAttempts: 1 } : { ...limits.retry, ...retry },
  };
}
