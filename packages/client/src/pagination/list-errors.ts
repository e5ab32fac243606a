import type { ResponseInfo } from '../call/operation-caller.js';
import { ConfigurationError, UnexpectedResponseError } from '../errors/index.js';
import type { PageOptions } from './page.js';

/** What is wrong with the options of a list's pages. */
export function wrongPageOptions(
  { where, pageToken, pageSize }: PageOptions<never>,
  largest: number,
): ConfigurationError {
  if (where !== undefined && typeof where !== 'function') {
    return new ConfigurationError('where of a list is no function.', {
      hint: 'Pass a function of an item, or leave it out.',
    });
  }
  if (pageToken !== undefined && typeof pageToken !== 'string') {
    return new ConfigurationError('pageToken of a list is no text.', {
      hint: 'Pass the nextPageToken of a page, or leave it out for the first one.',
    });
  }
  return new ConfigurationError(`pageSize must be a whole number from 1 to ${largest}, not ${String(pageSize)}.`, {
    hint: 'Leave it out for the largest; first(n) and toArray({ limit }) take as many items as they need.',
  });
}

export function wrongCount(method: string): ConfigurationError {
  return new ConfigurationError(`${method} needs a whole number of items of at least 0.`, {
    hint: 'Pass Infinity to take them all.',
  });
}

/** The server answered a page whose successor was already read; going on would never end. */
export function repeatedToken({ status, attempts }: ResponseInfo): UnexpectedResponseError {
  return new UnexpectedResponseError('The server repeated a page token, so the list would never end.', {
    hint: 'A cache between client and server may answer; list again with a smaller range.',
    status,
    attempts,
    method: 'GET',
    path: '',
  });
}
