import { ConfigurationError } from '../errors/configuration-error.js';
import { demandName } from './demand-name.js';
import type { KubernetesObject } from './kubernetes-object.js';

/** Who gets the rights. */
export type RoleSubject =
  /** A service account; its namespace is that of the binding unless given. */
  | { readonly serviceAccount: string; readonly namespace?: string | undefined; readonly user?: undefined }
  /** A person, by the name that the gateway sends: usually the e-mail address. */
  | { readonly user: string; readonly serviceAccount?: undefined };

export interface RoleBindingOptions {
  /** Where the rights count. */
  namespace: string;
  subject: RoleSubject;
  /** Default: `kubeflow-pipelines-edit`. */
  clusterRole?:
    | 'kubeflow-pipelines-edit'
    | 'kubeflow-pipelines-view'
    | 'kubeflow-edit'
    | 'kubeflow-view'
    | (string & {});
  /** Default: made of the subject and the role. */
  name?: string | undefined;
}

export interface RoleBinding extends KubernetesObject {
  readonly apiVersion: 'rbac.authorization.k8s.io/v1';
  readonly kind: 'RoleBinding';
  readonly roleRef: {
    readonly apiGroup: 'rbac.authorization.k8s.io';
    readonly kind: 'ClusterRole';
    readonly name: string;
  };
  readonly subjects: readonly (
    | { readonly kind: 'ServiceAccount'; readonly name: string; readonly namespace: string }
    | { readonly kind: 'User'; readonly apiGroup: 'rbac.authorization.k8s.io'; readonly name: string }
  )[];
}

const GROUP = 'rbac.authorization.k8s.io';

/**
 * The RoleBinding that lets a service account, or a person, work with pipelines in a namespace. It does not make a person
 * a contributor of the profile: that is done in the dashboard (Manage Contributors).
 * @throws ConfigurationError for a name that Kubernetes refuses
 */
export function roleBinding(options: RoleBindingOptions): RoleBinding {
  const { subject } = options;
  const clusterRole = demandName(options.clusterRole ?? 'kubeflow-pipelines-edit', 'The cluster role', 'role');
  const namespace = demandName(options.namespace, 'The namespace');
  const given = subjectOf(subject, namespace);
  const whose = given.kind === 'ServiceAccount' ? `${given.namespace}-${given.name}` : given.name;
  return {
    apiVersion: `${GROUP}/v1`,
    kind: 'RoleBinding',
    metadata: {
      name: demandName(options.name ?? `${asName(whose)}-${asName(clusterRole)}`, 'The RoleBinding name', 'role'),
      namespace,
    },
    roleRef: { apiGroup: GROUP, kind: 'ClusterRole', name: clusterRole },
    subjects: [given],
  };
}

function subjectOf(subject: RoleSubject | undefined, namespace: string): RoleBinding['subjects'][number] {
  if (subject?.serviceAccount !== undefined) {
    const name = demandName(subject.serviceAccount, 'The service account', 'serviceAccount');
    return { kind: 'ServiceAccount', name, namespace: demandName(subject.namespace ?? namespace, 'The namespace') };
  }
  if (subject?.user) return { kind: 'User', apiGroup: GROUP, name: subject.user };
  throw new ConfigurationError('A role binding needs someone to bind to', {
    hint: "Give subject: { serviceAccount: 'default-editor' } or { user: 'jane@example.com' }.",
  });
}

const asName = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
