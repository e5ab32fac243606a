import type { OperationId } from '@kfp-ts/api';
import type { Cancellation } from './cancellation.js';
import type { RetryPolicy } from './retry-policy.js';

/** A request on its way through the layers. Layers hand on changed copies and never change one. */
export interface OutgoingRequest {
  readonly method: string;
  /** Absolute URL. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Makes the body of one attempt; absent when there is none. */
  readonly body?: (() => string | Uint8Array) | undefined;
  /** Ends the request, which then rejects with the cancellation's reason. */
  readonly cancellation: Cancellation;
  /** Absent for raw calls. */
  readonly operationId?: OperationId | undefined;
  /** Sending it twice leaves the server as sending it once does. */
  readonly repeatable: boolean;
  /** Whether the answer's body is wanted whole or as it arrives. Default: whole. */
  readonly responseBody?: 'text' | 'stream' | undefined;
  readonly limits: CallLimits;
  readonly progress: CallProgress;
}

/** What one call may cost. */
export interface CallLimits {
  /** Milliseconds one attempt may take, body included; Infinity: no limit. */
  readonly timeoutMs: number;
  /** Milliseconds all attempts together may take; Infinity: no limit. */
  readonly totalTimeoutMs: number;
  readonly retry: RetryPolicy;
}

/** What a call has done so far; shared by all copies of its request. */
export interface CallProgress {
  /** How many times the request was sent. */
  attempts: number;
  /** When the call must have ended, on the client's clock in milliseconds. */
  readonly deadline: number;
  /** Credentials have been renewed for this call, which is done at most once. */
  recovered?: boolean;
  /** An attempt whose answer was lost, or came from a gateway, may have been carried out. */
  mayHaveActed?: boolean;
}

/** The request's path, without query, as errors show it. */
export function pathOf(url: string): string {
  const start = url.indexOf('/', url.indexOf('://') + 3);
  if (start < 0) return '/';
  const end = url.slice(start).search(/[?#]/);
  return end < 0 ? url.slice(start) : url.slice(start, start + end);
}

/** The request as messages name it, such as `GET /apis/v1beta1/runs`. */
export function nameOf(request: Pick<OutgoingRequest, 'method' | 'url'>): string {
  return `${request.method} ${pathOf(request.url)}`;
}
