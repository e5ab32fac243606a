import { firstValue } from '../../http/request-headers.js';
import type { DoorOutcome, DoorRequest } from '../door.js';
import { jwtRefused, rbacDenied } from './envoy-answers.js';
import { type TrustedIssuer, verifyJwt } from './verify-jwt.js';

/** How the gateway tells the server behind who is calling. */
export interface IdentityHeader {
  readonly userIdHeader: string;
  readonly userIdPrefix: string;
}

const PREFIX = 'Bearer ';

/** What Istio's RequestAuthentication and AuthorizationPolicy make of a request with this Authorization header. */
export function jwtPassage(
  authorization: string,
  request: DoorRequest,
  { issuers, nowMs, identity }: { issuers: readonly TrustedIssuer[]; nowMs: number; identity: IdentityHeader },
): DoorOutcome {
  const token = authorization.startsWith(PREFIX) ? authorization.slice(PREFIX.length).trim() : '';
  if (token === '') return rbacDenied();
  const verified = verifyJwt(token, issuers, nowMs);
  if (typeof verified === 'string') return jwtRefused(verified, request);
  const { groups } = verified.claims;
  return {
    headers: {
      authorization,
      // What a client says about itself is written over.
      [identity.userIdHeader]: `${identity.userIdPrefix}${verified.user}`,
      'kubeflow-groups': Array.isArray(groups) ? groups.join(',') : undefined,
    },
  };
}

export const authorizationOf = ({ headers }: DoorRequest): string | undefined =>
  headers.authorization === undefined ? undefined : firstValue(headers, 'authorization');
