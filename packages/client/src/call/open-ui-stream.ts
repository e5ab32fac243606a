import { checkedHeaders } from '../config/checked-headers.js';
import type { ResolvedKfpClientOptions } from '../config/client-options.js';
import { logRefusal } from '../errors/log-refusal.js';
import { cancellationOf } from '../transport/cancellation.js';
import { isSuccess } from '../transport/incoming-response.js';
import type { Transport } from '../transport/layer.js';
import { type OutgoingRequest, pathOf } from '../transport/outgoing-request.js';
import { boundedStream } from './bounded-stream.js';
import { limitsOf } from './call-limits.js';
import type { CallOptions } from './call-options.js';

/** Opens what the UI server has at an address below the endpoint, such as `/k8s/pod/logs?podname=x`, as a stream of bytes. */
export type OpenUiStream = (address: string, options?: CallOptions) => Promise<ReadableStream<Uint8Array>>;

/** Goes through the onion as every call does; the attempt's time limit ends with the answer's headers, and holds again for each piece. */
export async function openUiStream(
  { endpoint, defaults, clock }: ResolvedKfpClientOptions,
  send: Transport,
  address: string,
  options: CallOptions = {},
): Promise<ReadableStream<Uint8Array>> {
  options.signal?.throwIfAborted();
  const limits = limitsOf(options, defaults);
  const request: OutgoingRequest = {
    method: 'GET',
    url: endpoint.url + address,
    headers: { ...defaults.headers, ...checkedHeaders(options.headers), accept: '*/*' },
    cancellation: cancellationOf(options.signal),
    repeatable: true,
    responseBody: 'stream',
    limits,
    progress: { attempts: 0, deadline: clock.now() + limits.totalTimeoutMs },
  };
  const response = await send(request);
  if (isSuccess(response) && response.stream) return boundedStream(response.stream, request, clock);
  // The UI server answers what it does not know with its page, and a gate with a login.
  if (isSuccess(response) && !response.text.trimStart().startsWith('<')) return new Blob([response.text]).stream();
  const exchange = { method: 'GET', path: pathOf(request.url), attempts: request.progress.attempts };
  throw logRefusal(response, exchange, clock.now());
}
