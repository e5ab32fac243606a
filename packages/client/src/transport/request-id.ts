import type { ResponseHeaders } from './incoming-response.js';

/** The id that the server, or a gateway on the way, gave to the exchange. */
export function requestIdOf({ headers }: { headers: ResponseHeaders }): string | undefined {
  for (const name of ['x-request-id', 'x-amzn-trace-id', 'x-cloud-trace-context']) {
    const id = headers.get(name);
    if (id) return id;
  }
  return undefined;
}
