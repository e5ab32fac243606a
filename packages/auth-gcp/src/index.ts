export { type IapDesktopLoginOptions, iapDesktopLogin } from './iap-desktop-login.js';
export { type IapServiceAccountOptions, iapServiceAccount } from './iap-service-account.js';
export { type InverseProxyOptions, inverseProxy } from './inverse-proxy.js';
export type { GoogleEndpoints } from './request-id-token.js';
