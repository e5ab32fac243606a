import { ConfigurationError } from '@kfp-ts/client';

const KUBECONFIG_OPTIONS = ['path', 'context', 'allowExec'];

/**
 * Refuses options that nothing would look at: with a misspelt `context`, another cluster would be used.
 * @throws ConfigurationError that names those that there are
 */
export function demandKnownOptions(what: string, options: unknown, own: readonly string[]): void {
  const known = [...KUBECONFIG_OPTIONS, ...own];
  const hint = `There are: ${known.join(', ')}.`;
  if (typeof options !== 'object' || options === null) {
    throw new ConfigurationError(`${what}() takes an object`, { hint });
  }
  const unknown = Object.entries(options).find(([name, value]) => value !== undefined && !known.includes(name));
  if (unknown) throw new ConfigurationError(`${what}() has no option "${unknown[0]}"`, { hint });
}
