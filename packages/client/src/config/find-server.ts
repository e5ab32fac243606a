import type { Connection } from './connection.js';
import { usualEndpoint } from './endpoint.js';
import type { EnvironmentOptions, EnvironmentSource } from './environment.js';

type Variables = NonNullable<EnvironmentSource['env']>;

/** How the server is reached, and in words why so. */
export interface FoundServer {
  readonly endpoint?: string | undefined;
  readonly connection?: () => Promise<Connection>;
  readonly allowInsecureHttp?: true;
  readonly why: string;
}

/** The first that there is of: the variable, the pod's own cluster, a kubeconfig; else the usual name. */
export function findServer(
  { kubeconfig, installNamespace, fetch }: EnvironmentOptions,
  env: Variables,
  inPod: boolean,
  hasFile: (path: string) => boolean,
  source: EnvironmentSource,
): FoundServer {
  const { path, context } = kubeconfig || {};
  const isChosen = path ?? context;
  const file = path || env.KUBECONFIG || `${env.HOME || env.USERPROFILE}/.kube/config`;
  const endpoint = env.KF_PIPELINES_ENDPOINT?.trim();
  const host = env.ML_PIPELINE_UI_SERVICE_HOST ?? '';
  if (!isChosen) {
    if (endpoint) return { endpoint, why: 'from KF_PIPELINES_ENDPOINT' };
    if (/^[\w.:-]+$/.test(host) && !installNamespace) {
      // The address of a service, so it is inside the cluster; one of IPv6 comes without brackets.
      const address = `http://${host.replace(/.*:.*/, '[$&]')}:${Number(env.ML_PIPELINE_UI_SERVICE_PORT) || 80}`;
      return { endpoint: address, allowInsecureHttp: true, why: 'from ML_PIPELINE_UI_SERVICE_HOST' };
    }
  }
  // The certificates of a kubeconfig cannot be given to somebody else's fetch.
  if (isChosen || (!inPod && !fetch && kubeconfig !== false && (env.KUBECONFIG || hasFile(file)))) {
    return {
      connection: async () =>
        (await import('./kubeconfig-on-demand.js')).connectByKubeconfig(
          file,
          { ...kubeconfig, installNamespace },
          source,
        ),
      why: `by the kubeconfig ${file}`,
    };
  }
  return { endpoint: usualEndpoint(installNamespace), why: inPod ? 'this is a pod' : 'nothing names another' };
}
