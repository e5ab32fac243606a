import type { DoorTokenOptions } from './front-door-controls.js';
import { SERVICE_ACCOUNT_ISSUER, serviceAccountClaims } from './service-accounts.js';
import type { SigningKey } from './tokens/signing-key.js';

export interface TokenMaker {
  readonly nowMs: number;
  readonly users: { readonly key: SigningKey; readonly issuer: string; readonly audience: string };
  readonly serviceAccounts: { readonly key: SigningKey; readonly audience: string };
}

/** A token of a user, or of a service account when the name is of one. */
export function signToken(
  { user, audience, expiresInSeconds = 3600, issuer }: DoorTokenOptions,
  { nowMs, users, serviceAccounts }: TokenMaker,
): string {
  const issuedAt = Math.floor(nowMs / 1000);
  const times = { iat: issuedAt, exp: issuedAt + expiresInSeconds };
  const account = serviceAccountClaims(user);
  if (account) {
    const aud = [audience ?? serviceAccounts.audience];
    return serviceAccounts.key.sign({ iss: issuer ?? SERVICE_ACCOUNT_ISSUER, aud, ...times, ...account });
  }
  return users.key.sign({
    iss: issuer ?? users.issuer,
    aud: audience ?? users.audience,
    ...times,
    sub: Buffer.from(user).toString('base64url'),
    email: user,
    email_verified: true,
  });
}
