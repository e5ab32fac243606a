import { ConfigurationError } from '@kfp-ts/client';
import { type AuthPlugin, bearerToken } from '@kfp-ts/client/auth';
import type { GoogleAuthOptions } from 'google-auth-library';
import { googleAuth } from './google-auth.js';
import { googleFailure } from './google-failure.js';

export interface InverseProxyOptions {
  /** What google-auth-library is made with. Default: application default credentials. */
  google?: GoogleAuthOptions | undefined;
}

const SCOPE = 'https://www.googleapis.com/auth/cloud-platform';

/**
 * Access tokens for the inverse proxy of AI Platform Pipelines, whose hosts end in `.googleusercontent.com`. Such a token
 * opens the whole of Google Cloud, so it goes to those hosts alone, and over https alone.
 */
export function inverseProxy({ google }: InverseProxyOptions = {}): AuthPlugin {
  const obtain = async () => {
    try {
      const client = await (await googleAuth({ scopes: [SCOPE], ...google })).getClient();
      const { token } = await client.getAccessToken();
      return { token: token ?? '', expiresAt: client.credentials.expiry_date ?? undefined };
    } catch (cause) {
      throw googleFailure('Google gave no access token', cause);
    }
  };
  const describe = () => 'Google access tokens for the inverse proxy';
  const plugin = bearerToken(obtain, { name: 'inverseProxy', describe });
  return {
    name: plugin.name,
    describe,
    async authenticate(request, context) {
      const { protocol, hostname } = new URL(context.origin);
      if (protocol !== 'https:' || !hostname.endsWith('.googleusercontent.com')) {
        throw new ConfigurationError(`${context.origin} is no inverse proxy of Google`, {
          hint: 'Give the https address that ends in .googleusercontent.com; for IAP use iapServiceAccount().',
        });
      }
      return plugin.authenticate(request, context);
    },
    recover: async (challenge, context) => (await plugin.recover?.(challenge, context)) ?? 'give-up',
  };
}
