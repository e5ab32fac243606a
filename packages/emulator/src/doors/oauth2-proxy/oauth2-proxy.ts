import { createHash } from 'node:crypto';
import type { HttpAnswer } from '../../http/http-answer.js';
import { QueryValues } from '../../http/query-values.js';
import { firstValue } from '../../http/request-headers.js';
import type { Dex } from '../dex/dex.js';
import type { Identity } from '../dex/dex-state.js';
import { issueTokens, redeemCode, refreshTokens } from '../dex/dex-tokens.js';
import type { DoorRequest } from '../door.js';
import type { CookieStyle } from '../http/cookies.js';
import { encodeQuery, errorAnswer, redirectAnswer } from '../http/go-answers.js';
import { nonce } from '../tokens/random-text.js';
import { Sealer } from '../tokens/sealed-value.js';
import { CsrfCookie } from './csrf-cookie.js';
import type { ResolvedOAuth2ProxyOptions } from './proxy-options.js';
import { NO_CACHE, proxyErrorPage, signInPage } from './proxy-pages.js';
import { redirectTarget } from './redirect-target.js';
import { type Session, SessionCookie } from './session-cookie.js';
import { sessionOf, tokenProblem } from './session-tokens.js';

export const PROXY_CLIENT = 'kubeflow-oidc-authservice';
export const PROXY_CALLBACK = '/oauth2/callback';
const PREFIX = '/oauth2';

export interface OAuth2ProxyParts {
  readonly options: ResolvedOAuth2ProxyOptions;
  readonly dex: Dex;
  readonly nowMs: () => number;
  /** Where Dex is when it is not at the same origin; else empty. */
  readonly dexOrigin: string;
}

/** What oauth2-proxy makes of a request. */
export interface Checked {
  /** Undefined for those who are not logged in. */
  readonly session: Session | undefined;
  /** Set-Cookie lines: a session that was renewed, or one that is not good taken away. */
  readonly cookies: readonly string[];
}

/** oauth2-proxy: sessions in cookies, and logins with Dex. */
export class OAuth2Proxy {
  readonly #options: ResolvedOAuth2ProxyOptions;
  readonly #dex: Dex;
  readonly #nowMs: () => number;
  readonly #dexOrigin: string;
  readonly #sealer = new Sealer();
  readonly #sessions: SessionCookie;
  readonly #csrf: CsrfCookie;

  constructor({ options, dex, nowMs, dexOrigin }: OAuth2ProxyParts) {
    const style: CookieStyle = {
      lifetimeAs: options.release === '7.6' ? 'expires' : 'max-age',
      secure: options.cookieSecure,
      httpOnly: true,
    };
    this.#options = options;
    this.#dex = dex;
    this.#nowMs = nowMs;
    this.#dexOrigin = dexOrigin;
    this.#sessions = new SessionCookie(options, style, this.#sealer);
    this.#csrf = new CsrfCookie(options, style, this.#sealer);
  }

  /** Makes all sessions worthless, as another cookie secret does. */
  endSessions(): void {
    this.#sealer.renew();
  }

