import { tokenOnDemand } from '../auth/token-on-demand.js';
import { DEFAULT_TOKEN_PATH, TOKEN_PATH_VARIABLE } from '../auth/token-path.js';
import type { KfpClientOptions } from './client-options.js';
import { readTextNow } from './file-system.js';
import { proxyFromEnvironment } from './proxy.js';

/** Where {@link optionsFromEnvironment} looks; for tests. */
export interface EnvironmentSource {
  /** Default: `process.env`. */
  env?: Readonly<Record<string, string | undefined>> | undefined;
  /** Text of a file; undefined, or an exception, when there is none. Default: the platform's files. */
  readFile?: ((path: string) => string | undefined) | undefined;
}

const NAMESPACE_PATH = '/var/run/secrets/kubernetes.io/serviceaccount/namespace';

/**
 * Options as the surroundings suggest them, where `overrides` says nothing; reads small files, no network.
 *
 * - `KF_PIPELINES_ENDPOINT`: the endpoint; without it, the in-cluster address.
 * - `KF_PIPELINES_SA_TOKEN_PATH`, or the usual path if it has a file: a service account token. The cluster's own token
 *   beside it is never used: it is meant for the Kubernetes API, and Kubeflow Pipelines refuses it.
 * - `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, for an endpoint outside the cluster.
 * - the pod's namespace, if the installation is a multi-user one.
 */
export function optionsFromEnvironment(
  overrides: KfpClientOptions = {},
  source: EnvironmentSource = {},
): KfpClientOptions {
  const env = source.env ?? globalThis.process?.env ?? {};
  const read = (path: string) => attempt(() => (source.readFile ?? readTextNow)(path));
  const tokenPath =
    env[TOKEN_PATH_VARIABLE] || (read(DEFAULT_TOKEN_PATH) === undefined ? undefined : DEFAULT_TOKEN_PATH);
  const { readFile } = source;
  const endpoint = overrides.endpoint ?? (env.KF_PIPELINES_ENDPOINT?.trim() || undefined);
  const given = Object.entries(overrides).filter(([, value]) => value !== undefined);
  return {
    endpoint,
    proxy: endpoint && !overrides.fetch ? proxyFromEnvironment(endpoint, env) : undefined,
    fallbackNamespace: read(NAMESPACE_PATH)?.trim() || undefined,
    ...(tokenPath && {
      auth: tokenOnDemand({
        path: tokenPath,
        ...(readFile && { readFile: async (path) => readFile(path) ?? '' }),
      }),
    }),
    ...Object.fromEntries(given),
  };
}

function attempt(read: () => string | undefined): string | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
