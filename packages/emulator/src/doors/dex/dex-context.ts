import { createHmac } from 'node:crypto';
import type { HttpAnswer } from '../../http/http-answer.js';
import { encodeQuery, redirectAnswer } from '../http/go-answers.js';
import { dexId } from '../tokens/random-text.js';
import type { SigningKey } from '../tokens/signing-key.js';
import type { ResolvedDexOptions } from './dex-options.js';
import type { DexRelease } from './dex-release.js';
import type { AuthRequest, DexState, Identity } from './dex-state.js';
import type { DexClient } from './read-auth-request.js';

/** What every page of Dex works with. */
export interface DexContext {
  readonly options: ResolvedDexOptions;
  readonly release: DexRelease;
  readonly clients: readonly DexClient[];
  readonly nowMs: () => number;
  /** These two are others after a restart. */
  readonly state: DexState;
  readonly key: SigningKey;
  readonly onLogin: (succeeded: boolean) => void;
}

/** Below which Dex is served. */
export const DEX_PATH = '/dex';

const CODE_LIFETIME_MS = 30 * 60_000;

/** Sends the user back to the program that asked, with a code to be redeemed once. */
export function sendCode(request: AuthRequest, identity: Identity, method: string, context: DexContext): HttpAnswer {
  const { state, nowMs } = context;
  state.requests.delete(request.id);
  state.identities.delete(request.id);
  const code = dexId();
  const { clientId, redirectUri, scopes, nonce, codeChallenge, codeChallengeMethod } = request;
  state.codes.set(code, {
    clientId,
    redirectUri,
    scopes,
    nonce,
    identity,
    codeChallenge,
    codeChallengeMethod,
    endsAtMs: nowMs() + CODE_LIFETIME_MS,
  });
  return redirectAnswer(303, `${redirectUri}?${encodeQuery({ code, state: request.state })}`, method);
}

export const requestHmac = ({ id, hmacKey }: AuthRequest): string =>
  createHmac('sha256', hmacKey).update(id).digest('base64url');

/** Whether the user is asked before the program is told who they are. */
export const needsApproval = (request: AuthRequest, { options, release }: DexContext): boolean =>
  !options.skipApproval || (request.forcesApproval && release.honoursForcedApproval);
