import type { ResolvedKfpClientOptions } from '../config/client-options.js';
import { classifyResponse } from '../errors/classify-response.js';
import { cancellationOf } from '../transport/cancellation.js';
import { isSuccess } from '../transport/incoming-response.js';
import type { Transport } from '../transport/layer.js';
import { pathOf } from '../transport/outgoing-request.js';
import { limitsOf } from './call-limits.js';
import type { CallOptions } from './call-options.js';

/** Opens what the UI server has at an address below the endpoint, such as `/k8s/pod/logs?podname=x`, as a stream of bytes. */
export type OpenUiStream = (address: string, options?: CallOptions) => Promise<ReadableStream<Uint8Array>>;

/** Goes through the onion as every call does; the attempt's time limit ends with the answer's headers. */
export async function openUiStream(
  { endpoint, defaults, clock }: ResolvedKfpClientOptions,
  send: Transport,
  address: string,
  options: CallOptions = {},
): Promise<ReadableStream<Uint8Array>> {
  options.signal?.throwIfAborted();
  const limits = limitsOf(options, defaults);
  const url = endpoint.url + address;
  const progress = { attempts: 0, deadline: clock.now() + limits.totalTimeoutMs };
  const response = await send({
    method: 'GET',
    url,
    headers: { ...defaults.headers, ...options.headers, accept: '*/*' },
    cancellation: cancellationOf(options.signal),
    repeatable: true,
    responseBody: 'stream',
    limits,
    progress,
  });
  if (isSuccess(response)) return response.stream ?? new Blob([response.text]).stream();
  throw classifyResponse(response, { method: 'GET', path: pathOf(url), attempts: progress.attempts }, clock.now());
}
