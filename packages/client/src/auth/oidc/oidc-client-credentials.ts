import type { AuthPlugin } from '../auth-plugin.js';
import { type OidcOptions, resolveOidcOptions } from './oidc-options.js';
import { OidcPlugin } from './oidc-plugin.js';

export interface OidcClientCredentialsOptions extends OidcOptions {
  clientSecret: string;
}

/**
 * Tokens for a machine: the client's own id and secret, exchanged at an OpenID provider that the gateway trusts. Needs
 * the package `oauth4webapi`.
 *
 * @throws {ConfigurationError} for options that cannot be right.
 *
 * @example
 * oidcClientCredentials({ issuer: 'https://login.example.com/realms/ml', clientId: 'nightly', clientSecret, scope: 'kubeflow' })
 */
export function oidcClientCredentials(options: OidcClientCredentialsOptions): AuthPlugin {
  return new OidcPlugin(resolveOidcOptions('oidcClientCredentials', options, undefined), {
    words: 'with its secret',
    interactive: false,
    obtain: (provider) => {
      const { lib, server, client, authentication, parameters, requestOptions } = provider;
      provider.requireEndpoint('token_endpoint');
      return provider.attempt(async () => {
        const answer = lib.clientCredentialsGrantRequest(server, client, authentication, parameters, requestOptions);
        return lib.processClientCredentialsResponse(server, client, await answer);
      });
    },
  });
}
