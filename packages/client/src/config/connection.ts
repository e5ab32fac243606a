import type { KfpClientOptions } from './client-options.js';

/** How a server is reached: what `kubeconfigConnection()` of `@kfp-ts/auth-kubernetes` gives, for one. */
export type Connection = Pick<KfpClientOptions, 'endpoint' | 'auth' | 'tls' | 'proxy'>;

/** The options with what a connection has found out; the program's own credentials and TLS settings count more. */
export function withConnection(options: KfpClientOptions, { auth, tls, ...found }: Connection): KfpClientOptions {
  return {
    ...options,
    ...found,
    connection: undefined,
    auth: [auth, options.auth].flat().filter((plugin) => plugin !== undefined),
    tls: tls && { ...tls, ...options.tls },
  };
}
