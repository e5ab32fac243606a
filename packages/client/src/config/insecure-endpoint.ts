import { ConfigurationError } from '../errors/configuration-error.js';
import type { Endpoint } from './endpoint.js';

const THIS_MACHINE = /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/i;

/** Names of services inside the cluster. */
const IN_CLUSTER = /^([^.[]+|.*\.svc|.*\.svc\.cluster\.local)$/i;

/** Whether http:// to this host (as URLs spell it) stays on this machine or inside the cluster, where it is usual. */
export function isNearby(hostname: string): boolean {
  return THIS_MACHINE.test(hostname) || isInCluster(hostname);
}

/** Whether only who is inside the cluster finds this host. */
export function isInCluster(hostname: string): boolean {
  return IN_CLUSTER.test(hostname) && !THIS_MACHINE.test(hostname);
}

/** @throws {ConfigurationError} when credentials sent to the endpoint could be read on the way. */
export function refuseInsecure({ url }: Endpoint): void {
  const { protocol, hostname } = new URL(url);
  if (protocol === 'https:' || isNearby(hostname)) return;
  throw new ConfigurationError(`Credentials would be sent unencrypted to ${url}`, {
    hint: 'Use https://, or set allowInsecureHttp: true if nobody else can listen on the way.',
  });
}

/** Whether headers that the user configured tell who is calling. */
export function hasCredentials(headers: Readonly<Record<string, string>> = {}): boolean {
  return Object.keys(headers).some((name) => /^((proxy-)?authorization|cookie|x-auth-token)$/i.test(name));
}
