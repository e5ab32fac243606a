import { demandName } from './demand-name.js';
import type { KubernetesObject } from './kubernetes-object.js';
import { type TokenVolume, type TokenVolumeOptions, tokenVolume } from './token-volume.js';

export interface PodDefaultOptions extends TokenVolumeOptions {
  /** The namespace of the pods, such as a profile's. */
  namespace: string;
  /** Also the label that pods carry to get it, with the value `true`. Default: `access-ml-pipeline`. */
  name?: string | undefined;
}

export interface PodDefault extends KubernetesObject {
  readonly apiVersion: 'kubeflow.org/v1alpha1';
  readonly kind: 'PodDefault';
  readonly spec: TokenVolume & {
    readonly desc: string;
    readonly selector: { readonly matchLabels: Readonly<Record<string, 'true'>> };
  };
}

/**
 * The PodDefault that gives notebooks and other pods with its label the token that `serviceAccountToken()` reads.
 * @throws ConfigurationError for a name that Kubernetes refuses
 * @example
 * toYaml(podDefault({ namespace: 'team-a' })); // for kubectl apply -f -
 */
export function podDefault({ namespace, name = 'access-ml-pipeline', ...token }: PodDefaultOptions): PodDefault {
  demandName(name, 'The PodDefault name');
  return {
    apiVersion: 'kubeflow.org/v1alpha1',
    kind: 'PodDefault',
    metadata: { name, namespace: demandName(namespace, 'The namespace') },
    spec: {
      desc: 'Allow access to Kubeflow Pipelines',
      selector: { matchLabels: { [name]: 'true' } },
      ...tokenVolume(token),
    },
  };
}
