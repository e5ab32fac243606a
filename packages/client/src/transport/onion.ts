import { authentication } from '../auth/authentication.js';
import { combinedAuth } from '../auth/combined-auth.js';
import type { ResolvedKfpClientOptions } from '../config/client-options.js';
import { logging } from '../telemetry/logging.js';
import { attemptCount } from './attempt-count.js';
import { attemptTimeout } from './attempt-timeout.js';
import { concurrencyLimit } from './concurrency-limit.js';
import { httpsUpgrade } from './https-upgrade.js';
import { type Middleware, type Transport, wrapTransport } from './layer.js';
import { lazyTransport } from './lazy-transport.js';
import { originGuard } from './origin-guard.js';
import { retrying } from './retry.js';

/**
 * All layers of a client, the outermost first. Retry stands outside authentication, so that each attempt has fresh
 * credentials; the limit counts attempts, not calls that wait for their next one.
 */
export function makeOnion(options: ResolvedKfpClientOptions): Transport {
  const { endpoint, clock, random, middleware, maxConcurrency, fetch, tls, proxy } = options;
  const timeout = attemptTimeout(clock);
  const inner: Middleware[] = [originGuard(endpoint.origin), httpsUpgrade(), attemptCount];
  const transport = wrapTransport(inner, lazyTransport(fetch, { tls, proxy }));
  const plugin = combinedAuth(options.auth);
  const context = { origin: endpoint.origin, clock, send: wrapTransport([timeout], transport) };
  const layers: Middleware[] = [
    ...options.telemetry,
    ...(options.logger ? [logging(options.logger, clock)] : []),
    retrying({ clock, random }),
    concurrencyLimit(maxConcurrency, clock),
    ...(plugin ? [authentication(plugin, context)] : []),
    timeout,
    ...middleware,
  ];
  return wrapTransport(layers, transport);
}
