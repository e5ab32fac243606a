import { Agent, type ClientRequest, request as httpRequest, type RequestOptions } from 'node:http';
import type { OutgoingRequest } from './outgoing-request.js';

/** Opens requests to one kind of server. */
export interface NodeConnections {
  /** The request, with its head made and its body still to be written. */
  open(request: OutgoingRequest, body: string | Uint8Array | undefined): ClientRequest;
}

/** How long an unused connection is kept; also makes Node heed a shorter time that the server names. */
export const IDLE_CONNECTION_MS = 30_000;

/** Connections of `node:http`. */
export function nodeConnections(): NodeConnections {
  const agent = new Agent({ keepAlive: true, timeout: IDLE_CONNECTION_MS });
  const optionsOf = requestOptions(agent);
  return { open: (request, body) => httpRequest(optionsOf(request, body)) };
}

/** Makes the options of requests; a URL is taken apart only when it leads to another server than the last one. */
export function requestOptions(agent: Agent): (request: OutgoingRequest, body?: string | Uint8Array) => RequestOptions {
  let origin = '';
  let server: { protocol: string; hostname: string; port: string; host: string };
  return ({ url, method, headers }, body) => {
    if (origin === '' || !url.startsWith(origin)) {
      const parsed = new URL(url);
      const { protocol, port, host } = parsed;
      // IPv6 addresses stand in brackets in URLs only.
      server = { protocol, hostname: parsed.hostname.replace(/^\[|\]$/g, ''), port, host };
      origin = `${parsed.origin}/`;
    }
    const { protocol, hostname, port, host } = server;
    const path = url.slice(origin.length - 1);
    return { protocol, hostname, port, path, method, headers: flatHeaders(headers, host, method, body), agent };
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
