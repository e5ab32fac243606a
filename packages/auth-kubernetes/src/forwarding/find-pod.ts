import { ConfigurationError, isKfpError } from '@kfp-ts/client';
import type { KubeConfig, V1Pod, V1ServicePort } from '@kubernetes/client-node';
import { grantHint, kubernetesFailure, otherFailure } from '../kubernetes-failure.js';

/** A port of a container of a pod. */
export interface PodPort {
  readonly namespace: string;
  readonly pod: string;
  readonly port: number;
}

export interface ServicePort {
  readonly namespace: string;
  readonly service: string;
  /** By name or number; the one for plain HTTP when undefined. */
  readonly port: string | number | undefined;
}

/**
 * A ready pod behind a service, and the port of it that the service's port leads to.
 * @throws ConfigurationError when there is none
 */
export async function findPod(config: KubeConfig, { namespace, service: name, port }: ServicePort): Promise<PodPort> {
  const { CoreV1Api } = await import('@kubernetes/client-node');
  const api = config.makeApiClient(CoreV1Api);
  const { spec } = await reading(namespace, 'service', name, api.readNamespacedService({ name, namespace }));
  const ports = spec?.ports ?? [];
  const chosen = port === undefined ? plainPort(ports) : ports.find((one) => one.port === port || one.name === port);
  if (!chosen) {
    throw new ConfigurationError(`The service ${namespace}/${name} has no port ${port ?? ''}`.trimEnd(), {
      hint: `It has: ${ports.map((one) => `${one.name ?? ''} ${one.port}`.trim()).join(', ') || 'none'}.`,
    });
  }
  const labelSelector = Object.entries(spec?.selector ?? {})
    .map(([label, value]) => `${label}=${value}`)
    .join(',');
  if (labelSelector === '') {
    throw new ConfigurationError(`The service ${namespace}/${name} selects no pods`, {
      hint: 'It leads to somewhere else, so there is nothing to forward to: give that address as endpoint.',
    });
  }
  const { items } = await reading(
    namespace,
    'pods',
    labelSelector,
    api.listNamespacedPod({ namespace, labelSelector }),
  );
  // While a new release is rolled out, only some of the pods may have a port of that name.
  for (const pod of items.filter(isReady)) {
    const target = targetPort(pod, chosen);
    if (pod.metadata?.name && target !== undefined) return { namespace, pod: pod.metadata.name, port: target };
  }
  throw new ConfigurationError(`The service ${namespace}/${name} has no ready pod`, {
    hint: `See kubectl -n ${namespace} get pods -l ${labelSelector}.`,
  });
}

async function reading<T>(namespace: string, kind: 'service' | 'pods', name: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (isKfpError(error)) throw error;
    const failure = kubernetesFailure(error);
    const { code, suffix, cause, user } = failure;
    const what = kind === 'service' ? `The service ${namespace}/${name}` : `The pods of ${namespace}`;
    const message = `${what} cannot be read${suffix}`;
    const look = kind === 'service' ? `get service ${name}` : `get pods -l ${name}`;
    if (code === 404)
      throw new ConfigurationError(message, { cause, hint: `Check both names: kubectl -n ${namespace} ${look}.` });
    if (code === 403) throw new ConfigurationError(message, { cause, hint: forwardingHint(namespace, user) });
    throw otherFailure(`${what} cannot be read`, failure);
  }
}

/** All that forwarding takes, so that nobody has to ask three times. */
export const forwardingHint = (namespace: string, user: string): string =>
  grantHint(
    { namespace, role: 'forward-ports', verbs: 'get,list,create', resources: 'services,pods,pods/portforward' },
    user,
  );

const plainPort = (ports: readonly V1ServicePort[]): V1ServicePort | undefined =>
  ports.find(({ name }) => name === 'http2' || name === 'http') ?? ports.find((one) => one.port === 80) ?? ports[0];

const isReady = ({ metadata, status }: V1Pod): boolean =>
  metadata?.deletionTimestamp === undefined &&
  (status?.conditions ?? []).some((condition) => condition.type === 'Ready' && condition.status === 'True');

/** A service may name the port of the container, or leave it out when it is its own. */
function targetPort(pod: V1Pod, { targetPort: target, port }: V1ServicePort): number | undefined {
  if (target === undefined) return port;
  if (typeof target === 'number') return target;
  const ports = (pod.spec?.containers ?? []).flatMap((container) => container.ports ?? []);
  return ports.find(({ name }) => name === target)?.containerPort;
}
