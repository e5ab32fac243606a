import type { ResolvedKfpClientOptions } from '../config/client-options.js';
import type { Middleware, Transport } from '../transport/layer.js';
import type { AuthContext } from './auth-plugin.js';
import { authentication } from './authentication.js';
import { combinedAuth } from './combined-auth.js';
import { elsewhereTransport } from './elsewhere-transport.js';

type Headers = Readonly<Record<string, string>>;

/**
 * The layer for all plugins of a client. The client's own headers go with what plugins send to the endpoint, as a gateway may
 * let nothing pass without them; elsewhere they do not go.
 */
export function authenticationOf(
  options: ResolvedKfpClientOptions,
  context: Omit<AuthContext, 'sendElsewhere'>,
): Middleware {
  const { auth, defaults } = options;
  const send: Transport = (request) =>
    context.send({ ...request, headers: withOwn(request.headers, defaults.headers) });
  return authentication(combinedAuth(auth), { ...context, send, sendElsewhere: elsewhereTransport(options) });
}

/** What the plugin says counts more; cookies go together. */
function withOwn(headers: Headers, own: Headers): Headers {
  const cookie = [own.cookie, headers.cookie].filter(Boolean).join('; ');
  return { ...own, ...headers, ...(cookie && { cookie }) };
}
