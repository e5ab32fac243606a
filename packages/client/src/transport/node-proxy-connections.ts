import { type ClientRequest, Agent as HttpAgent, request as httpRequest, type RequestOptions } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type ConnectionOptions, connect } from 'node:tls';
import { IDLE_CONNECTION_MS } from './kept-connections.js';
import { type NodeConnections, requestOptions } from './node-connections.js';
import { agentOptions, secureConnections, unusableTls } from './node-tls-connections.js';
import type { TlsOptions } from './transport-options.js';

/** Requests for http:// through a proxy, which gets the whole address. */
export function proxiedConnections(proxy: URL): NodeConnections {
  const settings = { keepAlive: true, timeout: IDLE_CONNECTION_MS };
  const agent = proxy.protocol === 'https:' ? new HttpsAgent(settings) : new HttpAgent(settings);
  const optionsOf = requestOptions(agent);
  return {
    open(request, body) {
      const options = optionsOf({ ...request, headers: { ...request.headers, ...proxyHeaders(proxy) } }, body);
      return toProxy(proxy, { ...options, path: request.url });
    },
  };
}

/** Requests for https:// through a tunnel that a proxy opens; it does not see what goes through. */
export function tunnelledConnections(proxy: URL, tls: TlsOptions = {}): NodeConnections {
  return secureConnections(new TunnelAgent(proxy, tls));
}

type Created = (error: Error | null, socket: Duplex) => void;

class TunnelAgent extends HttpsAgent {
  readonly #proxy: URL;

  constructor(proxy: URL, tls: TlsOptions) {
    super(agentOptions(tls));
    this.#proxy = proxy;
  }

  override createConnection(options: RequestOptions, callback?: Created): undefined {
    const fail = callback as ((error: Error) => void) | undefined;
    const target = `${options.host?.includes(':') ? `[${options.host}]` : options.host}:${options.port || 443}`;
    const headers = { host: target, ...proxyHeaders(this.#proxy) };
    const asked = toProxy(this.#proxy, { method: 'CONNECT', path: target, headers, agent: false });
    asked.on('connect', ({ statusCode }, socket: Socket) => {
      if (statusCode === 200) {
        try {
          return callback?.(null, connect({ ...(options as ConnectionOptions), socket }));
        } catch (error) {
          socket.destroy();
          return fail?.(unusableTls(error) as Error);
        }
      }
      socket.destroy();
      return fail?.(refused(statusCode));
    });
    // Some proxies refuse with an ordinary answer.
    asked.on('response', (answer) => {
      answer.destroy();
      fail?.(refused(answer.statusCode));
    });
    asked.on('error', (error) => fail?.(error));
    asked.end();
    return undefined;
  }
}

function toProxy(proxy: URL, options: RequestOptions): ClientRequest {
  const { protocol } = proxy;
  const address = { protocol, hostname: proxy.hostname.replace(/^\[|\]$/g, ''), port: proxy.port };
  return (protocol === 'https:' ? httpsRequest : httpRequest)({ ...options, ...address });
}

function proxyHeaders({ username, password }: URL): Record<string, string> {
  if (!username) return {};
  const credentials = `${unescaped(username)}:${unescaped(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(credentials).toString('base64')}` };
}

/** A lone percent sign is meant as one. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function refused(status: number | undefined): Error {
  return Object.assign(new Error(`The proxy answered ${status}`), { code: 'PROXY_REFUSED' });
}
