import type { OperationId } from '@kfp-ts/api';

/**
 * Something that goes wrong with some requests. Plain JSON, so that it can also be put over HTTP.
 *
 * @example
 * { fault: 'status', status: 503, when: { operation: 'ListRuns' }, times: 2 }
 */
export type Fault = FaultOccasion & FaultEffect;

/** Which requests a fault is for, and how often it comes. */
export interface FaultOccasion {
  /** All of it has to hold. Default: every request to the API. */
  readonly when?: FaultPredicate;
  /** Skips the first so many requests that match. Default: 0. */
  readonly after?: number;
  /** Comes at most so many times. Default: for ever; once for `stale-token`. */
  readonly times?: number;
  /** How likely it comes at a request that matches, from 0 to 1, by the engine's seed. Default: 1. */
  readonly probability?: number;
}

export interface FaultPredicate {
  readonly operation?: OperationId | readonly OperationId[];
  readonly method?: string;
  /** The decoded path, in which `*` stands for any text. */
  readonly path?: string;
  /** Headers that the request has to have with these values. */
  readonly headers?: Readonly<Record<string, string>>;
}

export type FaultEffect =
  /** Waits before the request is looked at; `jitterMs` adds up to so much more. */
  | { readonly fault: 'latency'; readonly ms: number; readonly jitterMs?: number }
  /** Answers with a status and a body of one's own; the request has no effect. */
  | {
      readonly fault: 'status';
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** 429, with Retry-After when given: seconds, or an HTTP date. */
  | { readonly fault: 'rate-limit'; readonly retryAfter?: number | string }
  /** 503, with Retry-After when given. */
  | { readonly fault: 'unavailable'; readonly retryAfter?: number | string }
  /** Closes the connection; the request has no effect. */
  | { readonly fault: 'reset-before-commit' }
  /** Lets the request take effect, then closes the connection. */
  | { readonly fault: 'reset-after-commit' }
  /** Closes the connection, and lets the request take effect only after a delay. */
  | { readonly fault: 'reset-then-commit'; readonly delayMs: number }
  /** Sends so many bytes of the answer's body (half of it by default), then closes the connection. */
  | { readonly fault: 'truncate'; readonly bytes?: number }
  /** Sends the body in pieces with a pause after each. */
  | { readonly fault: 'slow-body'; readonly chunkBytes?: number; readonly delayMs: number }
  /** A login page in HTML where JSON was due. */
  | { readonly fault: 'login-page'; readonly status?: 200 | 403 }
  | { readonly fault: 'redirect'; readonly location?: string; readonly status?: 301 | 302 | 303 | 307 | 308 }
  /** The real answer under another content type. */
  | { readonly fault: 'content-type'; readonly contentType: string }
  /** A list's answer that gives the page token of its own page as the next one. */
  | { readonly fault: 'repeat-page-token' }
  /** 401 to credentials that were good before. */
  | { readonly fault: 'stale-token' };

export type FaultKind = FaultEffect['fault'];
