import { ConfigurationError } from '../errors/configuration-error.js';
import { isNearby } from './insecure-endpoint.js';

/**
 * Checks a proxy's address. `why` tells where it comes from, when the program did not name it.
 * @throws {ConfigurationError} when it is no http:// or https:// URL; the message does not quote its credentials.
 */
export function parseProxy(proxy: string | URL, why?: string): URL {
  const url = URL.canParse(proxy) ? new URL(proxy) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.hostname) return url;
  throw new ConfigurationError(`The proxy${why ? ` (${why})` : ''} is not an http:// or https:// address`, {
    hint: 'Write it as http://proxy.example.com:3128, with user:password@ before the host if it asks for them.',
  });
}

/**
 * The proxy that the usual variables name for an endpoint: `https_proxy` or `http_proxy` after the endpoint's scheme, else
 * `all_proxy` if it is no SOCKS proxy, in lower or upper case, unless `no_proxy` lists the host or it is this machine or
 * inside the cluster.
 */
export function proxyFromEnvironment(
  endpoint: string | URL,
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  if (!URL.canParse(endpoint)) return undefined;
  const { protocol, hostname, port } = new URL(endpoint);
  const variable = (name: string) => (env[name] || env[name.toUpperCase()])?.trim();
  const all = variable('all_proxy');
  const proxy = variable(`${protocol.slice(0, -1)}_proxy`) || (all && !/^socks/i.test(all) ? all : undefined);
  if (!proxy || isNearby(hostname)) return undefined;
  const exceptions = (variable('no_proxy') ?? '').toLowerCase().split(/[\s,]+/);
  if (exceptions.some((entry) => covers(entry, hostname, port || (protocol === 'https:' ? '443' : '80'))))
    return undefined;
  return proxy.includes('://') ? proxy : `http://${proxy}`;
}

/** As curl and Go read the list: names with all below them, addresses, subnets, `*` for all, a port if it matters. */
function covers(entry: string, hostname: string, port: string): boolean {
  if (entry === '*') return true;
  if (entry.includes('/')) return isWithin(hostname.replace(/[[\]]/g, ''), entry);
  const name = entry.replace(/^\*?\./, '');
  // An address of IPv6 may stand there without its brackets. No port is left out as the usual one of this scheme.
  const url = `x://${/^[^[].*:.*:/.test(name) ? `[${name}]` : name}`;
  if (!URL.canParse(url)) return false;
  const listed = new URL(url);
  if (!listed.hostname || (listed.port && listed.port !== port)) return false;
  return hostname === listed.hostname || hostname.endsWith(`.${listed.hostname}`);
}

/** Where the platform cannot tell, the address counts as outside. */
function isWithin(address: string, subnet: string): boolean {
  const [network = '', bits] = subnet.split('/');
  const family = address.includes(':') ? 'ipv6' : 'ipv4';
  try {
    const { BlockList } = process.getBuiltinModule('node:net');
    const list = new BlockList();
    list.addSubnet(network, Number(bits), family);
    return list.check(address, family);
  } catch {
    return false;
  }
}
