import { Agent, request as httpsRequest } from 'node:https';
import type { ConnectionOptions } from 'node:tls';
import { checkedTls, warnOfSkippedChecks } from './checked-tls.js';
import { IDLE_CONNECTION_MS } from './kept-connections.js';
import { type NodeConnections, requestOptions } from './node-connections.js';
import { secureContext } from './secure-context.js';
import type { TlsOptions } from './transport-options.js';

/** Connections of `node:https`. */
export function nodeTlsConnections(tls: TlsOptions = {}): NodeConnections {
  const agent = new Agent({ keepAlive: true, timeout: IDLE_CONNECTION_MS, ...secureSettings(tls) });
  const optionsOf = requestOptions(agent);
  return { open: (request, body) => httpsRequest(optionsOf(request, body)) };
}

/**
 * What Node connects with. Certificates are read once: their texts would be read again for each connection, and be part of
 * the name under which it is kept.
 * @throws {ConfigurationError} for certificates and keys that cannot be used.
 */
export function secureSettings(tls: TlsOptions): ConnectionOptions {
  const { ca, cert, key, servername, insecureSkipVerify } = checkedTls(tls);
  warnOfSkippedChecks(tls);
  return {
    ...((ca !== undefined || cert !== undefined) && { secureContext: secureContext({ ca, cert, key }) }),
    ...(servername !== undefined && { servername }),
    ...(insecureSkipVerify && { rejectUnauthorized: false }),
  };
}
