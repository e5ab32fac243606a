import { tokenOnDemand } from '../auth/token-on-demand.js';
import { DEFAULT_TOKEN_PATH, TOKEN_PATH_VARIABLE } from '../auth/token-path.js';
import { type KfpClientOptions, type ReasonedOptions, WHY } from './client-options.js';
import { defined } from './defined.js';
import { readTextNow } from './file-system.js';
import { type FoundServer, findServer } from './find-server.js';
import type { KubeconfigPackage, KubeconfigSettings } from './kubeconfig-on-demand.js';
import { POD_NAMESPACE_PATH } from './pod-namespace-path.js';
import { proxyFromEnvironment } from './proxy.js';

/** What `KfpClient.fromEnvironment` may be told. */
export interface EnvironmentOptions extends KfpClientOptions {
  /**
   * How a kubeconfig is used when it comes to that, or `false` not to use one; naming its `path` or `context` puts it before
   * the variables and the pod's cluster. It takes the package `@kfp-ts/auth-kubernetes`.
   */
  kubeconfig?: KubeconfigSettings | false | undefined;
}

/** Where {@link optionsFromEnvironment} looks; for tests. */
export interface EnvironmentSource {
  /** Default: `process.env`. */
  env?: Readonly<Record<string, string | undefined>> | undefined;
  /** Text of a file; undefined, or an exception, when there is none. Default: the platform's files. */
  readFile?: ((path: string) => string | undefined) | undefined;
  /** Loads `@kfp-ts/auth-kubernetes`. Default: by `import()`, at the first request. */
  loadKubeconfigPackage?: (() => Promise<KubeconfigPackage>) | undefined;
}

/**
 * Options as the surroundings suggest them, where `overrides` says nothing; reads small files, no network.
 *
 * - The endpoint: `KF_PIPELINES_ENDPOINT`; in a pod `ML_PIPELINE_UI_SERVICE_HOST` and `_PORT`, or the API server's name in
 *   the cluster; else the service proxy of a kubeconfig (`KUBECONFIG` or `~/.kube/config`).
 * - `KF_PIPELINES_SA_TOKEN_PATH`, or the usual path if it has a file: a service account token. The cluster's own token
 *   beside it is never used: it is meant for the Kubernetes API, and Kubeflow Pipelines refuses it.
 * - `KF_PIPELINES_UI_ENDPOINT`: where people find the web pages.
 * - `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, for an endpoint outside the cluster.
 * - the pod's namespace, if the installation is a multi-user one.
 */
export function optionsFromEnvironment(
  overrides: EnvironmentOptions = {},
  source: EnvironmentSource = {},
): ReasonedOptions {
  const env = source.env ?? globalThis.process?.env ?? {};
  const read = (path: string) => attempt(() => (source.readFile ?? readTextNow)(path));
  const { kubeconfig: _, ...given } = defined(overrides);
  const podNamespace = read(POD_NAMESPACE_PATH)?.trim();
  const namedToken = env[TOKEN_PATH_VARIABLE];
  const hasToken = read(DEFAULT_TOKEN_PATH) !== undefined;
  const tokenPath = namedToken || (hasToken && DEFAULT_TOKEN_PATH);
  const inPod = !!(env.KUBERNETES_SERVICE_HOST || podNamespace || hasToken);
  const isTold = given.endpoint || given.connection;
  const { why, ...server }: Partial<FoundServer> = isTold
    ? {}
    : findServer(overrides, env, inPod, (path) => read(path) !== undefined, source);
  const { endpoint, connection } = { ...server, ...given };
  const isInside = server.allowInsecureHttp;
  const { readFile } = source;
  const reasons: Record<string, string | undefined> = {
    endpoint: why,
    auth: namedToken ? `from ${TOKEN_PATH_VARIABLE}` : 'its file is there',
    proxy: 'from the environment',
    uiEndpoint: env.KF_PIPELINES_UI_ENDPOINT ? 'from KF_PIPELINES_UI_ENDPOINT' : why,
  };
  for (const name in given) delete reasons[name];
  return {
    ...server,
    proxy: endpoint && !isInside && !given.fetch ? proxyFromEnvironment(endpoint, env) : undefined,
    fallbackNamespace: podNamespace || undefined,
    uiEndpoint: env.KF_PIPELINES_UI_ENDPOINT || (isInside ? '/pipeline' : undefined),
    // A kubeconfig has credentials of its own, for the Kubernetes API.
    ...(tokenPath &&
      !connection && {
        auth: tokenOnDemand({ path: tokenPath, ...(readFile && { readFile: async (path) => readFile(path) ?? '' }) }),
      }),
    ...given,
    [WHY]: reasons,
  };
}

function attempt(read: () => string | undefined): string | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
