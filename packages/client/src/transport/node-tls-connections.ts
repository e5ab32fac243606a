import { Agent, type AgentOptions, request as httpsRequest } from 'node:https';
import { rootCertificates } from 'node:tls';
import { IDLE_CONNECTION_MS, type NodeConnections, requestOptions } from './node-connections.js';
import type { TlsOptions } from './transport-options.js';

/** Connections of `node:https`. */
export function nodeTlsConnections(tls: TlsOptions = {}): NodeConnections {
  return secureConnections(new Agent(agentOptions(tls)));
}

/** Connections that an agent for `node:https` opens. */
export function secureConnections(agent: Agent): NodeConnections {
  const optionsOf = requestOptions(agent);
  return { open: (request, body) => httpsRequest(optionsOf(request, body)) };
}

export function agentOptions({ ca, cert, key, servername, insecureSkipVerify }: TlsOptions): AgentOptions {
  return {
    keepAlive: true,
    timeout: IDLE_CONNECTION_MS,
    // The option replaces the platform's own authorities.
    ...(ca !== undefined && { ca: [...rootCertificates, ...[ca].flat()] }),
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
    ...(servername !== undefined && { servername }),
    ...(insecureSkipVerify && { rejectUnauthorized: false }),
  };
}
