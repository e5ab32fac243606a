import { inspect } from 'node:util';

/** Marks the client's errors, in every copy of the package. */
const CLIENT_ERROR = Symbol.for('@kfp-ts/client/KfpError');

/** Has `seen` hear of each error of the client that is made from now on, thrown or not. The result ends that. */
export function recordErrors(seen: (error: Error) => void): () => void {
  const original = globalThis.Error;
  const construct = (target: ErrorConstructor, args: unknown[], newTarget: NewableFunction): Error => {
    const error = Reflect.construct(target, args, newTarget) as Error;
    // Where it was made, and not here.
    original.captureStackTrace(error, construct);
    // Its own members come later: whoever looks does so when the test is over.
    if (CLIENT_ERROR in error) seen(error);
    return error;
  };
  const watched = new Proxy(original, { construct });
  globalThis.Error = watched;
  return () => {
    if (globalThis.Error === watched) globalThis.Error = original;
  };
}

/** All that a log may hold of an error: as text, as JSON, and inspected with its causes. */
export function shownOf(error: Error): string {
  return [String(error), error.stack, JSON.stringify(error), inspect(error, { depth: 10 })].join('\n');
}
