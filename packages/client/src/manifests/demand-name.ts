import { ConfigurationError } from '../errors/configuration-error.js';

const LABEL = '[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?';
const NAMES = {
  namespace: new RegExp(`^${LABEL}$`),
  /** May have dots in it. */
  serviceAccount: new RegExp(`^(?=.{1,253}$)${LABEL}(\\.${LABEL})*$`),
  /** Roles and their bindings are named freely, as long as they fit into an address. */
  role: /^(?!\.{1,2}$)[^/%\p{Cc}]{1,253}$/u,
};

/** @throws ConfigurationError unless `value` can be such a name; other names are like those of namespaces */
export function demandName(value: unknown, what: string, kind: keyof typeof NAMES = 'namespace'): string {
  if (typeof value === 'string' && NAMES[kind].test(value)) return value;
  throw new ConfigurationError(
    `${what} ${typeof value === 'string' ? JSON.stringify(value.slice(0, 80)) : typeof value} is no name of Kubernetes`,
    {
      hint:
        kind === 'role'
          ? 'Give a name without slashes and percent signs, such as kubeflow-pipelines-edit.'
          : 'Give at most 63 lower case letters, digits and dashes, such as team-a.',
    },
  );
}
