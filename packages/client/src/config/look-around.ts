import { type ResolvedKfpClientOptions, resolveOptions } from './client-options.js';
import { optionsFromEnvironment } from './environment.js';

const found = new WeakMap<ResolvedKfpClientOptions, ResolvedKfpClientOptions>();

/**
 * The options of a client that was not told where its server is, with what the surroundings say; others as they are. The
 * client keeps to what was found first, whatever becomes of its surroundings.
 */
export function lookAround(options: ResolvedKfpClientOptions): ResolvedKfpClientOptions {
  const { given } = options;
  if (given.endpoint || given.connection) return options;
  const known = found.get(options) ?? resolveOptions(optionsFromEnvironment(given));
  found.set(options, known);
  return known;
}
