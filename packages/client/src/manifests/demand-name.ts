import { ConfigurationError } from '../errors/configuration-error.js';

const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** @throws ConfigurationError unless `value` can be the name of a namespace or a service account */
export function demandName(value: unknown, what: string): string {
  if (typeof value === 'string' && LABEL.test(value)) return value;
  throw new ConfigurationError(
    `${what} ${typeof value === 'string' ? JSON.stringify(value.slice(0, 80)) : typeof value} is no name of Kubernetes`,
    { hint: 'Give at most 63 lower case letters, digits and dashes, such as team-a.' },
  );
}
