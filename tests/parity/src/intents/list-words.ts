import { type Filter, type FilterKey, filter, type Page, type Pages } from '@kfp-ts/client';
import type { JsonObject } from '../vector.js';
import type { Arguments } from './arguments.js';
import { Unspeakable } from './unspeakable.js';

const KEYS: Readonly<Record<string, FilterKey>> = {
  id: 'id',
  name: 'name',
  description: 'description',
  namespace: 'namespace',
  created_at: 'createdAt',
  scheduled_at: 'scheduledAt',
  status: 'status',
};
const SORT_KEYS: Readonly<Record<string, string>> = { created_at: 'createdAt', scheduled_at: 'scheduledAt' };
/** Of a list that asks for none. */
const SERVERS_PAGE_SIZE = 20;

/** How the user of the facade says what a Python list call says. */
export interface ListWords {
  pageSize?: number;
  pageToken?: string;
  sortBy?: string;
  filter?: Filter;
}

export function listWords(given: Arguments): ListWords {
  const pageSize = given.isNone('page_size') ? SERVERS_PAGE_SIZE : given.number('page_size');
  const sortBy = given.text('sort_by');
  const filterText = given.text('filter');
  return {
    ...(pageSize !== undefined && { pageSize }),
    ...given.option('page_token', 'pageToken'),
    ...(sortBy && { sortBy: sortWord(sortBy) }),
    ...(filterText && { filter: filterWords(filterText) }),
  };
}

/** Walks as many pages as the Python program did, without looking ahead, and gives the last one. */
export async function walk<T>(list: Pages<T>, pages = 1): Promise<Page<T>> {
  let page = await list;
  for (let walked = 1; walked < pages; walked++) {
    const next = await page.next();
    if (!next) break;
    page = next;
  }
  return page;
}

function sortWord(text: string): string {
  const [key = '', direction] = text.split(' ');
  return `${direction === 'desc' ? '-' : ''}${SORT_KEYS[key] ?? key}`;
}

function filterWords(text: string): Filter {
  let parsed: { predicates?: JsonObject[] };
  try {
    // Some quote a filter for the address by themselves, as the doc string of Python's method asks; it means the same.
    parsed = JSON.parse(text.startsWith('%7B') ? decodeURIComponent(text) : text);
  } catch {
    throw new Unspeakable('filters are built with filter.*, not written');
  }
  return filter.all(...(parsed.predicates ?? []).map(predicateWords));
}

function predicateWords({ op, key, ...values }: JsonObject): Filter {
  const value = values.stringValue ?? values.string_value;
  if (key === 'storage_state' && op === 2) return filter.equals('archived', false);
  const word = KEYS[String(key)];
  if (word && op === 1) return filter.equals(word, String(value));
  if (word === 'name' && op === 9) return filter.contains(word, String(value));
  if (word === 'createdAt' && op === 'GREATER_THAN')
    return filter.after(word, new Date(String(values.timestamp_value)));
  throw new Unspeakable(`no word for ${key} ${op}`);
}
