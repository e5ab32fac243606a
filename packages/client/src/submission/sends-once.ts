import type { CallOptions } from '../call/call-options.js';
import type { ResourceContext } from '../resources/resource-context.js';

/** Whether the caller wants no retries: then one look is all that is done about a lost answer. */
export function sendsOnce({ maxAttempts }: ResourceContext, { retry }: CallOptions): boolean {
  return retry === false || (retry?.maxAttempts ?? maxAttempts) === 1;
}
