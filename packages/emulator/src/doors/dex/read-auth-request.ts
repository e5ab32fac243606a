import type { HttpAnswer } from '../../http/http-answer.js';
import { encodeQuery, redirectAnswer } from '../http/go-answers.js';
import { dexId, nonce } from '../tokens/random-text.js';
import { errorPage } from './dex-pages.js';
import type { DexRelease } from './dex-release.js';
import type { AuthRequest } from './dex-state.js';

/** A program that may ask Dex for tokens. */
export interface DexClient {
  readonly id: string;
  /** Undefined for programs that cannot keep one. */
  readonly secret: string | undefined;
  readonly redirectUris: readonly string[];
  /** Gates that look at the audience take tokens for it. */
  readonly trusted: boolean;
}

const LIFETIME_MS = 24 * 3_600_000;

const RESPONSE_TYPES: ReadonlySet<string> = new Set(['code', 'token', 'id_token']);

/** The request for a login, or the answer to one that is refused. */
export function readAuthRequest(
  value: (name: string) => string,
  { clients, release, nowMs, method, anyHost }: ReadAuthRequestContext,
): AuthRequest | HttpAnswer {
  const clientId = value('client_id');
  const redirectUri = value('redirect_uri');
  const client = clients.find(({ id }) => id === clientId);
  if (!client) return errorPage(release.unknownClientStatus, `Invalid client_id ("${clientId}").`);
  if (!isRegistered(client, redirectUri, anyHost))
    return errorPage(400, `Unregistered redirect_uri ("${redirectUri}").`);
  const state = value('state');
  const refused = (error: string, description: string): HttpAnswer =>
    redirectAnswer(303, `${redirectUri}?${encodeQuery({ error, error_description: description, state })}`, method);
  const scopes = value('scope').split(' ').filter(Boolean);
  if (!scopes.includes('openid')) return refused('invalid_scope', 'Missing required scope(s) ["openid"].');
  const types = value('response_type').split(' ').filter(Boolean);
  if (types.length === 0) return refused('invalid_request', 'No response_type provided');
  const unknown = types.find((type) => !RESPONSE_TYPES.has(type));
  if (unknown !== undefined) return refused('invalid_request', `Invalid response type ${JSON.stringify(unknown)}`);
  const codeChallengeMethod = value('code_challenge_method') || 'plain';
  if (codeChallengeMethod !== 'S256' && codeChallengeMethod !== 'plain')
    return refused('invalid_request', `Unsupported PKCE challenge method (${JSON.stringify(codeChallengeMethod)}).`);
  return {
    id: dexId(),
    clientId,
    redirectUri,
    scopes,
    state,
    nonce: value('nonce'),
    codeChallenge: value('code_challenge'),
    codeChallengeMethod,
    forcesApproval: value('approval_prompt') === 'force',
    hmacKey: nonce(),
    endsAtMs: nowMs + LIFETIME_MS,
  };
}

export interface ReadAuthRequestContext {
  readonly clients: readonly DexClient[];
  readonly release: DexRelease;
  readonly nowMs: number;
  readonly method: string;
  /** Whether a registered path may come with any host before it. */
  readonly anyHost: boolean;
}

function isRegistered({ redirectUris }: DexClient, redirectUri: string, anyHost: boolean): boolean {
  if (redirectUris.includes(redirectUri)) return true;
  return anyHost && URL.canParse(redirectUri) && redirectUris.includes(new URL(redirectUri).pathname);
}
