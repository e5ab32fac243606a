import { CredentialError } from '../errors/credential-error.js';
import type { OutgoingRequest } from '../transport/outgoing-request.js';

/** The request with one more header. */
export function withHeader(request: OutgoingRequest, name: string, value: string): OutgoingRequest {
  return { ...request, headers: { ...request.headers, [name]: value } };
}

/**
 * The token as it may stand in a header: without blanks around it and without `Bearer `, which people paste along.
 * @throws {CredentialError} when it is empty or holds what no token holds; the message does not quote it.
 */
export function checkedToken(
  value: unknown,
  source: string,
  hint = 'Look at where it comes from: a token is one line of letters, digits and signs.',
): string {
  const token = typeof value === 'string' ? value.trim().replace(/^bearer(\s+|$)/i, '') : '';
  if (token === '') throw new CredentialError(`${source} is empty`, { hint });
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new CredentialError(`${source} holds blanks, line breaks or other characters that no token has`, { hint });
  }
  return token;
}

/**
 * A header's value as it may be sent.
 * @throws {CredentialError} when it holds line breaks or other control characters; the message does not quote it.
 */
export function checkedValue(value: unknown, source: string): string {
  if (typeof value === 'string' && /^[\t\x20-\x7e\x80-\xff]*$/.test(value)) return value;
  throw new CredentialError(`${source} holds line breaks or other characters that a header cannot carry`, {
    hint: 'A line break at the end of a file is a usual reason: trim the value.',
  });
}
