import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { IDLE_CONNECTION_MS } from './kept-connections.js';
import { type NodeConnections, requestOptions } from './node-connections.js';
import { secureSettings } from './node-tls-connections.js';
import { TunnelAgent } from './node-tunnel-agent.js';
import { proxyHeaders } from './proxy-credentials.js';
import type { TlsOptions } from './transport-options.js';

/** Requests for http:// through a proxy, which gets the whole address. */
export function proxiedConnections(proxy: URL, { ca }: TlsOptions = {}): NodeConnections {
  const settings = { keepAlive: true, timeout: IDLE_CONNECTION_MS };
  const secure = proxy.protocol === 'https:';
  const optionsOf = requestOptions(
    secure ? new HttpsAgent({ ...settings, ...secureSettings({ ca }) }) : new HttpAgent(settings),
  );
  const address = { host: proxy.hostname.replace(/^\[|\]$/g, ''), port: proxy.port };
  const credentials = proxyHeaders(proxy);
  return {
    proxy,
    open(request, body) {
      const options = optionsOf({ ...request, headers: { ...request.headers, ...credentials } }, body);
      return (secure ? httpsRequest : httpRequest)({ ...options, ...address, path: request.url });
    },
  };
}

/** Requests for https:// through a tunnel that a proxy opens; it does not see what goes through. */
export function tunnelledConnections(proxy: URL, tls: TlsOptions = {}): NodeConnections {
  const agent = new TunnelAgent(proxy, tls);
  const optionsOf = requestOptions(agent);
  return {
    proxy,
    open(request, body) {
      const sent = httpsRequest(optionsOf(request, body));
      agent.endWith(sent, request.cancellation);
      return sent;
    },
  };
}
