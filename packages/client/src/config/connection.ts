import type { KfpClientOptions } from './client-options.js';
import { defined } from './defined.js';

/** How a server is reached: what `kubeconfigConnection()` of `@kfp-ts/auth-kubernetes` gives, for one. */
export type Connection = Pick<KfpClientOptions, 'endpoint' | 'auth' | 'tls' | 'proxy'>;

/** The options with what a connection has found out; the program's own credentials, TLS settings and proxy count more. */
export function withConnection(options: KfpClientOptions, found: Connection): KfpClientOptions {
  const { endpoint, auth, tls, proxy } = found;
  return {
    ...options,
    connection: undefined,
    endpoint,
    auth: [auth, options.auth].flat().filter((plugin) => plugin !== undefined),
    tls: (tls || options.tls) && { ...tls, ...defined(options.tls ?? {}) },
    proxy: options.proxy ?? proxy,
  };
}
