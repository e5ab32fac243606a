import { ConfigurationError, type KfpClientOptions } from '@kfp-ts/client';
import type { Cluster } from '@kubernetes/client-node';
import { credentialsOf } from './credentials/credentials-of.js';
import { kubeconfigAuth } from './credentials/kubeconfig-auth.js';
import { demandKnownOptions } from './known-options.js';
import { loadKubeconfig } from './kubeconfig/kubeconfig.js';
import type { KubeconfigOptions } from './kubeconfig/kubeconfig-options.js';
import { demandKubernetesName } from './kubernetes-name.js';

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
 * @throws CredentialError when its credentials cannot be had
 * @throws ConnectionError when the provider of its ID tokens is down
 * @example
 * const kfp = new KfpClient(await kubeconfigConnection({ context: 'prod' }));
 */
export async function kubeconfigConnection(
  options: KubeconfigConnectionOptions = {},
): Promise<Pick<KfpClientOptions, 'endpoint' | 'auth' | 'tls' | 'proxy'>> {
  demandKnownOptions('kubeconfigConnection', options, ['installNamespace', 'service']);
  const namespace = demandKubernetesName('namespace', options.installNamespace ?? 'kubeflow', 'The installNamespace');
  const service = demandKubernetesName('serviceOfProxy', options.service ?? 'ml-pipeline:http', 'The service');
  const kubeconfig = await loadKubeconfig(options);
  const cluster = kubeconfig.config.getCurrentCluster() as Cluster;
  const proxy = usableProxy(cluster);
  const { tls } = await credentialsOf(kubeconfig.config);
  const path = `api/v1/namespaces/${namespace}/services/${service}/proxy`;
  return {
    endpoint: new URL(path, `${cluster.server.replace(/\/+$/, '')}/`),
    auth: kubeconfigAuth(kubeconfig),
    tls: { ...tls, ...(cluster.skipTLSVerify && { insecureSkipVerify: true }) },
    ...(proxy && { proxy }),
  };
}

function usableProxy({ proxyUrl }: Cluster): string | undefined {
  if (!proxyUrl || /^https?:/.test(proxyUrl)) return proxyUrl;
  throw new ConfigurationError('The proxy-url of the cluster is of a kind that cannot be used', {
    hint: 'Name an http or https proxy in the kubeconfig.',
  });
}
