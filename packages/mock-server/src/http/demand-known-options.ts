import { ServerOptionError } from './server-option-error.js';

/**
 * An option that is not there would be a test that proves something else than it says.
 * @throws ServerOptionError
 */
export function demandKnownOptions(options: object, known: readonly string[]): void {
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new ServerOptionError(`There is no option ${unknown}.`, `Give one of ${known.join(', ')}.`);
}
