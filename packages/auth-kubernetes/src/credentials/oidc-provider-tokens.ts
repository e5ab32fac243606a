import { ConnectionError, CredentialError } from '@kfp-ts/client';
import { isTransient, tokenExpiry } from '@kfp-ts/client/auth';
import type { KubeConfig } from '@kubernetes/client-node';
import type { UserCredential } from './user-credentials.js';

/** What a kubeconfig keeps below `auth-provider` with the name `oidc`. */
type OidcProviderSettings = Readonly<Record<string, unknown>>;

/**
 * ID tokens of such a provider: the one that is there, then those that its refresh token is good for. The library renews
 * one, but takes each of them for ended afterwards and forgets a refresh token that stays the same, so it starts anew each
 * time.
 */
export function oidcProviderTokens(given: OidcProviderSettings): () => Promise<UserCredential> {
  let settings = given;
  return async () => {
    const config = await configWith({ ...settings });
    const options: { headers?: Readonly<Record<string, unknown>> } = {};
    try {
      await config.applyToHTTPSOptions(options as Parameters<KubeConfig['applyToHTTPSOptions']>[0]);
    } catch (cause) {
      if (isPassing(cause)) throw unreachable(given['idp-issuer-url']);
      throw ended(cause instanceof Error ? cause.message : '');
    }
    const token = /^Bearer (.+)$/.exec(String(options.headers?.Authorization))?.[1];
    if (token === undefined) throw ended('');
    const renewed = config.getCurrentUser()?.authProvider.config as OidcProviderSettings;
    settings = { ...renewed, 'refresh-token': renewed['refresh-token'] ?? settings['refresh-token'] };
    return { token, expiresAt: tokenExpiry(token) };
  };
}

async function configWith(settings: OidcProviderSettings): Promise<KubeConfig> {
  const { KubeConfig } = await import('@kubernetes/client-node');
  const config = new KubeConfig();
  const issuer = settings['idp-issuer-url'];
  // The library hands it on as it is, to one that takes no text.
  const url = typeof issuer === 'string' && URL.canParse(issuer) ? new URL(issuer) : issuer;
  const authProvider = { name: 'oidc', config: { ...settings, 'idp-issuer-url': url } };
  const user = { name: 'user', authProvider };
  config.loadFromClusterAndUser({ name: 'cluster', server: 'https://cluster.invalid', skipTLSVerify: false }, user);
  return config;
}

/** The provider, or the way to it, is down. */
function isPassing(error: unknown): boolean {
  const { code, cause } = error as { code?: unknown; cause?: { status?: unknown; code?: unknown } };
  return code === 'OAUTH_TIMEOUT' || isTransient(cause?.status ?? cause?.code);
}

function unreachable(issuer: unknown): ConnectionError {
  const host = URL.canParse(String(issuer)) ? new URL(String(issuer)).host : 'its provider';
  return new ConnectionError(`The ID token of the kubeconfig has ended, and ${host} gives no other now`, {
    hint: 'Look whether that provider is running and can be reached from here.',
    mayHaveReachedServer: false,
  });
}

function ended(reason: string): CredentialError {
  return new CredentialError('The ID token of the kubeconfig has ended and could not be renewed', {
    ...(reason && { cause: new Error(reason.slice(0, 300)) }),
    hint: 'Log in to the cluster again as its administrator says, or have the kubeconfig name a program (exec) that does.',
  });
}
