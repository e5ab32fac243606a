import type { CallOptions } from '../call/call-options.js';
import { checkedNamespace } from '../config/namespace.js';
import type { ResourceContext } from './resource-context.js';

/**
 * The namespace that a call goes to: the given one, else the client's; undefined on a single-user server.
 *
 * @throws ConfigurationError before anything but one health call is sent, when a multi-user server gets none or a
 *   single-user server gets one.
 */
export async function resolveNamespace(
  {
    installation,
    namespace,
    fallbackNamespace,
  }: Pick<ResourceContext, 'installation' | 'namespace' | 'fallbackNamespace'>,
  given: string | undefined,
  options?: CallOptions,
): Promise<string | undefined> {
  const named = (given && checkedNamespace(given)) ?? namespace;
  const multiUser = await installation.isMultiUser(options);
  const wanted = named ?? (multiUser ? fallbackNamespace?.() : undefined);
  if (multiUser !== undefined && multiUser !== !!wanted) {
    throw (await import('./namespace-errors.js')).wrongNamespace(wanted);
  }
  return wanted || undefined;
}
