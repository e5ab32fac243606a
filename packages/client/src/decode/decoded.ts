import type { ResponseInfo } from '../call/operation-caller.js';
import { UnexpectedResponseError } from '../errors/unexpected-response-error.js';

/**
 * What `decode` makes of an answer.
 *
 * @throws UnexpectedResponseError where a member is of another kind than the API gives.
 */
export function decoded<T, U>(decode: (data: T) => U, data: T, { status, attempts }: ResponseInfo): U {
  try {
    return decode(data);
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new UnexpectedResponseError('The answer has members of another kind than the API gives.', {
      hint: 'Something between client and server changes the answers, or the endpoint is that of another service.',
      cause,
      status,
      attempts,
      method: '',
      path: '',
    });
  }
}
