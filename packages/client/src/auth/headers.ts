import { ConfigurationError } from '../errors/configuration-error.js';
import { CredentialError } from '../errors/credential-error.js';
import type { OutgoingRequest } from '../transport/outgoing-request.js';
import type { AuthPlugin } from './auth-plugin.js';
import { checkedValue } from './header-value.js';
import { provided } from './provided.js';

type HeaderRecord = Readonly<Record<string, string>>;

/**
 * Sends credentials in headers of the user's choice. A function is called for every attempt.
 *
 * @throws {CredentialError} for a name or a value that no header can have; at once for a record.
 * @throws {ConfigurationError} for what is no object.
 *
 * @example
 * headers(() => ({ 'proxy-authorization': `Bearer ${proxyToken}` }))
 */
export function headers(source: HeaderRecord | (() => HeaderRecord | Promise<HeaderRecord>)): AuthPlugin {
  if (typeof source !== 'function') checkedEntries(source);
  const provide = typeof source === 'function' ? source : () => source;
  return {
    name: 'headers',
    authenticate: async (request) => withHeaders(request, await provided('The headers() function', provide)),
    describe: () =>
      typeof source === 'function' ? 'headers from a function' : `the headers ${Object.keys(source).join(', ')}`,
  };
}

function withHeaders(request: OutgoingRequest, added: HeaderRecord): OutgoingRequest {
  return { ...request, headers: { ...request.headers, ...Object.fromEntries(checkedEntries(added)) } };
}

function checkedEntries(added: unknown): [string, string][] {
  if (typeof added !== 'object' || added === null) {
    throw new ConfigurationError('What headers() was given is no object', {
      hint: "Write headers({ 'x-api-key': key }), or give a function that returns such an object.",
    });
  }
  return Object.entries(added).map(([name, value]) => {
    if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(name)) {
      throw new CredentialError(`The name of the header ${JSON.stringify(name)} is none`, {
        hint: 'Use letters, digits and hyphens, such as x-api-key.',
      });
    }
    return [name.toLowerCase(), checkedValue(value, `The header ${name}`)];
  });
}
