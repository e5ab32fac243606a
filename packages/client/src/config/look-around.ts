import { type ResolvedKfpClientOptions, resolveOptions } from './client-options.js';
import { optionsFromEnvironment } from './environment.js';

/** The options of a client that was not told where its server is, with what the surroundings say; others as they are. */
export function lookAround(options: ResolvedKfpClientOptions): ResolvedKfpClientOptions {
  const { given } = options;
  return given.endpoint || given.connection ? options : resolveOptions(optionsFromEnvironment(given));
}
