import { ConfigurationError } from '../errors/configuration-error.js';
import { isNearby } from './insecure-endpoint.js';

/**
 * Checks a proxy's address.
 * @throws {ConfigurationError} when it is no http:// or https:// URL; the message does not quote its credentials.
 */
export function parseProxy(proxy: string | URL): URL {
  const url = URL.canParse(proxy) ? new URL(proxy) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.hostname) return url;
  throw new ConfigurationError('The proxy is not an http:// or https:// address', {
    hint: 'Write it as http://proxy.example.com:3128, with user:password@ before the host if it asks for them.',
  });
}

/**
 * The proxy that the usual variables name for an endpoint: `https_proxy` or `http_proxy` after the endpoint's scheme, in
 * lower or upper case, unless `no_proxy` lists the host or it is this machine or inside the cluster.
 */
export function proxyFromEnvironment(
  endpoint: string | URL,
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  if (!URL.canParse(endpoint)) return undefined;
  const { protocol, hostname, port } = new URL(endpoint);
  const variable = (name: string) => env[name] || env[name.toUpperCase()];
  const proxy = variable(`${protocol.slice(0, -1)}_proxy`);
  if (!proxy || isNearby(hostname) || isExcepted(hostname, port, variable('no_proxy') ?? '')) return undefined;
  return proxy.includes('://') ? proxy : `http://${proxy}`;
}

/** As curl reads the list: names with everything below them, `*` for all, a port if it matters. */
function isExcepted(hostname: string, port: string, list: string): boolean {
  return list.split(/[\s,]+/).some((entry) => {
    if (entry === '*') return true;
    const [, name = '', onlyPort] = /^\*?\.?(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
    if (name === '' || (onlyPort && onlyPort !== port)) return false;
    return hostname === name || hostname.endsWith(`.${name}`);
  });
}
