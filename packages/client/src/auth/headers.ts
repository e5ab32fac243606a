import type { OutgoingRequest } from '../transport/outgoing-request.js';
import type { AuthPlugin } from './auth-plugin.js';
import { checkedValue } from './header-value.js';

type HeaderRecord = Readonly<Record<string, string>>;

/**
 * Sends credentials in headers of the user's choice. A function is called for every attempt.
 *
 * @example
 * headers(() => ({ 'proxy-authorization': `Bearer ${proxyToken}` }))
 */
export function headers(source: HeaderRecord | (() => HeaderRecord | Promise<HeaderRecord>)): AuthPlugin {
  const provide = typeof source === 'function' ? source : () => source;
  return {
    name: 'headers',
    authenticate: async (request) => withHeaders(request, await provide()),
    describe: () =>
      typeof source === 'function' ? 'headers from a function' : `the headers ${Object.keys(source).join(', ')}`,
  };
}

function withHeaders(request: OutgoingRequest, added: HeaderRecord): OutgoingRequest {
  const checked = Object.entries(added).map(([name, value]) => [
    name.toLowerCase(),
    checkedValue(value, `The header ${name}`),
  ]);
  return { ...request, headers: { ...request.headers, ...Object.fromEntries(checked) } };
}
