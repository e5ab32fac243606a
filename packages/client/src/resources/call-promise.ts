import type { Answer } from '../call/operation-caller.js';
import { decoded } from '../decode/decoded.js';

/** The promise of a method's result; {@link withResponse} also tells of the answer that it came with. */
export interface CallPromise<T> extends Promise<T> {
  /** The result and the status, headers, attempts and request id of the (last) answer it was read from. */
  withResponse(): Promise<Answer<T>>;
}

/** Makes the promise of `work`'s data. */
export function callPromise<T>(work: Promise<Answer<T>>): CallPromise<T> {
  const promise = work.then((answer) => answer.data) as CallPromise<T>;
  promise.withResponse = () => {
    // Whoever asks for the answer need not also handle the bare result.
    promise.catch(() => undefined);
    return work;
  };
  return promise;
}

/** An answer whose data is made from another's. */
export function mapAnswer<T, U>(work: Promise<Answer<T>>, map: (data: T) => U): Promise<Answer<U>> {
  return work.then(({ data, response }) => ({ data: decoded(map, data, response), response }));
}

/** The promise of an operation whose answer says nothing. */
export function voidPromise(work: Promise<Answer<unknown>>): CallPromise<void> {
  return callPromise(mapAnswer(work, () => undefined));
}
