import { existsSync } from 'node:fs';
import { ConfigurationError } from '@kfp-ts/client';
import type { KubeConfig } from '@kubernetes/client-node';
import { ownCredentials } from '../credentials/own-credentials.js';
import { OWN_PROVIDER, type UserCredentials } from '../credentials/user-credentials.js';
import { inClusterContent } from './in-cluster.js';
import { type ChosenContext, chosenContext } from './kubeconfig-context.js';
import { readKubeconfigs, usualFiles } from './kubeconfig-files.js';
import type { KubeconfigOptions } from './kubeconfig-options.js';

/** One context of a kubeconfig. */
export interface Kubeconfig {
  readonly config: KubeConfig;
  /** Credentials that are not simply there; undefined when they are. */
  readonly credentials: UserCredentials | undefined;
}

/** Whether there is anything to read where nobody has named a file. */
export const hasKubeconfig = ({ path }: KubeconfigOptions): boolean =>
  path !== undefined || usualFiles().length > 0 || inClusterContent() !== undefined;

/**
 * Reads the kubeconfig and makes the context the current one.
 * @throws ConfigurationError when it cannot be read, lacks the context, or wants to run a program that is not allowed
 */
export async function loadKubeconfig(options: KubeconfigOptions = {}): Promise<Kubeconfig> {
  const { KubeConfig, loadYaml } = await import('@kubernetes/client-node');
  const files = filesOf(options.path);
  const content = files.length > 0 ? readKubeconfigs(files, loadYaml) : inClusterContent();
  if (!content) {
    throw new ConfigurationError(`There is no kubeconfig ${[options.path ?? []].flat().join(' or ')}`.trim(), {
      hint: 'Set KUBECONFIG, give its path, or have the tool of your cluster write ~/.kube/config.',
    });
  }
  const chosen = chosenContext(content, options.context);
  const credentials = ownCredentials(chosen, options.allowExec === true);
  const config = new KubeConfig();
  try {
    config.loadFromString(JSON.stringify(documentOf(chosen, credentials !== undefined)));
  } catch (cause) {
    throw new ConfigurationError(`The context ${JSON.stringify(chosen.name)} of the kubeconfig is not complete`, {
      cause,
      hint: 'Compare it with what `kubectl config view --minify` prints.',
    });
  }
  if (credentials) config.addAuthenticator(credentials);
  const apply = config.applySecurityAuthentication.bind(config);
  config.applySecurityAuthentication = async (request) => {
    await apply(request);
    // The library itself would wait for ever.
    request.setSignal(AbortSignal.timeout(ANSWER_MS));
  };
  return { config, credentials };
}

function filesOf(path: KubeconfigOptions['path']): readonly string[] {
  if (path === undefined) return usualFiles();
  return typeof path === 'string' ? [path] : path.filter((file) => existsSync(file));
}

/** The Kubernetes API answers in a moment or not at all. */
const ANSWER_MS = 30_000;

const NAME = 'chosen';

/** A kubeconfig of this context alone: what else there is may be broken. */
function documentOf({ name, cluster, user }: ChosenContext, hasOwnCredentials: boolean): object {
  const { exec: _, tokenFile: __, token, 'auth-provider': provider, ...others } = user;
  const credentials = hasOwnCredentials
    ? { 'auth-provider': { name: OWN_PROVIDER } }
    : { ...(token !== undefined && { token }), ...(provider !== undefined && { 'auth-provider': provider }) };
  return {
    clusters: [{ name: NAME, cluster }],
    // Without a user the library would leave out the cluster's certificates, too.
    users: [{ name: NAME, user: { ...others, ...credentials } }],
    contexts: [{ name, context: { cluster: NAME, user: NAME } }],
    'current-context': name,
  };
}
