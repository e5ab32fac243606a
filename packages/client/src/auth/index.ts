export type { AuthChallenge, AuthContext, AuthPlugin } from './auth-plugin.js';
export {
  type BearerTokenHeader,
  type BearerTokenOptions,
  bearerToken,
  type TokenFile,
  type TokenResult,
} from './bearer-token.js';
export { chain } from './chain.js';
export { type DexLoginOptions, dexLogin } from './dex/dex-login.js';
export { headers } from './headers.js';
export { isTransient } from './is-transient.js';
export { none } from './none.js';
export { type Loopback, type LoopbackOptions, startLoopback } from './oidc/loopback.js';
export { type OidcAuthorizationCodeOptions, oidcAuthorizationCode } from './oidc/oidc-authorization-code.js';
export { type OidcClientCredentialsOptions, oidcClientCredentials } from './oidc/oidc-client-credentials.js';
export { type DeviceCodePrompt, type OidcDeviceCodeOptions, oidcDeviceCode } from './oidc/oidc-device-code.js';
export type { OidcEndpoints, OidcOptions } from './oidc/oidc-options.js';
export { type PythonContextOptions, pythonContext } from './python-context.js';
export { type ServiceAccountTokenOptions, serviceAccountToken } from './service-account-token.js';
export { type CookieFunction, type Cookies, sessionCookie } from './session-cookie.js';
export { tokenExpiry } from './token-expiry.js';
