import { checkedTls, warnOfSkippedChecks } from './checked-tls.js';
import { fetchTransport } from './fetch-transport.js';
import type { Transport } from './layer.js';
import { proxyCredentials } from './proxy-credentials.js';
import { secureContext } from './secure-context.js';
import type { TlsOptions, TransportOptions } from './transport-options.js';
import { trustedAuthorities } from './trusted-authorities.js';

/** Bun's `fetch`, which takes these settings with each request and keeps connections by them. */
export function defaultTransport({ tls, proxy }: TransportOptions): Transport {
  const settings = { ...(tls && { tls: bunTls(tls) }), ...(proxy && { proxy: readable(proxy) }) };
  return fetchTransport((url, init) => globalThis.fetch(url, { ...init, ...settings }), proxy);
}

function bunTls(tls: TlsOptions) {
  const { ca, cert, key, servername, insecureSkipVerify } = checkedTls(tls);
  warnOfSkippedChecks(tls);
  // Of certificates that it cannot use, Bun says that the server cannot be reached: they are read here first.
  secureContext(tls);
  return {
    ...(ca !== undefined && { ca: trustedAuthorities(ca) }),
    ...(cert !== undefined && { cert, key }),
    ...(servername !== undefined && { serverName: servername }),
    ...(insecureSkipVerify && { rejectUnauthorized: false }),
  };
}

/** The address with its credentials escaped as they should be. */
function readable(proxy: URL): string {
  const url = new URL(proxy);
  const { username = '', password = '' } = proxyCredentials(proxy) ?? {};
  url.username = encodeURIComponent(username);
  url.password = encodeURIComponent(password);
  return url.href;
}
