import { escapeTwiceDecoded } from './twice-decoded.js';

/**
 * Query string without `?`; undefined when a value has no place in one. Members that are undefined or null are left out;
 * names in `twiceDecoded` are escaped once more.
 */
export function serializeQuery(query: object = {}, twiceDecoded: readonly string[] = []): string | undefined {
  const pairs: string[] = [];
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null) continue;
    if (!isQueryValue(value)) return undefined;
    const text = String(value);
    pairs.push(`${name}=${encodeURIComponent(twiceDecoded.includes(name) ? escapeTwiceDecoded(text) : text)}`);
  }
  return pairs.join('&');
}

/** Whether a value is a scalar that can be percent-encoded: half of a surrogate pair cannot. */
export function isQueryValue(value: unknown): boolean {
  const type = typeof value;
  if (type === 'string') return !/\p{Surrogate}/u.test(value as string);
  return type === 'number' || type === 'boolean' || type === 'bigint';
}
