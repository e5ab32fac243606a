import type { Answer } from '../call/operation-caller.js';

/** One page of a list. */
export interface Page<T> {
  readonly items: T[];
  /** How many items match in all pages; absent when the server does not tell, or when `where` filters on this side. */
  readonly totalSize?: number;
  /** Absent on the last page. */
  readonly nextPageToken?: string;
  /** Requests the page after this one; undefined on the last. */
  next(): Promise<Page<T>> | undefined;
}

/** A list that sends nothing until it is awaited or iterated; each use starts at its first page. */
export interface Pages<T> extends PromiseLike<Page<T>>, AsyncIterable<T> {
  /** All pages in turn, the next one being fetched while one is looked at. */
  pages(): AsyncIterable<Page<T>>;
  /** The first `n` items, with no larger pages than needed. */
  first(n: number): Promise<T[]>;
  /** The items of all pages, at most `limit` (`Infinity` for all). */
  toArray(options: { limit: number }): Promise<T[]>;
  /** The first page and the answer it came with. */
  withResponse(): Promise<Answer<Page<T>>>;
}

/** What pages can be asked for with, for every noun. */
export interface PageOptions<T> {
  /** Items a page, 1 to 200. Default 200. */
  pageSize?: number | undefined;
  /** Continues where the page with this `nextPageToken` ended; sorting and filter are those of that list. */
  pageToken?: string | undefined;
  /** Keeps only items for which this holds. It is tested here, after the request: pages come out shorter. */
  where?: ((item: T) => boolean) | undefined;
  /** Fetch the next page while one is consumed. Default true. */
  prefetch?: boolean | undefined;
}
