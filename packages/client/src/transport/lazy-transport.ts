import type { Fetch } from './fetch-transport.js';
import type { Transport } from './layer.js';
import { loadOnce } from './load-once.js';
import type { TransportOptions } from './transport-options.js';

/** The given fetch or the platform's own transport, loaded when the first request goes out. */
export function lazyTransport(fetch: Fetch | undefined, options: TransportOptions): Transport {
  return loadOnce(async () => {
    if (fetch) return (await import('./fetch-transport.js')).fetchTransport(fetch);
    return (await import('#default-transport')).defaultTransport(options);
  });
}
