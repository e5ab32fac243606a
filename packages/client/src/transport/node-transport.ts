import type { ClientRequest, IncomingMessage } from 'node:http';
import { isKfpError } from '../errors/kfp-error.js';
import { connectionFailure } from './connection-failure.js';
import type { IncomingResponse } from './incoming-response.js';
import type { Transport } from './layer.js';
import { type NodeConnections, nodeConnections } from './node-connections.js';
import { readResponse } from './node-response.js';
import type { OutgoingRequest } from './outgoing-request.js';
import { ProxyProblem } from './proxy-failure.js';
import type { TransportOptions } from './transport-options.js';

/**
 * Sends requests over kept connections of `node:http` and `node:https`; the platform's `fetch` costs about twice as much a
 * call. Connections that are not in use do not keep the process alive.
 */
export function nodeTransport(options: TransportOptions = {}): Transport {
  const plain = options.proxy ? undefined : nodeConnections();
  const others = new Map<string, Promise<NodeConnections>>();
  return (request) => {
    const scheme = request.url.startsWith('https:') ? 'https' : 'http';
    if (plain && scheme === 'http') return exchange(request, plain);
    const connections = others.get(scheme) ?? loadConnections(options, scheme);
    others.set(scheme, connections);
    return connections.then((loaded) => exchange(request, loaded));
  };
}

async function loadConnections({ tls, proxy }: TransportOptions, scheme: 'http' | 'https'): Promise<NodeConnections> {
  if (!proxy) return (await import('./node-tls-connections.js')).nodeTlsConnections(tls);
  const proxied = await import('./node-proxy-connections.js');
  return scheme === 'https' ? proxied.tunnelledConnections(proxy, tls) : proxied.proxiedConnections(proxy, tls);
}

function exchange(request: OutgoingRequest, connections: NodeConnections): Promise<IncomingResponse> {
  return new Promise((resolve, reject) => {
    const { cancellation } = request;
    const body = request.body?.();
    const sent = connections.open(request, body);
    const stopListening = cancellation.onCancel((reason) => {
      reject(reason);
      sent.destroy();
    });
    const fail = (error: unknown) => {
      stopListening();
      reject(cancellation.isCancelled ? cancellation.reason : failure(request, error, sent, connections.proxy));
    };
    const succeed = (response: IncomingResponse) => {
      stopListening();
      resolve(response);
    };
    sent.on('error', fail);
    sent.on('response', (message: IncomingMessage) => {
      if (connections.proxy && message.statusCode === 407) {
        message.destroy();
        return fail(ProxyProblem.refusal(407));
      }
      readResponse(message, request.responseBody === 'stream', succeed, fail);
    });
    sent.end(body);
  });
}

/** A reset before any answer on a connection used before: the server had closed it in the meantime. */
function failure(request: OutgoingRequest, error: unknown, sent: ClientRequest, proxy: URL | undefined) {
  if (isKfpError(error)) return error;
  const code = (error as { code?: unknown }).code;
  const stale = sent.reusedSocket && (code === 'ECONNRESET' || code === 'EPIPE');
  return connectionFailure(request, error, { stale, proxy });
}
