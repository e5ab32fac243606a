import { ConfigurationError } from '../errors/configuration-error.js';

/** @throws {ConfigurationError} for what cannot be the name of a Kubernetes namespace. */
export function checkedNamespace<T extends string | undefined>(name: T): T {
  if (name === undefined || (typeof name === 'string' && /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name)))
    return name;
  throw new ConfigurationError(`${JSON.stringify(name)} cannot be a namespace`, {
    hint: 'A namespace has at most 63 lower-case letters, digits and hyphens; a profile user.name@… is called user-name.',
  });
}
