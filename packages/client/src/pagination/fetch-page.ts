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
      if (pageSize <= SMALLEST || !isTooMuch(error)) throw error;
      size.current = Math.max(SMALLEST, Math.floor(pageSize / 2));
    }
  }
}

const RESOURCE_EXHAUSTED = 8;

function isTooMuch(error: unknown): boolean {
  if (isTimeoutError(error)) return error.phase === 'attempt';
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
