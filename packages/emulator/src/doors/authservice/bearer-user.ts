import { type HttpAnswer, textAnswer } from '../../http/http-answer.js';
import type { Dex } from '../dex/dex.js';
import { sessionOf, tokenProblem } from '../oauth2-proxy/session-tokens.js';
import { SERVICE_ACCOUNT_ISSUER } from '../service-accounts.js';
import { readJwt } from '../tokens/read-jwt.js';
import type { SigningKey } from '../tokens/signing-key.js';
import type { AuthserviceSessions } from './authservice-sessions.js';

/** The audience of tokens of service accounts that are meant for the gateway. */
export const GATEWAY_AUDIENCE = 'istio-ingressgateway.istio-system.svc.cluster.local';

export interface BearerUserParts {
  readonly dex: Dex;
  readonly sessions: AuthserviceSessions;
  readonly nowMs: number;
  readonly clusterKey: SigningKey;
}

/** Of whom a bearer is: a token of a service account, a session, or an ID token. A token that has ended is refused at once. */
export function bearerUser(bearer: string, parts: BearerUserParts): string | HttpAnswer | undefined {
  const { dex, sessions, nowMs, clusterKey } = parts;
  const read = readJwt(bearer);
  if (typeof read === 'string') return sessions.user(bearer, nowMs);
  const { claims, header } = read;
  if (claims.iss === SERVICE_ACCOUNT_ISSUER && header.kid === clusterKey.kid && clusterKey.verifies(bearer)) {
    if (typeof claims.exp === 'number' && claims.exp * 1000 <= nowMs)
      return textAnswer(401, 'Failed to authenticate using Kubernetes authenticator: token has expired');
    return [claims.aud].flat().includes(GATEWAY_AUDIENCE) ? String(claims.sub) : undefined;
  }
  if (tokenProblem(bearer, dex.context, nowMs) !== undefined) return undefined;
  const tokens = { idToken: bearer, accessToken: bearer, refreshToken: undefined, expiresInSeconds: 0 };
  return sessionOf(tokens, nowMs).email;
}
