import { connectionFailure } from './connection-failure.js';
import { isStreamable, type ResponseHeaders } from './incoming-response.js';
import type { Transport } from './layer.js';
import type { OutgoingRequest } from './outgoing-request.js';
import { ProxyProblem } from './proxy-failure.js';

/** The part of the platform's `fetch` that is used. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Sends requests with `fetch`: the given one, or the platform's as it is at the time of the call; `proxy` is for errors. */
export function fetchTransport(fetch: Fetch = (url, init) => globalThis.fetch(url, init), proxy?: URL): Transport {
  return async (request) => {
    try {
      const response = await fetch(request.url, initOf(request));
      const { status } = response;
      const headers = new FetchHeaders(response.headers);
      if (request.responseBody === 'stream' && response.body && isStreamable(status, headers)) {
        return { status, headers, text: '', stream: response.body };
      }
      const text = await response.text();
      if (proxy && status === 407) throw ProxyProblem.refusal(407);
      return { status, headers, text };
    } catch (error) {
      if (request.cancellation.isCancelled) throw request.cancellation.reason;
      throw connectionFailure(request, error, { proxy });
    }
  };
}

/** The platform's headers print themselves with the session cookies in them. */
class FetchHeaders implements ResponseHeaders {
  readonly #headers: Headers;

  constructor(headers: Headers) {
    this.#headers = headers;
  }

  get(name: string): string | null {
    return this.#headers.get(name);
  }

  entries(): Iterable<[string, string]> {
    return this.#headers.entries();
  }

  getSetCookie(): string[] {
    return this.#headers.getSetCookie?.() ?? [];
  }
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
