import { readJwt } from '../tokens/read-jwt.js';
import type { Claims, SigningKey } from '../tokens/signing-key.js';

/** Somebody whose tokens the gateway takes. */
export interface TrustedIssuer {
  readonly issuer: string;
  /** Undefined while it cannot be asked for. */
  readonly key: SigningKey | undefined;
  /** Which claim names the user. */
  readonly userClaim: 'email' | 'sub';
}

/** What Envoy allows clocks to differ. */
const SKEW_MS = 60_000;

/** Who a token is of, or what Envoy says about it. */
export function verifyJwt(
  token: string,
  issuers: readonly TrustedIssuer[],
  nowMs: number,
): { readonly user: string; readonly claims: Claims } | string {
  const read = readJwt(token);
  if (typeof read === 'string') return read;
  const { header, claims } = read;
  const trusted = issuers.find(({ issuer }) => issuer === claims.iss);
  if (!trusted) return 'Jwt issuer is not configured';
  if (typeof claims.nbf === 'number' && claims.nbf * 1000 > nowMs + SKEW_MS) return 'Jwt not yet valid';
  if (typeof claims.exp === 'number' && claims.exp * 1000 < nowMs - SKEW_MS) return 'Jwt is expired';
  const { key } = trusted;
  if (!key) return 'Jwks remote fetch is failed';
  if (header.alg !== 'RS256' || (header.kid !== undefined && header.kid !== key.kid))
    return "Jwks doesn't have key to match kid or alg from Jwt";
  if (!key.verifies(token)) return 'Jwt verification fails';
  const user = claims[trusted.userClaim];
  return { user: typeof user === 'string' ? user : '', claims };
}
