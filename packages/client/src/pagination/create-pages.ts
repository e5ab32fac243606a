import type { CallOptions } from '../call/call-options.js';
import type { Answer, ResponseInfo } from '../call/operation-caller.js';
import { ConfigurationError, UnexpectedResponseError } from '../errors/index.js';
import { fetchPage, type PageSize } from './fetch-page.js';
import type { Page, PageOptions, Pages } from './page.js';
import type { PageSource } from './page-source.js';
import { prefetched } from './prefetched.js';

const LARGEST_PAGE = 200;

/** Tokens of one walk and the page that gave each; asking one page for its successor twice is no repetition. */
type SeenTokens = Map<string, number>;

/** Makes the lazy list of what `source` gives page by page. */
export function createPages<T>(source: PageSource<T>, given?: PageOptions<T>, options: CallOptions = {}): Pages<T> {
  const list = given ?? {};
  const load = async (
    token: string | undefined,
    size: PageSize,
    seen: SeenTokens,
    depth = 1,
  ): Promise<Answer<Page<T>>> => {
    const { data, response } = await fetchPage(source, token, size, options);
    const nextPageToken = data.nextPageToken || undefined;
    if (nextPageToken !== undefined) {
      if ((seen.get(nextPageToken) ?? depth) !== depth) throw repeatedToken(response);
      seen.set(nextPageToken, depth);
    }
    const page: Page<T> = {
      items: list.where ? data.items.filter(list.where) : data.items,
      ...(data.totalSize !== undefined && !list.where && { totalSize: data.totalSize }),
      ...(nextPageToken !== undefined && { nextPageToken }),
      next: () =>
        nextPageToken === undefined
          ? undefined
          : load(nextPageToken, size, seen, depth + 1).then((answer) => answer.data),
    };
    return { data: page, response };
  };
  const start = async (most = Number.POSITIVE_INFINITY): Promise<Answer<Page<T>>> => {
    requireType('where', list.where, 'function');
    requireType('pageToken', list.pageToken, 'string');
    const pageSize = resolvePageSize(list.pageSize);
    const size = { current: list.where ? pageSize : Math.min(pageSize, most) };
    return load(list.pageToken, size, new Map(list.pageToken === undefined ? [] : [[list.pageToken, 0]]));
  };
  const firstPage = async (most?: number) => (await start(most)).data;

  async function* pages(): AsyncGenerator<Page<T>> {
    for (let page: Page<T> | undefined = await firstPage(); page; page = await page.next()) yield page;
  }
  const walk = (): AsyncIterable<Page<T>> => (list.prefetch === false ? pages() : prefetched(firstPage));

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
    withResponse: () => start(),
    pages: walk,
    async *[Symbol.asyncIterator]() {
      for await (const page of walk()) yield* page.items;
    },
    async first(n) {
      requireCount(n, 'first');
      return take(n);
    },
    async toArray(options) {
      const limit = options?.limit;
      requireCount(limit, 'toArray');
      return take(limit);
    },
  };
}

/** The server answered a page whose successor was already read; going on would never end. */
function repeatedToken({ status, attempts }: ResponseInfo): UnexpectedResponseError {
  return new UnexpectedResponseError('The server repeated a page token, so the list would never end.', {
    hint: 'A cache between client and server may answer; list again with a smaller range.',
    status,
    attempts,
    method: 'GET',
    path: '',
  });
}

function resolvePageSize(pageSize = LARGEST_PAGE): number {
  if (Number.isInteger(pageSize) && pageSize >= 1) return Math.min(pageSize, LARGEST_PAGE);
  throw new ConfigurationError(`pageSize must be a whole number from 1 to ${LARGEST_PAGE}, not ${pageSize}.`, {
    hint: 'Leave it out for the largest; first(n) and toArray({ limit }) take as many items as they need.',
  });
}

function requireType(name: string, value: unknown, type: 'function' | 'string'): void {
  if (value === undefined || typeof value === type) return;
  throw new ConfigurationError(`${name} of a list must be a ${type}, not ${String(value)}.`, { hint: 'Leave it out.' });
}

function requireCount(count: number, method: string): void {
  if (typeof count === 'number' && count >= 0) return;
  throw new ConfigurationError(`${method} needs a number of items of at least 0.`, {
    hint: 'Pass Infinity to take them all.',
  });
}
