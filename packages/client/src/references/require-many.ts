import { ConfigurationError } from '../errors/index.js';

/**
 * @throws ConfigurationError for what is no list of things: a single text would be gone through letter by letter, a promise
 *   would be an empty list.
 */
export function requireMany(refs: unknown): void {
  if (typeof refs === 'object' && refs !== null && (Symbol.iterator in refs || Symbol.asyncIterator in refs)) return;
  throw new ConfigurationError(
    `The run ids must be a list of ids or of runs, not ${refs === null ? 'null' : typeof refs}.`,
    {
      hint: 'Pass an array, or a list of runs; await a promise first.',
    },
  );
}
