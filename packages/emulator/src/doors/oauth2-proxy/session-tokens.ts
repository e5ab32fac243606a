import type { DexContext } from '../dex/dex-context.js';
import type { DexTokens } from '../dex/dex-tokens.js';
import { readJwt } from '../tokens/read-jwt.js';
import type { Claims } from '../tokens/signing-key.js';
import type { Session } from './session-cookie.js';

const text = (claims: Claims, name: string): string => {
  const value = claims[name];
  return typeof value === 'string' ? value : '';
};

/** A session as it begins with tokens. */
export function sessionOf({ idToken, accessToken, refreshToken }: DexTokens, nowMs: number): Session {
  const read = readJwt(idToken);
  const claims = typeof read === 'string' ? {} : read.claims;
  const { groups } = claims;
  return {
    idToken,
    accessToken,
    refreshToken,
    email: text(claims, 'email'),
    user: text(claims, 'sub'),
    groups: Array.isArray(groups) ? groups.map(String) : [],
    createdAtMs: nowMs,
  };
}

/** Why oauth2-proxy does not take an ID token; undefined when it does. It allows for no skew of clocks. */
export function tokenProblem(token: string, { key, options, clients }: DexContext, nowMs: number): string | undefined {
  const read = readJwt(token);
  if (typeof read === 'string') return read;
  const { header, claims } = read;
  if (claims.iss !== options.issuer) return 'issued by another';
  if (!clients.some(({ id, trusted }) => trusted && claims.aud === id)) return 'for another audience';
  if (typeof claims.exp !== 'number' || claims.exp * 1000 <= nowMs) return 'expired';
  return header.kid === key.kid && key.verifies(token) ? undefined : 'not signed by this issuer';
}
