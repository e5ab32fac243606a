import { type ResolvedKfpClientOptions, WHY } from '../config/client-options.js';
import { parseProxy, proxyFromEnvironment } from '../config/proxy.js';
import { attemptTimeout } from '../transport/attempt-timeout.js';
import { type Transport, wrapTransport } from '../transport/layer.js';
import { lazyTransport } from '../transport/lazy-transport.js';

/**
 * Sends to other origins than the endpoint's, such as a provider's: with the client's authorities, not with the name and
 * the certificate that are for the endpoint. Where the variables name the proxy, they are asked for each origin.
 */
export function elsewhereTransport({ fetch, tls, proxy, given, clock }: ResolvedKfpClientOptions): Transport {
  const settings = tls && { ca: tls.ca, insecureSkipVerify: tls.insecureSkipVerify };
  const why = given[WHY]?.proxy;
  const proxyTo = (url: string) =>
    why === undefined ? proxy?.href : proxyFromEnvironment(url, globalThis.process?.env ?? {});
  const ways = new Map<string | undefined, Transport>();
  const send: Transport = async (request) => {
    const address = proxyTo(request.url);
    let way = ways.get(address);
    if (!way) {
      const through = address === undefined ? undefined : parseProxy(address, why);
      way = lazyTransport(fetch, { tls: settings, proxy: through });
      ways.set(address, way);
    }
    return way(request);
  };
  return wrapTransport([attemptTimeout(clock)], send);
}
