import { ConfigurationError } from '@kfp-ts/client';
import type { KubeConfig, User } from '@kubernetes/client-node';

export interface KubeconfigOptions {
  /** Path of the kubeconfig. Default: the files of `KUBECONFIG`, else `~/.kube/config`, else the pod's own account. */
  path?: string | undefined;
  /** Default: the current context of the kubeconfig. */
  context?: string | undefined;
  /**
   * Lets programs that the kubeconfig names, such as `aws` or `gke-gcloud-auth-plugin`, be run for credentials. They are
   * run as you, so only for a kubeconfig that you trust. Default: false.
   */
  allowExec?: boolean | undefined;
}

/**
 * Reads the kubeconfig and makes the context the current one.
 * @throws ConfigurationError when it cannot be read, lacks the context, or wants to run a program that is not allowed
 */
export async function loadKubeconfig(options: KubeconfigOptions = {}): Promise<KubeConfig> {
  const { KubeConfig } = await import('@kubernetes/client-node');
  const config = new KubeConfig();
  try {
    if (options.path === undefined) config.loadFromDefault();
    else config.loadFromFile(options.path);
  } catch (cause) {
    throw new ConfigurationError(`The kubeconfig ${options.path ?? ''} cannot be read`.replace('  ', ' '), {
      cause,
      hint: 'Check the path and that the file is YAML, as `kubectl config view` prints it.',
    });
  }
  if (options.context !== undefined) useContext(config, options.context);
  if (!config.getCurrentCluster()) {
    throw new ConfigurationError(`The context ${JSON.stringify(config.getCurrentContext() ?? '')} names no cluster`, {
      hint: contextsHint(config),
    });
  }
  const program = programOf(config.getCurrentUser());
  if (program !== undefined && !options.allowExec) {
    throw new ConfigurationError(`The kubeconfig wants to run ${JSON.stringify(program)} for credentials`, {
      hint: 'Pass allowExec: true if you trust this kubeconfig.',
    });
  }
  return config;
}

function useContext(config: KubeConfig, context: string): void {
  if (!config.getContextObject(context)) {
    throw new ConfigurationError(`The kubeconfig has no context ${JSON.stringify(context)}`, {
      hint: contextsHint(config),
    });
  }
  config.setCurrentContext(context);
}

function contextsHint(config: KubeConfig): string {
  const names = config.getContexts().map(({ name }) => name);
  return names.length === 0 ? 'It has no contexts at all: is it the right file?' : `It has: ${names.join(', ')}.`;
}

interface AuthProvider {
  readonly name?: string;
  readonly config?: Readonly<Record<string, unknown>>;
}

/** The program that getting the credentials of a user would run; undefined when none. */
function programOf(user: User | null): string | undefined {
  const exec = user?.exec as { command?: string } | undefined;
  const provider = user?.authProvider as AuthProvider | undefined;
  const command = exec?.command ?? provider?.config?.['cmd-path'];
  if (typeof command === 'string') return command;
  return provider?.name === 'exec' ? 'a program' : undefined;
}
