import type { ResolvedKfpClientOptions } from '../config/client-options.js';
import { attemptCount } from './attempt-count.js';
import { attemptTimeout } from './attempt-timeout.js';
import { concurrencyLimit } from './concurrency-limit.js';
import { type Middleware, type Transport, wrapTransport } from './layer.js';
import { lazyTransport } from './lazy-transport.js';
import { loadOnce } from './load-once.js';
import { originGuard } from './origin-guard.js';
import { retrying } from './retry.js';

/**
 * All layers of a client, the outermost first. Retry stands outside authentication, so that each attempt has fresh
 * credentials; the limit counts attempts, not calls that wait for their next one.
 */
export function makeOnion(options: ResolvedKfpClientOptions): Transport {
  const { endpoint, given, clock, random, auth, logger, middleware, maxConcurrency, fetch, tls, proxy } = options;
  if (!given.endpoint) return loadOnce(async () => (await import('./connect-on-demand.js')).connectOnDemand(options));
  const timeout = attemptTimeout(clock);
  const upgrade = loadOnce(async () => (await import('./https-upgrade.js')).httpsUpgrade());
  const upgrades = endpoint.origin.startsWith('http:') ? [upgrade] : [];
  const inner: Middleware[] = [originGuard(endpoint.origin), ...upgrades, attemptCount];
  const transport = wrapTransport(inner, lazyTransport(fetch, { tls, proxy }));
  const context = {
    origin: endpoint.origin,
    endpoint: endpoint.url,
    clock,
    send: wrapTransport([timeout], transport),
  };
  // What not every client has is loaded by those that have it, at their first request.
  const authenticate = async () => (await import('../auth/authentication-of.js')).authenticationOf(options, context);
  const layers: Middleware[] = [
    ...options.telemetry,
    ...(logger ? [loadOnce(async () => (await import('../telemetry/logging.js')).logging(logger, clock))] : []),
    retrying({ clock, random }),
    concurrencyLimit(maxConcurrency, clock),
    ...(auth.length > 0 || given.headers ? [loadOnce(authenticate)] : []),
    timeout,
    ...middleware,
  ];
  return wrapTransport(layers, transport);
}
