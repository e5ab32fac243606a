import { type AuthPlugin, type BearerTokenHeader, bearerToken } from '@kfp-ts/client/auth';
import type { GoogleAuthOptions } from 'google-auth-library';
import { demandText } from './demand-text.js';
import { googleAuth } from './google-auth.js';
import { googleFailure } from './google-failure.js';
import { idTokenOf } from './id-token-of.js';

export interface IapServiceAccountOptions {
  /** The OAuth client id that IAP uses, such as `123-abc.apps.googleusercontent.com`. */
  audience: string;
  /** Path of the service account's key. Default: `GOOGLE_APPLICATION_CREDENTIALS`, else the machine's own account on Google Cloud. */
  keyFile?: string | undefined;
  /** The content of the key instead. */
  credentials?: { client_email: string; private_key: string } | undefined;
  /**
   * Mail address of the service account whose tokens are used, for credentials that may make its ID tokens: a person's, or
   * those of workload identity federation. Default: the account of the credentials.
   */
  impersonate?: string | undefined;
  /**
   * `proxy-authorization` leaves `Authorization` to another plugin, such as `serviceAccountToken()`: IAP reads the one and
   * lets the other through. Default: `authorization`.
   */
  header?: BearerTokenHeader | undefined;
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
  const { audience, keyFile, credentials, impersonate, header, google } = options;
  const hint = 'Give the OAuth client id of IAP: APIs & Services, Credentials, OAuth 2.0 Client IDs, IAP-….';
  demandText('iapServiceAccount()', { audience }, hint);
  const obtain = async () => {
    try {
      // Anew each time: what the library keeps may be what was refused.
      const auth = await googleAuth({
        scopes: ['https://www.googleapis.com/auth/cloud-platform'],
        ...google,
        ...(keyFile && { keyFile }),
        ...(credentials && { credentials }),
      });
      return await idTokenOf(await auth.getClient(), audience, impersonate);
    } catch (cause) {
      throw googleFailure('Google gave no ID token', cause);
    }
  };
  const whose = impersonate ? `the service account ${impersonate}` : 'a service account';
  const describe = () => `Google ID tokens of ${whose} for the audience ${audience}`;
  return bearerToken(obtain, { name: 'iapServiceAccount', describe, header });
}
