import { ConfigurationError } from '../errors/configuration-error.js';
import { checkedTls, unusableTls } from './checked-tls.js';
import { fetchTransport } from './fetch-transport.js';
import type { Transport } from './layer.js';
import { proxyCredentials } from './proxy-credentials.js';
import type { TlsOptions, TransportOptions } from './transport-options.js';

/** The part of Deno that is used. */
interface DenoPlatform {
  createHttpClient(options: DenoClientOptions): object;
}

interface DenoClientOptions {
  caCerts?: string[];
  cert?: string;
  key?: string;
  proxy?: { url: string; basicAuth?: { username: string; password: string } };
}

/** Deno's `fetch`, with connections of its own where there are settings for them. */
export function defaultTransport({ tls, proxy }: TransportOptions): Transport {
  if (!tls && !proxy) return fetchTransport();
  const client = denoClient({ ...(tls && denoTls(tls)), ...(proxy && { proxy: denoProxy(proxy) }) });
  return fetchTransport((url, init) => globalThis.fetch(url, { ...init, ...{ client } }), proxy);
}

function denoClient(options: DenoClientOptions): object {
  const { Deno } = globalThis as unknown as { Deno: DenoPlatform };
  try {
    return Deno.createHttpClient(options);
  } catch (error) {
    if (options.cert === undefined) throw error;
    throw unusableTls('Deno cannot read the client certificate');
  }
}

function denoTls(tls: TlsOptions): DenoClientOptions {
  const { ca, cert, key, servername, insecureSkipVerify } = checkedTls(tls);
  if (servername !== undefined) {
    throw notOnDeno('servername', 'Use an endpoint whose host is a name on the certificate.');
  }
  if (insecureSkipVerify) {
    throw notOnDeno('insecureSkipVerify', 'Start Deno with --unsafely-ignore-certificate-errors=HOST instead.');
  }
  return {
    ...(ca !== undefined && { caCerts: [ca].flat() }),
    ...(cert !== undefined && key !== undefined && { cert, key }),
  };
}

function denoProxy(proxy: URL) {
  const url = new URL(proxy);
  url.username = '';
  url.password = '';
  const basicAuth = proxyCredentials(proxy);
  return { url: url.href, ...(basicAuth && { basicAuth }) };
}

function notOnDeno(option: string, hint: string): ConfigurationError {
  return new ConfigurationError(`The option tls.${option} does not work on Deno`, { hint });
}
