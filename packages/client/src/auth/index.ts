export type { AuthChallenge, AuthContext, AuthPlugin } from './auth-plugin.js';
export { bearerToken, type TokenResult } from './bearer-token.js';
export { chain } from './chain.js';
export { type DexLoginOptions, dexLogin } from './dex/dex-login.js';
export { headers } from './headers.js';
export { none } from './none.js';
export { type ServiceAccountTokenOptions, serviceAccountToken } from './service-account-token.js';
export { type Cookies, sessionCookie } from './session-cookie.js';
