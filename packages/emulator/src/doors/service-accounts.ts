import type { TrustedIssuer } from './gateway/verify-jwt.js';
import type { Claims, SigningKey } from './tokens/signing-key.js';

/** Who signs the tokens of service accounts in most clusters. */
export const SERVICE_ACCOUNT_ISSUER = 'https://kubernetes.default.svc.cluster.local';

export const serviceAccountIssuer = (key: SigningKey): TrustedIssuer => ({
  issuer: SERVICE_ACCOUNT_ISSUER,
  key,
  userClaim: 'sub',
});

const NAME = /^system:serviceaccount:([^:]+):([^:]+)$/;

/** The claims of a token of a service account; undefined for users of other kinds. */
export function serviceAccountClaims(user: string): Claims | undefined {
  const [, namespace, name] = NAME.exec(user) ?? [];
  if (namespace === undefined || name === undefined) return undefined;
  return { sub: user, 'kubernetes.io': { namespace, serviceaccount: { name } } };
}
