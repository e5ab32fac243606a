import { createHash } from 'node:crypto';
import { dexId } from '../tokens/random-text.js';
import type { Claims } from '../tokens/signing-key.js';
import type { DexContext } from './dex-context.js';
import type { Grant, Identity } from './dex-state.js';

/** What a client gets for a code. */
export interface DexTokens {
  readonly accessToken: string;
  readonly idToken: string;
  /** Only with the scope `offline_access`; good once. */
  readonly refreshToken: string | undefined;
  readonly expiresInSeconds: number;
}

export interface Redemption {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly verifier: string;
}

/** Tokens for a code, which is good once. Undefined for codes that are not known, or not for this client or verifier. */
export function redeemCode(code: string, redemption: Redemption, context: DexContext): DexTokens | undefined {
  const grant = context.state.codes.get(code);
  if (!grant || grant.endsAtMs <= context.nowMs() || grant.clientId !== redemption.clientId) return undefined;
  if (grant.redirectUri !== redemption.redirectUri || !proves(redemption.verifier, grant)) return undefined;
  context.state.codes.delete(code);
  return issueTokens(grant, context, code);
}

/** New tokens for a refresh token, which is used up by that. */
export function refreshTokens(refreshToken: string, clientId: string, context: DexContext): DexTokens | undefined {
  const grant = context.state.refreshTokens.get(refreshToken);
  if (!grant || grant.clientId !== clientId) return undefined;
  context.state.refreshTokens.delete(refreshToken);
  return issueTokens(grant, context);
}

function proves(verifier: string, { codeChallenge, codeChallengeMethod }: Grant): boolean {
  if (codeChallenge === '') return true;
  const computed =
    codeChallengeMethod === 'S256' ? createHash('sha256').update(verifier).digest('base64url') : verifier;
  return computed === codeChallenge;
}

export function issueTokens(
  grant: Pick<Grant, 'clientId' | 'scopes' | 'nonce' | 'identity'> & Partial<Grant>,
  context: DexContext,
  code?: string,
): DexTokens {
  const { key, state, options } = context;
  const claims = claimsOf(grant, context);
  const accessToken = key.sign(claims);
  const idToken = key.sign({
    ...claims,
    at_hash: halfHash(accessToken),
    ...(code === undefined ? {} : { c_hash: halfHash(code) }),
  });
  let refreshToken: string | undefined;
  if (grant.scopes.includes('offline_access')) {
    refreshToken = Buffer.from(`\n\u0019${dexId()}\u0012\u0019${dexId()}`).toString('base64url');
    state.refreshTokens.set(refreshToken, {
      redirectUri: '',
      codeChallenge: '',
      codeChallengeMethod: '',
      endsAtMs: Number.POSITIVE_INFINITY,
      ...grant,
    });
  }
  return { accessToken, idToken, refreshToken, expiresInSeconds: options.idTokenSeconds };
}

const halfHash = (text: string): string =>
  createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url');

function claimsOf(
  { identity, clientId, scopes, nonce }: Pick<Grant, 'identity' | 'clientId' | 'scopes' | 'nonce'>,
  { options, nowMs }: DexContext,
): Claims {
  const { user } = identity;
  const issuedAt = Math.floor(nowMs() / 1000);
  return {
    iss: options.issuer,
    sub: dexSubject(identity),
    aud: clientId,
    exp: issuedAt + options.idTokenSeconds,
    iat: issuedAt,
    ...(nonce === '' ? {} : { nonce }),
    ...(scopes.includes('email') ? { email: user.email, email_verified: true } : {}),
    ...(scopes.includes('groups') && user.groups.length > 0 ? { groups: user.groups } : {}),
    ...(scopes.includes('profile') ? { name: user.username } : {}),
  };
}

/** Dex packs the id of the user and of the connector into one text (a protocol buffer). */
function dexSubject({ user, connector }: Identity): string {
  const field = (tag: number, text: string): Buffer => {
    const bytes = Buffer.from(text);
    return Buffer.concat([Buffer.from([tag, bytes.length]), bytes]);
  };
  return Buffer.concat([field(0x0a, user.userId), field(0x12, connector.id)]).toString('base64url');
}
