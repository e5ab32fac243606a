import type { CallOptions } from '../call/call-options.js';
import { decoded } from '../decode/decoded.js';
import { fetchPage, type PageSize } from './fetch-page.js';
import type { Page, PageOptions, Pages } from './page.js';
import type { PageSource } from './page-source.js';
import { type Arrival, prefetched } from './prefetched.js';

const LARGEST_PAGE = 200;

/** Tokens of one walk and the page that gave each; asking one page for its successor twice is no repetition. */
type SeenTokens = Map<string, number>;

/** Makes the lazy list of what `source` gives page by page. */
export function createPages<T>(source: PageSource<T>, given?: PageOptions<T>, options: CallOptions = {}): Pages<T> {
  const list = given ?? {};
  const load = async (token: string | undefined, size: PageSize, seen: SeenTokens, depth = 1): Promise<Arrival<T>> => {
    const { data, response } = await fetchPage(source, token, size, options);
    const nextPageToken = data.nextPageToken || undefined;
    if (nextPageToken !== undefined) {
      if ((seen.get(nextPageToken) ?? depth) !== depth) throw (await errors()).repeatedToken(response);
      seen.set(nextPageToken, depth);
    }
    const next = () => (nextPageToken === undefined ? undefined : load(nextPageToken, size, seen, depth + 1));
    const page = (): Page<T> => {
      const items = decoded(data.items, undefined, response);
      return {
        items: list.where ? items.filter(list.where) : items,
        ...(data.totalSize !== undefined && !list.where && { totalSize: data.totalSize }),
        ...(nextPageToken !== undefined && { nextPageToken }),
        next: () => next()?.then((arrival) => arrival.page()),
      };
    };
    return { page, next, response };
  };
  const start = async (most = Number.POSITIVE_INFINITY): Promise<Arrival<T>> => {
    const { pageSize = LARGEST_PAGE, pageToken, where } = list;
    const isRight = Number.isInteger(pageSize) && pageSize >= 1 && typeof (pageToken ?? '') === 'string';
    if (!isRight || typeof (where ?? errors) !== 'function')
      throw (await errors()).wrongPageOptions(list, LARGEST_PAGE);
    const size = { current: Math.min(pageSize, LARGEST_PAGE, where ? LARGEST_PAGE : most) };
    return load(pageToken, size, new Map(pageToken === undefined ? [] : [[pageToken, 0]]));
  };
  const firstPage = async (most?: number) => (await start(most)).page();

  async function* pages(): AsyncGenerator<Page<T>> {
    for (let page: Page<T> | undefined = await firstPage(); page; page = await page.next()) yield page;
  }
  const walk = (): AsyncIterable<Page<T>> => (list.prefetch === false ? pages() : prefetched(start));

  const take = async (most: number): Promise<T[]> => {
    const items: T[] = [];
    if (most === 0) return items;
    for (let page: Page<T> | undefined = await firstPage(most); page; page = await page.next()) {
      for (const item of page.items) items.push(item);
      if (items.length >= most) break;
    }
    return items.length > most ? items.slice(0, most) : items;
  };

  return {
    then: (onFulfilled, onRejected) => firstPage().then(onFulfilled, onRejected),
    withResponse: () => start().then(({ page, response }) => ({ data: page(), response })),
    pages: walk,
    async *[Symbol.asyncIterator]() {
      // Not yield*, which takes three times as long for each item.
      for await (const page of walk()) for (const item of page.items) yield item;
    },
    async first(n) {
      await requireCount(n, 'first');
      return take(n);
    },
    async toArray(options) {
      const limit = options?.limit;
      await requireCount(limit, 'toArray');
      return take(limit);
    },
  };
}

/** What is read only when something is wrong. */
const errors = () => import('./list-errors.js');

async function requireCount(count: number, method: string): Promise<void> {
  if (count >= 0 && (Number.isInteger(count) || count === Number.POSITIVE_INFINITY)) return;
  throw (await errors()).wrongCount(method);
}
