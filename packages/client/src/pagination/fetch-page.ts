import type { CallOptions } from '../call/call-options.js';
import type { Answer } from '../call/operation-caller.js';
import { isApiError, isTimeoutError, isUnexpectedResponseError } from '../errors/index.js';
import type { PageSource, SourcePage } from './page-source.js';

/** The page size of one walk; it shrinks when the server cannot manage it. */
export interface PageSize {
  current: number;
}

const SMALLEST = 10;

/** Fetches a page, asking for fewer items when that many are too large or take too long. */
export async function fetchPage<T>(
  source: PageSource<T>,
  pageToken: string | undefined,
  size: PageSize,
  options: CallOptions,
): Promise<Answer<SourcePage<T>>> {
  for (;;) {
    options.signal?.throwIfAborted();
    const pageSize = size.current;
    try {
      return await source(pageToken === undefined ? { pageSize } : { pageSize, pageToken }, options);
    } catch (error) {
      const share = pageSize > SMALLEST ? smallerShare(error, options) : undefined;
      if (share === undefined) throw error;
      size.current = Math.max(SMALLEST, Math.floor(pageSize * share));
    }
  }
}

const RESOURCE_EXHAUSTED = 8;

/** Which part of a page to ask for after a failure; undefined when a smaller one would not help. */
function smallerShare(error: unknown, { totalTimeoutMs }: CallOptions): number | undefined {
  // Finding out took long: the next try should succeed. A limit that the caller set for the call is kept.
  if (isTimeoutError(error)) return error.phase === 'attempt' || totalTimeoutMs === undefined ? 1 / 4 : undefined;
  return isTooLarge(error) ? 1 / 2 : undefined;
}

function isTooLarge(error: unknown): boolean {
  if (isUnexpectedResponseError(error))
    return error.status === 200 && typeof error.body === 'string' && /^\s*\{/.test(error.body);
  if (!isApiError(error)) return false;
  return (
    error.status === 504 ||
    error.status === 413 ||
    error.grpcCode === RESOURCE_EXHAUSTED ||
    (error.status === 500 && /larger than max/.test(error.message))
  );
}
