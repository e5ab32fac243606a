import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyOf, type Listening, listen } from '../traffic/listen.js';
import { inAnHour, unsignedToken } from './unsigned-token.js';

export interface OpenIdProviderParts {
  /** A token that opens the door, if it takes those of a provider. */
  readonly mint: () => string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Whether people turn the login down. */
  readonly denies: boolean;
}

/** A company's OpenID provider, as far as programs that want a token speak to it. */
export interface OpenIdProvider extends Listening {
  /** How many tokens it has given. */
  readonly given: () => number;
}

interface Begun {
  readonly nonce: string | null;
}

export async function startOpenIdProvider(parts: OpenIdProviderParts): Promise<OpenIdProvider> {
  const { mint, clientId, clientSecret, denies } = parts;
  const begun = new Map<string, Begun>();
  let given = 0;
  const begin = (nonce: string | null): string => {
    const code = randomBytes(16).toString('base64url');
    begun.set(code, { nonce });
    return code;
  };
  const server = await listen((request, response) => void answer(request, response));
  const { origin } = server;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', origin);
    const form = new URLSearchParams(await bodyOf(request));
    const send = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        return send(200, discovery(origin));
      case '/authorize': {
        const back = new URL(url.searchParams.get('redirect_uri') ?? origin);
        back.searchParams.set('state', url.searchParams.get('state') ?? '');
        if (denies) back.searchParams.set('error', 'access_denied');
        else back.searchParams.set('code', begin(url.searchParams.get('nonce')));
        response.writeHead(302, { location: back.href }).end();
        return;
      }
      case '/device':
        return send(200, {
          device_code: begin(null),
          user_code: 'BCDF-GHJK',
          verification_uri: `${origin}/enter`,
          expires_in: 300,
          interval: 5,
        });
      default:
        return send(...tokens(form, request.headers.authorization));
    }
  }

  /** Status and body of an answer to a program that wants a token. */
  function tokens(form: URLSearchParams, authorization: string | undefined): [number, object] {
    const code = form.get('code') ?? form.get('device_code');
    if (code === null && basicCredentials(authorization) !== `${clientId}:${clientSecret}`)
      return [401, { error: 'invalid_client' }];
    if (code !== null && denies) return [400, { error: 'access_denied' }];
    const known = code === null ? { nonce: null } : begun.get(code);
    if (!known) return [400, { error: 'invalid_grant' }];
    if (code !== null) begun.delete(code);
    given += 1;
    const times = { iat: inAnHour() - 3600, exp: inAnHour() };
    const identity = { iss: origin, aud: clientId, sub: 'jane', ...times, ...(known.nonce && { nonce: known.nonce }) };
    const idToken = code === null ? {} : { id_token: unsignedToken(identity) };
    return [200, { access_token: mint(), token_type: 'Bearer', expires_in: 3600, ...idToken }];
  }
  return { ...server, given: () => given };
}

/** Both are encoded as forms are, and then put together. */
function basicCredentials(authorization = ''): string {
  return decodeURIComponent(Buffer.from(authorization.replace(/^Basic /, ''), 'base64').toString());
}

const discovery = (origin: string): object => ({
  issuer: origin,
  authorization_endpoint: `${origin}/authorize`,
  token_endpoint: `${origin}/token`,
  device_authorization_endpoint: `${origin}/device`,
  jwks_uri: `${origin}/keys`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
});
