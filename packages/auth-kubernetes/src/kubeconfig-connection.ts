import { ConfigurationError, type KfpClientOptions } from '@kfp-ts/client';
import type { Cluster } from '@kubernetes/client-node';
import { credentialsOf } from './credentials-of.js';
import { type KubeconfigOptions, loadKubeconfig } from './kubeconfig.js';
import { kubeconfigAuth } from './kubeconfig-auth.js';

export interface KubeconfigConnectionOptions extends KubeconfigOptions {
  /** The namespace of the installation. Default: `kubeflow`. */
  installNamespace?: string | undefined;
  /** The service of the API server, and its port by name or number. Default: `ml-pipeline:http`. */
  service?: string | undefined;
}

/**
 * Options that let a client reach the API server through the Kubernetes API, as `kfp.Client()` does on a laptop: by the
 * service proxy, with the kubeconfig's credentials and certificates. It needs the right to `get` and `create` on
 * `services/proxy`. The proxy takes the identity away, so a multi-user installation answers that it is missing: reach that
 * through its gateway.
 *
 * @throws ConfigurationError for a kubeconfig that cannot be used
 * @example
 * const kfp = new KfpClient(await kubeconfigConnection({ context: 'prod' }));
 */
export async function kubeconfigConnection(
  options: KubeconfigConnectionOptions = {},
): Promise<Pick<KfpClientOptions, 'endpoint' | 'auth' | 'tls' | 'proxy'>> {
  const { installNamespace = 'kubeflow', service = 'ml-pipeline:http' } = options;
  const config = await loadKubeconfig(options);
  const cluster = config.getCurrentCluster() as Cluster;
  const server = new URL(cluster.server);
  demandReachable(cluster, server);
  const path = `api/v1/namespaces/${encodeURIComponent(installNamespace)}/services/${encodeService(service)}/proxy`;
  const { tls } = await credentialsOf(config);
  return {
    endpoint: new URL(path, server.href.endsWith('/') ? server : `${server.href}/`),
    auth: kubeconfigAuth(config),
    tls: { ...tls, ...(cluster.skipTLSVerify && { insecureSkipVerify: true }) },
    ...(cluster.proxyUrl && { proxy: cluster.proxyUrl }),
  };
}

/** The colon between service and port is part of the path. */
const encodeService = (service: string): string => service.split(':').map(encodeURIComponent).join(':');

function demandReachable({ proxyUrl, skipTLSVerify }: Cluster, server: URL): void {
  if (server.protocol !== 'https:' && !skipTLSVerify) {
    throw new ConfigurationError(`The cluster ${server.origin} is reached without encryption`, {
      hint: 'Its credentials would be readable on the way. For `kubectl proxy` no kubeconfig is needed: give its address as endpoint.',
    });
  }
  if (proxyUrl && !/^https?:/.test(proxyUrl)) {
    throw new ConfigurationError('The proxy-url of the cluster is of a kind that cannot be used', {
      hint: 'Name an http or https proxy in the kubeconfig.',
    });
  }
}
