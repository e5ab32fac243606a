import { connectionFailure } from './connection-failure.js';
import { isSuccess } from './incoming-response.js';
import type { Transport } from './layer.js';
import type { OutgoingRequest } from './outgoing-request.js';

/** The part of the platform's `fetch` that is used. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Sends requests with `fetch`: the given one, or the platform's as it is at the time of the call. */
export function fetchTransport(fetch: Fetch = (url, init) => globalThis.fetch(url, init)): Transport {
  return async (request) => {
    try {
      const response = await fetch(request.url, initOf(request));
      if (request.responseBody === 'stream' && isSuccess(response)) {
        return { status: response.status, headers: response.headers, text: '', stream: response.body ?? undefined };
      }
      return { status: response.status, headers: response.headers, text: await response.text() };
    } catch (error) {
      if (request.cancellation.isCancelled) throw request.cancellation.reason;
      throw connectionFailure(request, error);
    }
  };
}

function initOf(request: OutgoingRequest): RequestInit {
  return {
    method: request.method,
    headers: { ...request.headers },
    redirect: 'manual',
    ...(request.body && { body: request.body() as BodyInit }),
    signal: request.cancellation.signal,
  };
}
