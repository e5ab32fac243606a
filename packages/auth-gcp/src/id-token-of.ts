import { CredentialError } from '@kfp-ts/client';
import type { AuthClient, IdTokenProvider } from 'google-auth-library';

/**
 * An ID token for the audience, of the service account to impersonate if one is named.
 * @throws CredentialError for credentials that get none
 */
export async function idTokenOf(client: AuthClient, audience: string, impersonate?: string): Promise<string> {
  const provider = await idTokenProvider(client, impersonate);
  const token = await provider.fetchIdToken(audience);
  const found = audienceOf(token);
  if (found === undefined || found === audience) return token;
  throw new CredentialError(`Google gave an ID token for another audience than ${audience}`, { hint: PERSON_HINT });
}

const PERSON_HINT =
  'Give a service account (keyFile, credentials, GOOGLE_APPLICATION_CREDENTIALS or impersonate), or use iapDesktopLogin().';

async function idTokenProvider(client: AuthClient, impersonate: string | undefined): Promise<IdTokenProvider> {
  const { BaseExternalAccountClient, Impersonated, UserRefreshClient } = await import('google-auth-library');
  const isFederated = client instanceof BaseExternalAccountClient;
  // Such credentials may name the service account that they are exchanged for.
  const account = impersonate ?? (isFederated ? client.getServiceAccountEmail() : undefined);
  if (account) return new Impersonated({ sourceClient: client, targetPrincipal: account });
  if (isFederated) {
    throw new CredentialError('Credentials of workload identity federation get no ID tokens themselves', {
      hint: 'Name the service account that they may act for: impersonate, such as robot@project.iam.gserviceaccount.com.',
    });
  }
  // The library would ask, and get a token for the tool that the person logged in with.
  if (client instanceof UserRefreshClient || !canGiveIdTokens(client)) {
    throw new CredentialError("The Google credentials are a person's, who gets no tokens for an audience", {
      hint: PERSON_HINT,
    });
  }
  return client;
}

const canGiveIdTokens = (client: AuthClient): client is AuthClient & IdTokenProvider => 'fetchIdToken' in client;

/** Whom a token is for; undefined when it does not say. */
function audienceOf(token: string): unknown {
  try {
    return (JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { aud?: unknown }).aud;
  } catch {
    return undefined;
  }
}
