import type { AuthPlugin } from '@kfp-ts/client/auth';
import type { GoogleAuthOptions } from 'google-auth-library';
import { demandText } from './demand-text.js';
import { googleFailure } from './google-failure.js';
import { tokenPlugin } from './token-plugin.js';

export interface IapServiceAccountOptions {
  /** The OAuth client id that IAP uses, such as `123-abc.apps.googleusercontent.com`. */
  audience: string;
  /** Path of the service account's key. Default: `GOOGLE_APPLICATION_CREDENTIALS`, else the machine's own account on Google Cloud. */
  keyFile?: string | undefined;
  /** The content of the key instead. */
  credentials?: { client_email: string; private_key: string } | undefined;
  /** Anything else that google-auth-library takes. */
  google?: GoogleAuthOptions | undefined;
}

/**
 * OpenID Connect tokens of a service account for the Identity-Aware Proxy; each lasts an hour and is renewed before.
 * @throws ConfigurationError without an audience
 * @example
 * auth: iapServiceAccount({ audience: '123-abc.apps.googleusercontent.com' })
 */
export function iapServiceAccount(options: IapServiceAccountOptions): AuthPlugin {
  const { audience, keyFile, credentials, google } = options;
  const hint = 'Give the OAuth client id of IAP: APIs & Services, Credentials, OAuth 2.0 Client IDs, IAP-….';
  demandText('iapServiceAccount()', { audience }, hint);
  const description = {
    name: 'iapServiceAccount',
    describe: () => `Google ID tokens of a service account for the audience ${audience}`,
  };
  return tokenPlugin(description, async () => {
    const { GoogleAuth } = await import('google-auth-library');
    try {
      const auth = new GoogleAuth({ ...google, ...(keyFile && { keyFile }), ...(credentials && { credentials }) });
      // A new one each time: the library's own would give a token again that was refused.
      const client = await auth.getIdTokenClient(audience);
      const headers = await client.getRequestHeaders();
      return headers.get('authorization')?.replace(/^Bearer /, '') ?? '';
    } catch (cause) {
      throw googleFailure('Google gave no ID token', cause);
    }
  });
}
