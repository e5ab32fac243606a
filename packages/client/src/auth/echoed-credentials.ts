import type { IncomingResponse } from '../transport/incoming-response.js';
import type { OutgoingRequest } from '../transport/outgoing-request.js';

const SECRET_HEADER = /authorization|cookie|token|key|secret|password/i;

/** Shorter ones are words such as `Bearer`. */
const SHORTEST = 8;

/** The answer without the credentials of its request, which some gates repeat in their pages: errors quote those. */
export function withoutEchoedCredentials(response: IncomingResponse, request: OutgoingRequest): IncomingResponse {
  let { text } = response;
  for (const secret of credentialsOf(request)) {
    text = text.replaceAll(secret, '***').replaceAll(encodeURIComponent(secret), '***');
  }
  return text === response.text ? response : { ...response, text };
}

/** The longest first, as one may be part of another. */
function credentialsOf({ headers }: OutgoingRequest): string[] {
  return Object.entries(headers)
    .filter(([name]) => SECRET_HEADER.test(name))
    .flatMap(([name, value]) => value.split(name === 'cookie' ? /;\s*/ : /\s+/).map((part) => secretOf(name, part)))
    .filter(({ length }) => length >= SHORTEST)
    .sort((a, b) => b.length - a.length);
}

/** Names of cookies are no secrets, and say which gate it is. */
function secretOf(header: string, part: string): string {
  return header === 'cookie' ? part.slice(part.indexOf('=') + 1) : part;
}
