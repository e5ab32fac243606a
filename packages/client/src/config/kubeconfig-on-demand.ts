import { ConfigurationError } from '../errors/configuration-error.js';
import type { Connection } from './connection.js';
import type { EnvironmentSource } from './environment.js';
import { proxyFromEnvironment } from './proxy.js';
import { requireKnown } from './require-known.js';

/** Which kubeconfig, and what it may do. */
export interface KubeconfigSettings {
  /** Default: the files of `KUBECONFIG`, else `~/.kube/config`. */
  path?: string | undefined;
  /** Default: the current context. */
  context?: string | undefined;
  /**
   * Lets programs that the kubeconfig names, such as `gke-gcloud-auth-plugin`, be run for credentials. Default: false.
   */
  allowExec?: boolean | undefined;
}

/** What `@kfp-ts/auth-kubernetes` exports, as far as it is used here. */
export interface KubeconfigPackage {
  kubeconfigConnection(options: {
    path?: string | readonly string[] | undefined;
    context?: string | undefined;
    allowExec?: boolean | undefined;
    installNamespace?: string | undefined;
  }): Promise<Connection>;
}

const PACKAGE = '@kfp-ts/auth-kubernetes';

/**
 * Loads the package that reads kubeconfigs, and has it connect. `file` is one path, or several as in `KUBECONFIG`.
 * @throws {ConfigurationError} when it is not installed, or for settings that there are not
 */
export async function connectByKubeconfig(
  file: string,
  settings: KubeconfigSettings & { installNamespace?: string | undefined },
  { env = globalThis.process?.env ?? {}, loadKubeconfigPackage: load = importPackage }: EnvironmentSource,
): Promise<Connection> {
  requireKnown('kubeconfig option', settings, 'path context allowExec installNamespace');
  const loaded = await load().catch((cause: unknown) => {
    throw new ConfigurationError(`The kubeconfig ${file} takes the package ${PACKAGE}, which could not be loaded`, {
      cause,
      hint: `Run npm install ${PACKAGE}, or name the server: KF_PIPELINES_ENDPOINT=https://kubeflow.example.com/pipeline.`,
    });
  });
  const paths = file.split(globalThis.process?.platform === 'win32' ? ';' : ':').filter((path) => path !== '');
  const path = settings.path ?? paths;
  const connection = await loaded.kubeconfigConnection({ ...settings, path });
  return { proxy: connection.endpoint && proxyFromEnvironment(connection.endpoint, env), ...connection };
}

/** By a name that bundlers do not see: most programs do without the package. */
function importPackage(): Promise<KubeconfigPackage> {
  const name: string = PACKAGE;
  return import(/* webpackIgnore: true */ /* @vite-ignore */ name);
}
