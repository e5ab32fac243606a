import { ConfigurationError } from '@kfp-ts/client';

const LABEL = '[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?';

const NAMES = {
  namespace: new RegExp(`^${LABEL}$`),
  serviceAccount: new RegExp(`^(?=.{1,253}$)${LABEL}(\\.${LABEL})*$`),
  service: new RegExp(`^${LABEL}$`),
  /** For the proxy: also with a scheme before and a port after it. */
  serviceOfProxy: new RegExp(`^(https?:)?${LABEL}(:([-a-z0-9]{1,15}|\\d{1,5}))?$`),
};

/**
 * A name as it may stand in an address of the Kubernetes API.
 * @throws ConfigurationError for what would lead elsewhere
 */
export function demandKubernetesName(kind: keyof typeof NAMES, value: unknown, what: string): string {
  if (typeof value === 'string' && NAMES[kind].test(value)) return value;
  const shown = typeof value === 'string' ? JSON.stringify(value.slice(0, 80)) : typeof value;
  throw new ConfigurationError(`${what} ${shown} is no name of Kubernetes`, {
    hint: 'Give lower case letters, digits and dashes, as kubectl shows it.',
  });
}
