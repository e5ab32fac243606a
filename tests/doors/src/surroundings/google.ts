import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyOf, type Listening, listen } from '../traffic/listen.js';

export interface GoogleParts {
  readonly mint: (kind: 'google' | 'google access') => string;
  /** Whether Google turns down whoever comes. */
  readonly denies: boolean;
}

/** Google's OAuth server, as far as programs speak to it. */
export interface Google extends Listening {
  /** How many tokens it has given. */
  readonly given: () => number;
  /** For somebody who has logged in before. */
  readonly refreshToken: () => string;
}

export async function startGoogle({ mint, denies }: GoogleParts): Promise<Google> {
  const refreshTokens = new Set<string>();
  let given = 0;
  const refreshToken = (): string => {
    const token = `1//${randomBytes(24).toString('base64url')}`;
    refreshTokens.add(token);
    return token;
  };
  const server = await listen((request, response) => void answer(request, response));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', server.origin);
    const form = new URLSearchParams(await bodyOf(request));
    const send = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (url.pathname === '/auth') {
      const back = new URL(url.searchParams.get('redirect_uri') ?? server.origin);
      back.searchParams.set('state', url.searchParams.get('state') ?? '');
      if (denies) back.searchParams.set('error', 'access_denied');
      else back.searchParams.set('code', randomBytes(24).toString('base64url'));
      response.writeHead(302, { location: back.href }).end();
      return;
    }
    if (denies) return send(400, { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' });
    if (form.get('grant_type') === 'authorization_code') {
      const accessToken = `ya29.${randomBytes(24).toString('base64url')}`;
      return send(200, { access_token: accessToken, refresh_token: refreshToken(), token_type: 'Bearer' });
    }
    const assertion = form.get('assertion');
    if (assertion === null && !refreshTokens.has(form.get('refresh_token') ?? ''))
      return send(400, { error: 'invalid_grant' });
    given += 1;
    const names = assertion !== null || form.has('audience');
    const token = names ? { id_token: mint('google') } : { access_token: mint('google access') };
    send(200, { ...token, expires_in: 3599, token_type: 'Bearer' });
  }
  return { ...server, given: () => given, refreshToken };
}
