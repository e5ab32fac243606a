import type { JsonObject } from '../vector.js';

/** One page of `items` as the API server lists them: filtered by name, sorted, cut, with a token for the rest. */
export function listAnswer(member: string, items: readonly JsonObject[], query: URLSearchParams): JsonObject {
  const token = readToken(query.get('page_token'));
  const sort = token?.sort ?? query.get('sort_by') ?? '';
  const filter = token?.filter ?? query.get('filter') ?? '';
  const [key = 'created_at', direction] = sort.split(' ');
  const sign = direction === 'desc' ? -1 : 1;
  const compared = (object: JsonObject) => `${object[key] ?? ''} ${object.id}`;
  const found = items
    .filter((item) => matches(item, filter))
    .sort((a, b) => (compared(a) < compared(b) ? -sign : sign));
  const start = token
    ? Math.max(
        0,
        found.findIndex(({ id }) => id === token.key),
      )
    : 0;
  const size = Number(query.get('page_size') || 20);
  const page = found.slice(start, start + size);
  const next = found[start + size];
  return {
    ...(page.length > 0 && { [member]: page, total_size: found.length }),
    ...(next && { next_page_token: writeToken({ sort, filter, key: String(next.id) }) }),
  };
}

interface PageToken {
  readonly sort: string;
  readonly filter: string;
  readonly key: string;
}

const writeToken = (token: PageToken): string => Buffer.from(JSON.stringify(token)).toString('base64');

function readToken(text: string | null): PageToken | undefined {
  if (!text) return undefined;
  return JSON.parse(Buffer.from(text, 'base64').toString('utf8')) as PageToken;
}

/** Equality and substrings of texts, and times after another; anything else matches all. */
function matches(item: JsonObject, filter: string): boolean {
  if (filter === '') return true;
  const { predicates = [] } = JSON.parse(filter) as { predicates?: JsonObject[] };
  return predicates.every((predicate) => {
    const wanted = predicate.string_value ?? predicate.stringValue;
    const value = String(item[String(predicate.key)] ?? '');
    if (predicate.op === 1 || predicate.op === 'EQUALS') return value === wanted;
    if (predicate.op === 9 || predicate.op === 'IS_SUBSTRING') return value.includes(String(wanted));
    const after = predicate.op === 3 || predicate.op === 'GREATER_THAN';
    return !after || value > String(predicate.timestamp_value);
  });
}
