import { ConfigurationError } from '../errors/configuration-error.js';
import { fetchTransport } from './fetch-transport.js';
import type { Transport } from './layer.js';
import type { TransportOptions } from './transport-options.js';

/** The platform's `fetch`, where programs have no say in connections: browsers and workers. */
export function defaultTransport({ tls, proxy }: TransportOptions): Transport {
  if (tls || proxy) {
    throw new ConfigurationError('The options tls and proxy do not work on this platform', {
      hint: 'Browsers and workers take certificates and proxies from their own settings. Node, Bun and Deno have the options.',
    });
  }
  return fetchTransport();
}
