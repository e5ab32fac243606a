import { ConfigurationError } from '../errors/configuration-error.js';
import { fetchTransport } from './fetch-transport.js';
import type { Transport } from './layer.js';
import type { TransportOptions } from './transport-options.js';

/** The platform's `fetch`. */
export function defaultTransport({ tls, proxy }: TransportOptions): Transport {
  if (tls || proxy) {
    throw new ConfigurationError('The options tls and proxy work on Node only', {
      hint: "Give a fetch that has these settings, such as one with Deno.createHttpClient or Bun's tls option.",
    });
  }
  return fetchTransport();
}
