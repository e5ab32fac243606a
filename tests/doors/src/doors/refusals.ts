import type { DoorCase, Refusal } from './door-case.js';

const signIn = (says: RegExp): Refusal => ({ code: 'AUTHENTICATION_REQUIRED', says });

const everybody = (refusal: Refusal): DoorCase['refuses'] => ({ nothing: refusal, token: refusal, cookie: refusal });

/** `RBAC: access denied`. */
const denied: Refusal = { code: 'PERMISSION_DENIED', says: /serviceAccountToken\(\)/ };

const badToken = signIn(/Get a new token from an issuer that the gateway trusts/);

/** Of a gate that sends everybody to a login. */
export const toLogin = everybody(signIn(/dexLogin\(\).*sessionCookie\(\).*bearerToken\(\)/));

/** Of the gateway of Kubeflow: Authorization headers go to Istio, everybody else to the login. */
export const toLoginOrIstio = { ...toLogin, token: badToken };

export const byIstio = { nothing: denied, token: badToken, cookie: denied };

export const byApiServer = everybody(signIn(/serviceAccountToken\(\)/));

export const byMeshAndApiServer = { nothing: denied, token: byApiServer.token, cookie: denied };

export const byGoogle = everybody(signIn(/IAP client id/));

export const byLoadBalancer = everybody(signIn(/AWSELBAuthSessionCookie/));

export const byWhoeverDenies = everybody(signIn(/sessionCookie\(\)/));

/** The login goes on where no password of ours is of use; the host is named. */
export const otherLogin = (host: RegExp): Refusal => ({ code: 'UNSUPPORTED_LOGIN', says: host });

export const noLogin = (says: RegExp): Refusal => ({ code: 'CREDENTIAL', says });
