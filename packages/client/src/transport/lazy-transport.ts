import type { Transport } from './layer.js';
import type { TransportOptions } from './transport-options.js';

/** The platform's own transport, loaded when the first request goes out. */
export function lazyTransport(options: TransportOptions): Transport {
  let transport: Transport | undefined;
  let loading: Promise<Transport> | undefined;
  return (request) => {
    if (transport) return transport(request);
    loading ??= import('#default-transport').then(({ defaultTransport }) => {
      transport = defaultTransport(options);
      return transport;
    });
    return loading.then((loaded) => loaded(request));
  };
}
