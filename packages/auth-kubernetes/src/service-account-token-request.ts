import { ConfigurationError, CredentialError, isKfpError, type KfpError } from '@kfp-ts/client';
import { type AuthPlugin, bearerToken, type TokenResult } from '@kfp-ts/client/auth';
import { demandKnownOptions } from './known-options.js';
import { hasKubeconfig, loadKubeconfig } from './kubeconfig/kubeconfig.js';
import type { KubeconfigOptions } from './kubeconfig/kubeconfig-options.js';
import { grantHint, kubernetesFailure, otherFailure } from './kubernetes-failure.js';
import { demandKubernetesName } from './kubernetes-name.js';

export interface TokenRequestOptions extends KubeconfigOptions {
  /** The namespace of the service account, such as a profile's. */
  namespace: string;
  /** Such as `default-editor`. */
  serviceAccount: string;
  /**
   * Whom the token is for. Default: `pipelines.kubeflow.org`, which the API server wants. A gateway of Kubeflow ≥ 1.9 takes
   * any, if it trusts the cluster as issuer; one up to 1.8 wants `istio-ingressgateway.istio-system.svc.cluster.local`.
   */
  audience?: string | undefined;
  /** How long a token is to last, in seconds, at least 600; the cluster may decide otherwise. Default: 3600. */
  expirationSeconds?: number | undefined;
}

const OWN_OPTIONS = ['namespace', 'serviceAccount', 'audience', 'expirationSeconds'];
const MIN_SECONDS = 600;
/** What the API takes at most. */
const MAX_SECONDS = 2 ** 32;

/**
 * `Authorization: Bearer` with tokens of a service account that the Kubernetes API makes (TokenRequest), as
 * `kubectl create token` does; a new one is asked for before the last one ends. The kubeconfig's user needs `create` on
 * `serviceaccounts/token`.
 *
 * @throws ConfigurationError for names or a time that cannot be right
 * @example
 * auth: serviceAccountTokenRequest({ namespace: 'team-a', serviceAccount: 'default-editor' })
 */
export function serviceAccountTokenRequest(options: TokenRequestOptions): AuthPlugin {
  demandKnownOptions('serviceAccountTokenRequest', options, OWN_OPTIONS);
  const { expirationSeconds = 3600, audience } = options;
  const namespace = demandKubernetesName('namespace', options.namespace, 'The namespace');
  const serviceAccount = demandKubernetesName('serviceAccount', options.serviceAccount, 'The service account');
  if (!(Number.isInteger(expirationSeconds) && expirationSeconds >= MIN_SECONDS && expirationSeconds <= MAX_SECONDS)) {
    throw new ConfigurationError(`A token cannot last ${expirationSeconds} seconds`, {
      hint: `Give a whole number of at least ${MIN_SECONDS}.`,
    });
  }
  if (audience !== undefined && (typeof audience !== 'string' || audience.trim() === '')) {
    throw new ConfigurationError('The audience is none', {
      hint: 'Leave it out for pipelines.kubeflow.org, or give what the gateway trusts.',
    });
  }
  return bearerToken(() => requestToken(options), {
    name: 'serviceAccountTokenRequest',
    describe: () => `tokens of the service account ${namespace}/${serviceAccount}, made by the Kubernetes API`,
  });
}

async function requestToken(options: TokenRequestOptions): Promise<TokenResult> {
  const { namespace, serviceAccount: name, audience = 'pipelines.kubeflow.org', expirationSeconds = 3600 } = options;
  // So that chain() goes on.
  if (!hasKubeconfig(options)) throw new CredentialError('There is no kubeconfig', { hint: NONE, notConfigured: true });
  const { config } = await loadKubeconfig(options);
  const { CoreV1Api } = await import('@kubernetes/client-node');
  const body = { spec: { audiences: [audience], expirationSeconds } };
  try {
    const answer = await config
      .makeApiClient(CoreV1Api)
      .createNamespacedServiceAccountToken({ name, namespace, body: body as never });
    const { token, expirationTimestamp } = answer.status ?? {};
    if (!token) throw new Error('The answer holds no token.');
    return { token, expiresAt: expirationTimestamp && new Date(expirationTimestamp) };
  } catch (error) {
    throw isKfpError(error) ? error : refusal(error, options);
  }
}

const NONE = 'Set KUBECONFIG, give its path, or have the tool of your cluster write ~/.kube/config.';

function refusal(error: unknown, { namespace, serviceAccount }: TokenRequestOptions): KfpError {
  const failure = kubernetesFailure(error);
  const { code, suffix, cause, user } = failure;
  const what = `The Kubernetes API made no token for ${namespace}/${serviceAccount}`;
  const role = `token-${serviceAccount}`;
  const right = { namespace, role, verbs: 'create', resources: 'serviceaccounts/token', resourceName: serviceAccount };
  switch (code) {
    case 403:
      return new CredentialError(what + suffix, { cause, hint: grantHint(right, user) });
    case 404:
      return new CredentialError(what + suffix, { cause, hint: 'Check both names: there is no such service account.' });
    default:
      return otherFailure(what, failure);
  }
}
