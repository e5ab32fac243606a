import { ConfigurationError } from '../errors/configuration-error.js';

/**
 * Refuses what is no object, and members that nothing would look at: a misspelt condition would let everything through.
 * @throws {ConfigurationError} with the name that was probably meant.
 */
export function requireKnown(what: string, given: unknown, known: string): void {
  if (typeof given !== 'object' || given === null) {
    throw new ConfigurationError(`The ${what} must be an object, not ${given === null ? 'null' : typeof given}.`, {
      hint: `Pass an object with any of ${known}.`,
    });
  }
  const names = known.split(' ');
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || names.includes(name)) continue;
    const [nearest] = names.sort((a, b) => distance(name, a) - distance(name, b));
    throw new ConfigurationError(`The ${what} has no member "${name}".`, { hint: `Did you mean ${nearest}?` });
  }
}

/** How many letters have to be put in, left out or replaced to make one of the other. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const letter of from) {
    let left = (row[0] ?? 0) + 1;
    row = row.map((above, index) => {
      if (index > 0) left = Math.min(left + 1, above + 1, (row[index - 1] ?? 0) + (letter === to[index - 1] ? 0 : 1));
      return left;
    });
  }
  return row.at(-1) ?? 0;
}
