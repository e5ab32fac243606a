import type { Transport } from './layer.js';
import type { TransportOptions } from './transport-options.js';

/** The platform's own transport, loaded when the first request goes out. */
export function lazyTransport(options: TransportOptions): Transport {
  let transport: Transport | undefined;
  let loading: Promise<Transport> | undefined;
  return async (request) => {
    if (!transport) {
      loading ??= import('#default-transport').then(({ defaultTransport }) => defaultTransport(options));
      transport = await loading;
    }
    return transport(request);
  };
}
