import { ConfigurationError, CredentialError } from '@kfp-ts/client';
import { type AuthPlugin, bearerToken, type TokenResult } from '@kfp-ts/client/auth';
import { type KubeconfigOptions, loadKubeconfig } from './kubeconfig.js';

export interface TokenRequestOptions extends KubeconfigOptions {
  /** The namespace of the service account, such as a profile's. */
  namespace: string;
  /** Such as `default-editor`. */
  serviceAccount: string;
  /**
   * Whom the token is for. Default: `pipelines.kubeflow.org`, which the API server accepts. For a gateway of Kubeflow ≥ 1.9
   * give the audience that it trusts.
   */
  audience?: string | undefined;
  /** How long a token is to last, in seconds, at least 600; the cluster may decide otherwise. Default: 3600. */
  expirationSeconds?: number | undefined;
}

const MIN_SECONDS = 600;

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
  const { namespace, serviceAccount, expirationSeconds = 3600 } = options;
  for (const [name, value] of Object.entries({ namespace, serviceAccount })) {
    if (typeof value !== 'string' || value === '')
      throw new ConfigurationError(`serviceAccountTokenRequest() lacks its ${name}`, {
        hint: "Give { namespace: 'team-a', serviceAccount: 'default-editor' }.",
      });
  }
  if (!(Number.isInteger(expirationSeconds) && expirationSeconds >= MIN_SECONDS)) {
    throw new ConfigurationError(`A token cannot last ${expirationSeconds} seconds`, {
      hint: `Give a whole number of at least ${MIN_SECONDS}.`,
    });
  }
  const token = bearerToken(() => requestToken(options));
  return {
    name: 'serviceAccountTokenRequest',
    authenticate: (request, context) => token.authenticate(request, context),
    recover: async (challenge, context) => (await token.recover?.(challenge, context)) ?? 'give-up',
    describe: () => `tokens of the service account ${namespace}/${serviceAccount}, made by the Kubernetes API`,
  };
}

async function requestToken(options: TokenRequestOptions): Promise<TokenResult> {
  const { namespace, serviceAccount: name, audience = 'pipelines.kubeflow.org', expirationSeconds = 3600 } = options;
  const config = await loadKubeconfig(options);
  const { CoreV1Api } = await import('@kubernetes/client-node');
  const body = { spec: { audiences: [audience], expirationSeconds } };
  try {
    const answer = await config
      .makeApiClient(CoreV1Api)
      .createNamespacedServiceAccountToken({ name, namespace, body: body as never });
    const { token = '', expirationTimestamp } = answer.status ?? {};
    return { token, ...(expirationTimestamp && { expiresAt: new Date(expirationTimestamp) }) };
  } catch (cause) {
    throw refusal(cause, options);
  }
}

function refusal(cause: unknown, { namespace, serviceAccount }: TokenRequestOptions): CredentialError {
  const code = (cause as { code?: unknown } | undefined)?.code;
  const what = `The Kubernetes API made no token for ${namespace}/${serviceAccount}`;
  if (code === 404)
    return new CredentialError(`${what} (404)`, { cause, hint: 'Check both names: there is no such service account.' });
  if (code === 403) {
    return new CredentialError(`${what} (403)`, {
      cause,
      hint: `Have an administrator run: kubectl -n ${namespace} create role token-${serviceAccount} --verb=create --resource=serviceaccounts/token --resource-name=${serviceAccount}, and bind it to you.`,
    });
  }
  return new CredentialError(`${what}${typeof code === 'number' || typeof code === 'string' ? ` (${code})` : ''}`, {
    cause,
    hint: 'See the cause of this error, and whether `kubectl get namespaces` works with this context.',
  });
}
