import { Agent, type AgentOptions, request as httpsRequest } from 'node:https';
import { rootCertificates } from 'node:tls';
import { ConfigurationError } from '../errors/configuration-error.js';
import { IDLE_CONNECTION_MS } from './kept-connections.js';
import { type NodeConnections, requestOptions } from './node-connections.js';
import type { TlsOptions } from './transport-options.js';

/** Connections of `node:https`. */
export function nodeTlsConnections(tls: TlsOptions = {}): NodeConnections {
  return secureConnections(new Agent(agentOptions(tls)));
}

/** Connections that an agent for `node:https` opens. */
export function secureConnections(agent: Agent): NodeConnections {
  const optionsOf = requestOptions(agent);
  return {
    open(request, body) {
      try {
        return httpsRequest(optionsOf(request, body));
      } catch (error) {
        throw unusableTls(error);
      }
    },
  };
}

/** What Node throws for certificates and keys that it cannot use, at the first connection. */
export function unusableTls(error: unknown): unknown {
  const { code } = error as { code?: unknown };
  if (typeof code !== 'string' || !/^ERR_(OSSL|TLS|CRYPTO)/.test(code)) return error;
  return new ConfigurationError(`The tls option cannot be used (${code})`, {
    hint: 'ca, cert and key are PEM texts, beginning with -----BEGIN, and cert and key must belong together.',
  });
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
