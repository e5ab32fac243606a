/** TLS settings of one client; nothing of the process is changed. For Node, Bun and, as far as is said, Deno. */
export interface TlsOptions {
  /** Certificate authorities in PEM, trusted beside the platform's own; also for a proxy that speaks TLS. */
  ca?: string | readonly string[] | undefined;
  /** Client certificate in PEM. */
  cert?: string | undefined;
  /** Key of the client certificate in PEM. */
  key?: string | undefined;
  /** Name that the certificate must be for, when it is not the endpoint's, such as through a port-forward. Not on Deno. */
  servername?: string | undefined;
  /**
   * Trusts any certificate. Whoever is on the way can then read the credentials: for trying things out only; the process
   * warns once. Not on Deno.
   */
  insecureSkipVerify?: boolean | undefined;
}

/** What a platform's own transport is made with. */
export interface TransportOptions {
  readonly tls?: TlsOptions | undefined;
  readonly proxy?: URL | undefined;
}
