import type { ClientRequest, IncomingMessage } from 'node:http';
import { connectionFailure } from './connection-failure.js';
import type { IncomingResponse } from './incoming-response.js';
import type { Transport } from './layer.js';
import { type NodeConnections, nodeConnections } from './node-connections.js';
import { readResponse } from './node-response.js';
import type { OutgoingRequest } from './outgoing-request.js';
import type { TransportOptions } from './transport-options.js';

/**
 * Sends requests over kept connections of `node:http` and `node:https`; the platform's `fetch` costs about twice as much a
 * call. Connections that are not in use do not keep the process alive.
 */
export function nodeTransport(options: TransportOptions = {}): Transport {
  let plain: NodeConnections | undefined;
  let secure: Promise<NodeConnections> | undefined;
  return (request) => {
    if (request.url.startsWith('https:')) {
      secure ??= import('./node-tls-connections.js').then((tls) => tls.nodeTlsConnections(options.tls));
      return secure.then((connections) => exchange(request, connections));
    }
    plain ??= nodeConnections();
    return exchange(request, plain);
  };
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
      reject(cancellation.isCancelled ? cancellation.reason : failure(request, error, sent));
    };
    const succeed = (response: IncomingResponse) => {
      stopListening();
      resolve(response);
    };
    sent.on('error', fail);
    sent.on('response', (message: IncomingMessage) => {
      readResponse(message, request.responseBody === 'stream', succeed, fail);
    });
    sent.end(body);
  });
}

/** A reset before any answer on a connection used before: the server had closed it in the meantime. */
function failure(request: OutgoingRequest, error: unknown, sent: ClientRequest) {
  const code = (error as { code?: unknown }).code;
  const stale = sent.reusedSocket && (code === 'ECONNRESET' || code === 'EPIPE');
  return connectionFailure(request, error, stale);
}
