import { Agent, request as httpsRequest } from 'node:https';
import { type ConnectionOptions, createSecureContext } from 'node:tls';
import { checkedTls, unusableTls, warnOfSkippedChecks } from './checked-tls.js';
import { IDLE_CONNECTION_MS } from './kept-connections.js';
import { type NodeConnections, requestOptions } from './node-connections.js';
import type { TlsOptions } from './transport-options.js';
import { trustedAuthorities } from './trusted-authorities.js';

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
    ...((ca !== undefined || cert !== undefined) && { secureContext: secureContext(ca, cert, key) }),
    ...(servername !== undefined && { servername }),
    ...(insecureSkipVerify && { rejectUnauthorized: false }),
  };
}

function secureContext(ca: TlsOptions['ca'], cert: string | undefined, key: string | undefined) {
  const authorities = ca === undefined ? undefined : trustedAuthorities(ca);
  try {
    return createSecureContext({
      ...(authorities && { ca: authorities }),
      ...(cert !== undefined && { cert }),
      ...(key !== undefined && { key }),
    });
  } catch (error) {
    const { code } = error as { code?: unknown };
    throw unusableTls(typeof code === 'string' ? code : 'it is broken');
  }
}
