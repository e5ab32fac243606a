import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import { type ConnectionOptions, checkServerIdentity } from 'node:tls';
import { HttpsProxyAgent } from 'https-proxy-agent';
import type { Cancellation } from './cancellation.js';
import { IDLE_CONNECTION_MS } from './kept-connections.js';
import { secureSettings } from './node-tls-connections.js';
import { proxyHeaders } from './proxy-credentials.js';
import { ProxyProblem } from './proxy-failure.js';
import type { TlsOptions } from './transport-options.js';

type Target = Parameters<HttpsProxyAgent<string>['connect']>[1];

/** Keeps tunnels through one proxy, and tells failures of the proxy from those of the server. */
export class TunnelAgent extends HttpsProxyAgent<string> {
  readonly #secure: ConnectionOptions;
  readonly #cancellations = new WeakMap<ClientRequest, Cancellation>();

  /** An authority of `tls` may have signed for the proxy, too; the client certificate is not for it. */
  constructor(proxy: URL, tls: TlsOptions) {
    // Not in the address: the library writes that to the debug log.
    super(withoutCredentials(proxy), {
      keepAlive: true,
      ...(proxy.protocol === 'https:' && secureSettings({ ca: tls.ca })),
      headers: proxyHeaders(proxy),
    });
    this.#secure = secureSettings(tls);
    this.options.timeout = IDLE_CONNECTION_MS;
  }

  /** The library asks the call stack otherwise. */
  override isSecureEndpoint(): boolean {
    return true;
  }

  /** Gives up the connection to the proxy with the request that it is made for. */
  endWith(request: ClientRequest, cancellation: Cancellation): void {
    this.#cancellations.set(request, cancellation);
  }

  override async connect(request: ClientRequest, target: Target): Promise<Socket> {
    const waiting = new AbortController();
    const stopListening = this.#cancellations.get(request)?.onCancel(() => waiting.abort());
    let status = 0;
    request.once('proxyConnect', (answer: { statusCode: number }) => {
      status = answer.statusCode;
    });
    // Read before the first await of the library, so this connection's own.
    this.connectOpts = { ...this.connectOpts, signal: waiting.signal };
    try {
      const socket = await super.connect(request, { ...target, ...this.#secure, ...checkOf(target, this.#secure) });
      if (status === 200) return socket;
      socket.destroy();
    } catch (error) {
      if (status === 200) throw error;
      throw problemOf(error);
    } finally {
      stopListening?.();
    }
    throw ProxyProblem.refusal(status);
  }
}

/** The library leaves out the host, so that Node would check the certificate of an address for the name of the proxy. */
function checkOf(target: Target, { servername }: ConnectionOptions): ConnectionOptions {
  const name = servername || ('servername' in target && target.servername) || target.host || '';
  return {
    ALPNProtocols: ['http/1.1'],
    checkServerIdentity: (_, certificate) => checkServerIdentity(name, certificate),
  };
}

function withoutCredentials({ href }: URL): URL {
  const url = new URL(href);
  url.username = '';
  url.password = '';
  return url;
}

function problemOf(error: unknown): ProxyProblem {
  const { code, message } = error as NodeJS.ErrnoException;
  return new ProxyProblem(message, { code });
}
