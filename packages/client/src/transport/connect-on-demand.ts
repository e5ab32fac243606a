import { type ResolvedKfpClientOptions, resolveOptions } from '../config/client-options.js';
import { type Connection, withConnection } from '../config/connection.js';
import { lookAround } from '../config/look-around.js';
import { ConfigurationError } from '../errors/configuration-error.js';
import { beforeDeadline } from './before-deadline.js';
import type { Transport } from './layer.js';
import { makeOnion } from './onion.js';

/**
 * The layers of a client whose server is found out at its first request. Requests come with the address that `options`
 * assume, and go to the one that was found, with its credentials. All calls wait for one connection; none is kept that failed.
 */
export function connectOnDemand(options: ResolvedKfpClientOptions): Transport {
  type Connected = { root: string; send: Transport };
  let connected: Connected | undefined;
  let connecting: Promise<Connected> | undefined;
  const connect = async () => {
    let found = lookAround(options);
    const { connection } = found.given;
    if (connection) found = resolveOptions(withConnection(found.given, await connectionFrom(connection)));
    connected = { root: found.endpoint.url, send: makeOnion(found) };
    return connected;
  };
  const connectOnce = () => {
    connecting ??= connect().catch((error: unknown) => {
      connecting = undefined;
      throw error;
    });
    return connecting;
  };
  return async (request) => {
    const { root, send } = connected ?? (await beforeDeadline(connectOnce(), request, options.clock));
    return send({ ...request, url: root + request.url.slice(options.endpoint.url.length) });
  };
}

/** Without an endpoint its credentials would go to whatever server the surroundings name. */
async function connectionFrom(connection: unknown): Promise<Connection> {
  const found = typeof connection === 'function' ? ((await connection()) as Connection | undefined) : undefined;
  if (found?.endpoint) return found;
  throw new ConfigurationError('The connection option gives no endpoint', {
    hint: 'It is a function that gives one, such as connection: () => kubeconfigConnection().',
  });
}
