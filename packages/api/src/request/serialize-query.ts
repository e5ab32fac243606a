import { RequestRefusedError } from '../errors/request-refused-error.js';
import { escapeTwiceDecoded } from './twice-decoded.js';

/**
 * Query string without `?`. Members that are undefined or null are left out; names in `twiceDecoded` are escaped once more.
 * @throws {RequestRefusedError} for a value that is no scalar or no valid Unicode.
 */
export function serializeQuery(query: object = {}, twiceDecoded: readonly string[] = []): string {
  const pairs: string[] = [];
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null) continue;
    if (typeof value === 'object' || typeof value === 'function') throw refusal(name, `is of type ${typeof value}`);
    const text = twiceDecoded.includes(name) ? escapeTwiceDecoded(String(value)) : String(value);
    // encodeURIComponent throws a bare URIError on these.
    if (/\p{Surrogate}/u.test(text)) throw refusal(name, 'holds half of a surrogate pair');
    pairs.push(`${encodeURIComponent(name)}=${encodeURIComponent(text)}`);
  }
  return pairs.join('&');
}

function refusal(name: string, problem: string): RequestRefusedError {
  return new RequestRefusedError(
    'INVALID_QUERY_PARAMETER',
    `The query parameter ${name} ${problem}.`,
    'Pass a string of valid Unicode, a number or a boolean.',
  );
}
