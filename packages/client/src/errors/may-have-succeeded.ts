import { isApiError } from './api-error.js';
import { isConnectionError } from './connection-error.js';
import { isUnexpectedResponseError } from './unexpected-response-error.js';

/** Whether a call that ended with this error may have been carried out all the same: its answer was lost on the way. */
export function mayHaveSucceeded(error: unknown): boolean {
  if (isConnectionError(error)) return error.mayHaveReachedServer;
  // Half an answer is one; a page of another server at a wrong address is none.
  if (isUnexpectedResponseError(error)) return error.status >= 200 && error.status < 300;
  return isApiError(error) && [502, 503, 504].includes(error.status);
}
