import type { IncomingResponse } from './incoming-response.js';
import type { OutgoingRequest } from './outgoing-request.js';

/** Sends one request and gives its answer, whatever the status; rejects when there is none. */
export type Transport = (request: OutgoingRequest) => Promise<IncomingResponse>;

/** One ring around a transport: may change the request, the answer, or send several times. */
export type Middleware = (request: OutgoingRequest, next: Transport) => Promise<IncomingResponse>;

/** Puts `layers` around `transport`, the first outermost. */
export function wrapTransport(layers: readonly Middleware[], transport: Transport): Transport {
  return layers.reduceRight<Transport>((next, layer) => (request) => layer(request, next), transport);
}