  /** The cookies of somebody who logs in. */
  sessionOf(identity: Identity): Record<string, string> {
    const scopes = this.#options.scope.split(' ');
    const tokens = issueTokens({ clientId: PROXY_CLIENT, scopes, nonce: '', identity }, this.#dex.context);
    const lines = this.#sessions.write(sessionOf(tokens, this.#nowMs()), this.#nowMs());
    return Object.fromEntries(lines.map((line) => /^([^=]+)=([^;]*)/.exec(line)?.slice(1, 3) ?? []));
  }

  check(request: DoorRequest): Checked {
    const { headers } = request;
    const nowMs = this.#nowMs();
    const read = this.#sessions.read(headers, nowMs);
    if (read === 'absent') return { session: this.#bearerSession(request), cookies: [] };
    const kept = read === 'broken' ? undefined : this.#renewed(read, nowMs);
    if (kept) return kept;
    return { session: this.#bearerSession(request), cookies: this.#sessions.clear(headers, nowMs) };
  }

  /** The answer to those who are not logged in. */
  refuse(request: DoorRequest, cookies: readonly string[]): HttpAnswer {
    const { apiRoutes, signInPage: showsPage } = this.#options;
    const accept = firstValue(request.headers, 'accept').split(',');
    if (
      accept.some((type) => type.trim() === 'application/json') ||
      apiRoutes.some((route) => route.test(request.path))
    )
      return { status: 401, headers: { 'content-type': 'application/json' }, body: '{}', cookies };
    if (!showsPage) {
      const started = this.#start(request, request.target);
      return { ...started, cookies: [...cookies, ...(started.cookies ?? [])] };
    }
    const cleared = this.#sessions.clear(request.headers, this.#nowMs());
    return { ...signInPage(403, request.target), cookies: [...cookies, ...cleared] };
  }

  /** Its own routes; undefined for paths that are not below `/oauth2`. */
  answer(request: DoorRequest): HttpAnswer | undefined {
    if (!request.path.startsWith(`${PREFIX}/`)) return undefined;
    const query = new QueryValues(request.query);
    switch (request.path.slice(PREFIX.length)) {
      case '/start':
        return this.#start(request, query.get('rd'));
      case '/sign_in':
        return this.#options.signInPage
          ? {
              ...signInPage(200, redirectTarget(query.get('rd'))),
              cookies: this.#sessions.clear(request.headers, this.#nowMs()),
            }
          : this.#start(request, query.get('rd'));
      case '/callback':
        return this.#callback(request, query);
      case '/userinfo':
        return this.#userInfo(request);
      case '/auth':
        return this.#auth(request);
      case '/sign_out': {
        const redirect = redirectAnswer(302, redirectTarget(query.get('rd')), request.method);
        const cookies = this.#sessions.clear(request.headers, this.#nowMs());
        return { ...redirect, headers: { ...redirect.headers, ...NO_CACHE }, cookies };
      }
      default:
        return proxyErrorPage(404);
    }
  }

  #start(request: DoorRequest, rd: string): HttpAnswer {
    const { prompt, scope, encodeState } = this.#options;
    const begun = { nonce: nonce(), verifier: nonce(), begunAtMs: this.#nowMs() };
    const state = `${begun.nonce}:${redirectTarget(rd)}`;
    const location = `${this.#dexOrigin}/dex/auth?${encodeQuery({
      client_id: PROXY_CLIENT,
      code_challenge: createHash('sha256').update(begun.verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...(prompt === '' ? { approval_prompt: 'force' } : { prompt }),
      redirect_uri: this.#callbackUrl(request),
      response_type: 'code',
      scope,
      state: encodeState ? Buffer.from(state).toString('base64url') : state,
    })}`;
    const redirect = redirectAnswer(302, location, request.method);
    return {
      ...redirect,
      headers: { ...redirect.headers, ...NO_CACHE },
      cookies: this.#csrf.write(begun, request.headers),
    };
  }

  /** With the host that the client came by when Dex is at another. */
  #callbackUrl({ headers, secure }: DoorRequest): string {
    if (this.#dexOrigin === '') return PROXY_CALLBACK;
    return `${secure ? 'https' : 'http'}://${firstValue(headers, 'host')}${PROXY_CALLBACK}`;
  }

  #callback(request: DoorRequest, query: QueryValues): HttpAnswer {
    const error = query.get('error');
    if (error !== '')
      return proxyErrorPage(403, `Login Failed: The upstream identity provider returned an error: ${error}`);
    const given = query.get('state');
    const state = this.#options.encodeState ? Buffer.from(given, 'base64url').toString('utf8') : given;
    const colon = state.indexOf(':');
    if (colon < 0) return proxyErrorPage(500);
    const nowMs = this.#nowMs();
    const stateNonce = state.slice(0, colon);
    const begun = this.#csrf.read(stateNonce, request.headers, nowMs);
    if (!begun) return proxyErrorPage(403, 'Login Failed: Unable to find a valid CSRF token. Please try again.');
    const { verifier } = begun;
    const redemption = { clientId: PROXY_CLIENT, redirectUri: this.#callbackUrl(request), verifier };
    const tokens = this.#dex.down ? undefined : redeemCode(query.get('code'), redemption, this.#dex.context);
    if (!tokens) return proxyErrorPage(500);
    if (begun.nonce !== stateNonce) return proxyErrorPage(403, 'Login Failed: CSRF token mismatch, potential attack');
    const redirect = redirectAnswer(302, redirectTarget(state.slice(colon + 1)), request.method);
    return {
      ...redirect,
      headers: { ...redirect.headers, ...NO_CACHE },
      cookies: [this.#csrf.clear(stateNonce, nowMs), ...this.#sessions.write(sessionOf(tokens, nowMs), nowMs)],
    };
  }

  #userInfo(request: DoorRequest): HttpAnswer {
    const { session, cookies } = this.check(request);
    if (!session) {
      const refused = errorAnswer(401, 'Unauthorized');
      return { ...refused, headers: { ...refused.headers, ...NO_CACHE }, cookies };
    }
    const { user, email, groups } = session;
    const info = { user, email, ...(groups.length > 0 ? { groups } : {}) };
    return {
      status: 200,
      headers: { ...NO_CACHE, 'content-type': 'application/json' },
      body: `${JSON.stringify(info)}\n`,
      cookies,
    };
  }

  #auth(request: DoorRequest): HttpAnswer {
    const { session, cookies } = this.check(request);
    if (!session) return { ...errorAnswer(401, 'Unauthorized'), cookies };
    return { status: 202, headers: sessionHeaders(session), body: '', cookies };
  }

  /** A session that is due is renewed; when that fails, it lasts as long as its ID token. */
  #renewed(session: Session, nowMs: number): Checked | undefined {
    const { refreshSeconds } = this.#options;
    if (refreshSeconds === 0 || nowMs - session.createdAtMs < refreshSeconds * 1000) return { session, cookies: [] };
    const tokens =
      session.refreshToken === undefined || this.#dex.down
        ? undefined
        : refreshTokens(session.refreshToken, PROXY_CLIENT, this.#dex.context);
    if (tokens) {
      const renewed = sessionOf(tokens, nowMs);
      return { session: renewed, cookies: this.#sessions.write(renewed, nowMs) };
    }
    return tokenProblem(session.idToken, this.#dex.context, nowMs) === undefined ? { session, cookies: [] } : undefined;
  }

  #bearerSession({ headers }: DoorRequest): Session | undefined {
    if (!this.#options.acceptBearer) return undefined;
    const [, token] = /^Bearer +(\S+)$/.exec(firstValue(headers, 'authorization')) ?? [];
    if (token === undefined || tokenProblem(token, this.#dex.context, this.#nowMs()) !== undefined) return undefined;
    const tokens = { idToken: token, accessToken: token, refreshToken: undefined, expiresInSeconds: 0 };
    return sessionOf(tokens, this.#nowMs());
  }
}

/** What oauth2-proxy says about a session to those who ask it. */
export const sessionHeaders = ({ idToken, email, user }: Session): Record<string, string> => ({
  authorization: `Bearer ${idToken}`,
  'gap-auth': email,
  'x-auth-request-email': email,
  'x-auth-request-user': user,
});
