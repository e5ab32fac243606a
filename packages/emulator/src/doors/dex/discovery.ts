import type { DexContext } from './dex-context.js';

/** What `/.well-known/openid-configuration` says; its addresses name the issuer, which may not be reachable from outside. */
export function discoveryDocument({ options, release }: DexContext): Record<string, unknown> {
  const { issuer, passwordConnector } = options;
  return {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    userinfo_endpoint: `${issuer}/userinfo`,
    device_authorization_endpoint: `${issuer}/device/code`,
    ...(release.refusesUnknownGrants ? { introspection_endpoint: `${issuer}/token/introspect` } : {}),
    grant_types_supported: [
      'authorization_code',
      ...(passwordConnector === undefined ? [] : ['password']),
      'refresh_token',
      'urn:ietf:params:oauth:grant-type:device_code',
    ],
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256', 'plain'],
    scopes_supported: ['openid', 'email', 'groups', 'profile', 'offline_access'],
    token_endpoint_auth_methods_supported: [
      'client_secret_basic',
      ...(release.startsAtAuth ? [] : ['client_secret_post']),
    ],
    claims_supported: ['iss', 'sub', 'aud', 'iat', 'exp', 'email', 'email_verified', 'locale', 'name', 'at_hash'],
  };
}
