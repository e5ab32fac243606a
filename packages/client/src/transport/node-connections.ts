import { type Agent, type ClientRequest, request as httpRequest, type RequestOptions } from 'node:http';
import { KeptConnections } from './kept-connections.js';
import type { OutgoingRequest } from './outgoing-request.js';

/** Opens requests to one kind of server. */
export interface NodeConnections {
  /** The one that all of them go through. */
  readonly proxy?: URL | undefined;
  /** The request, with its head made and its body still to be written. */
  open(request: OutgoingRequest, body: string | Uint8Array | undefined): ClientRequest;
}

/** Connections of `node:http`. */
export function nodeConnections(): NodeConnections {
  const optionsOf = requestOptions(new KeptConnections());
  return { open: (request, body) => httpRequest(optionsOf(request, body)) };
}

/** Makes the options of requests; a URL is taken apart only when it leads to another server than the last one. */
export function requestOptions(agent: Agent): (request: OutgoingRequest, body?: string | Uint8Array) => RequestOptions {
  let origin = '';
  let server: { host: string; port: string; hostAndPort: string };
  return ({ url, method, headers }, body) => {
    if (origin === '' || !url.startsWith(origin)) {
      const { hostname, port, host, origin: itsOrigin } = new URL(url);
      // IPv6 addresses stand in brackets in URLs only.
      server = { host: hostname.replace(/^\[|\]$/g, ''), port, hostAndPort: host };
      origin = `${itsOrigin}/`;
    }
    const { host, port, hostAndPort } = server;
    const path = url.slice(origin.length - 1);
    // No more than is needed: Node copies the options three times for each request.
    return { host, port, path, method, headers: flatHeaders(headers, hostAndPort, method, body), agent };
  };
}

/** Names and values in one list, which Node writes as it is; a record it would check and copy one by one. */
function flatHeaders(
  headers: Readonly<Record<string, string>>,
  host: string,
  method: string,
  body: string | Uint8Array | undefined,
): string[] {
  const list = headers.host === undefined ? ['host', host] : [];
  if (headers['user-agent'] === undefined) list.push('user-agent', 'kfp-ts');
  for (const name in headers) list.push(name, headers[name] as string);
  if (body !== undefined) list.push('content-length', String(Buffer.byteLength(body)));
  else if (method === 'POST') list.push('content-length', '0');
  return list;
}
