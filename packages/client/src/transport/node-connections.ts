import { Agent, type ClientRequest, request as httpRequest, type RequestOptions } from 'node:http';

/** Opens requests to one kind of server. */
export interface NodeConnections {
  open(url: string, method: string, headers: Record<string, string>): ClientRequest;
}

/** How long an unused connection is kept; also makes Node heed a shorter time that the server names. */
export const IDLE_CONNECTION_MS = 30_000;

/** Connections of `node:http`. */
export function nodeConnections(): NodeConnections {
  const agent = new Agent({ keepAlive: true, timeout: IDLE_CONNECTION_MS });
  return { open: (url, method, headers) => httpRequest({ ...target(url), method, headers, agent }) };
}

/** The parts of a URL as `node:http` takes them. */
export function target(address: string): RequestOptions {
  const url = new URL(address);
  return {
    protocol: url.protocol,
    // IPv6 addresses stand in brackets in URLs only.
    hostname: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port,
    path: url.pathname + url.search,
  };
}
