import type { Fetch } from './fetch-transport.js';
import type { Transport } from './layer.js';
import type { TransportOptions } from './transport-options.js';

/** The given fetch or the platform's own transport, loaded when the first request goes out. */
export function lazyTransport(fetch: Fetch | undefined, options: TransportOptions): Transport {
  let transport: Transport | undefined;
  let loading: Promise<Transport> | undefined;
  return (request) => {
    if (transport) return transport(request);
    loading ??= load(fetch, options).then((loaded) => {
      transport = loaded;
      return loaded;
    });
    return loading.then((loaded) => loaded(request));
  };
}

async function load(fetch: Fetch | undefined, options: TransportOptions): Promise<Transport> {
  if (fetch) return (await import('./fetch-transport.js')).fetchTransport(fetch);
  return (await import('#default-transport')).defaultTransport(options);
}
