import { ConfigurationError } from '@kfp-ts/client';
import type { CoreV1Api, KubeConfig, V1Pod, V1Service, V1ServicePort } from '@kubernetes/client-node';

/** A port of a container of a pod. */
export interface PodPort {
  readonly namespace: string;
  readonly pod: string;
  readonly port: number;
}

interface ServicePort {
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
  const service = await readService(api, namespace, name);
  const ports = service.spec?.ports ?? [];
  const chosen = port === undefined ? plainPort(ports) : ports.find((one) => one.port === port || one.name === port);
  if (!chosen) {
    throw new ConfigurationError(`The service ${namespace}/${name} has no port ${port ?? ''}`.trimEnd(), {
      hint: `It has: ${ports.map((one) => `${one.name ?? ''} ${one.port}`.trim()).join(', ') || 'none'}.`,
    });
  }
  const selector = Object.entries(service.spec?.selector ?? {}).map(([label, value]) => `${label}=${value}`);
  const { items } = await api.listNamespacedPod({ namespace, labelSelector: selector.join(',') });
  const pod = selector.length > 0 ? items.find(isReady) : undefined;
  const target = pod && targetPort(pod, chosen);
  if (!pod?.metadata?.name || target === undefined) {
    throw new ConfigurationError(`The service ${namespace}/${name} has no ready pod`, {
      hint: `See kubectl -n ${namespace} get pods -l ${selector.join(',') || '…'}.`,
    });
  }
  return { namespace, pod: pod.metadata.name, port: target };
}

async function readService(api: CoreV1Api, namespace: string, name: string): Promise<V1Service> {
  try {
    return await api.readNamespacedService({ name, namespace });
  } catch (cause) {
    const code = (cause as { code?: unknown }).code;
    throw new ConfigurationError(`The service ${namespace}/${name} cannot be read${code ? ` (${String(code)})` : ''}`, {
      cause,
      hint: `Check the names and your rights: kubectl -n ${namespace} get service ${name}.`,
    });
  }
}

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
