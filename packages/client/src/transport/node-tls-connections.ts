import { Agent, request as httpsRequest } from 'node:https';
import { rootCertificates } from 'node:tls';
import { IDLE_CONNECTION_MS, type NodeConnections, requestOptions } from './node-connections.js';
import type { TlsOptions } from './transport-options.js';

/** Connections of `node:https`. */
export function nodeTlsConnections(tls: TlsOptions = {}): NodeConnections {
  const { ca, cert, key, servername, insecureSkipVerify } = tls;
  const agent = new Agent({
    keepAlive: true,
    timeout: IDLE_CONNECTION_MS,
    // The option replaces the platform's own authorities.
    ...(ca !== undefined && { ca: [...rootCertificates, ...[ca].flat()] }),
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
    ...(servername !== undefined && { servername }),
    ...(insecureSkipVerify && { rejectUnauthorized: false }),
  });
  const optionsOf = requestOptions(agent);
  return { open: (request, body) => httpsRequest(optionsOf(request, body)) };
}
