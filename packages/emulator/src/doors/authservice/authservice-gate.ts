import { type HttpAnswer, jsonAnswer, textAnswer } from '../../http/http-answer.js';
import { QueryValues } from '../../http/query-values.js';
import { firstValue } from '../../http/request-headers.js';
import type { Dex } from '../dex/dex.js';
import { redeemCode } from '../dex/dex-tokens.js';
import type { DoorOutcome, DoorRequest, FrontDoor } from '../door.js';
import { answerDashboard } from '../gateway/dashboard.js';
import { headersTooLarge, relayed } from '../gateway/envoy-answers.js';
import type { IdentityHeader } from '../gateway/jwt-passage.js';
import { type CookieStyle, cookieValue, sentCookies, setCookie } from '../http/cookies.js';
import { encodeQuery, redirectAnswer } from '../http/go-answers.js';
import { sessionOf } from '../oauth2-proxy/session-tokens.js';
import { nonce } from '../tokens/random-text.js';
import type { AuthserviceSessions } from './authservice-sessions.js';
import { type BearerUserParts, bearerUser } from './bearer-user.js';

export const AUTHSERVICE_CLIENT = 'kubeflow-oidc-authservice';

const SESSION_COOKIE = 'authservice_session';
const STATE_COOKIE = 'oidc_state_csrf';
/** Twenty minutes in nanoseconds, which the cookie takes for seconds. */
const STATE_SECONDS = 1_200_000_000_000;

const SESSION_STYLE: CookieStyle = { lifetimeAs: 'max-age', secure: false, httpOnly: false, sameSite: 'Lax' };
const STATE_STYLE: CookieStyle = { lifetimeAs: 'max-age', secure: false, httpOnly: false };

export interface AuthserviceParts {
  readonly dex: Dex;
  readonly callbackPath: string;
  readonly sessions: AuthserviceSessions;
  readonly identity: IdentityHeader;
  readonly nowMs: () => number;
  readonly clusterKey: BearerUserParts['clusterKey'];
}

/** The gateway of Kubeflow up to 1.8: every request is shown to oidc-authservice, which sends everybody else to Dex. */
export class AuthserviceGate implements FrontDoor {
  readonly #parts: AuthserviceParts;
  /** Where those who began a login wanted to go. */
  readonly #begun = new Map<string, string>();

  constructor(parts: AuthserviceParts) {
    this.#parts = parts;
  }

  async admit(request: DoorRequest): Promise<DoorOutcome> {
    const { dex, callbackPath, identity } = this.#parts;
    const own = headersTooLarge(request) ?? (await dex.answerAtGate(request));
    if (own) return own;
    if (request.path === callbackPath) return relayed(this.#callback(request), request.method);
    if (request.path === '/authservice/logout') return this.#logout(request);
    if (request.path.startsWith('/authservice/site/')) return textAnswer(200, 'You are logged out.\n');
    const user = this.#user(request);
    if (typeof user === 'object') return relayed(user, request.method);
    if (user === undefined) return relayed(this.#start(request), request.method);
    return answerDashboard(request) ?? { headers: { [identity.userIdHeader]: `${identity.userIdPrefix}${user}` } };
  }

  #user(request: DoorRequest): string | HttpAnswer | undefined {
    const { dex, sessions, nowMs, clusterKey } = this.#parts;
    const [, bearer] = /^Bearer +(\S+)$/.exec(firstValue(request.headers, 'authorization')) ?? [];
    if (bearer !== undefined) {
      const user = bearerUser(bearer, { dex, sessions, nowMs: nowMs(), clusterKey });
      if (user !== undefined) return user;
    }
    const cookie = cookieValue(sentCookies(request.headers), SESSION_COOKIE);
    return cookie === undefined ? undefined : sessions.user(cookie, nowMs());
  }

  /** Whatever was asked, and however: a redirect. */
  #start(request: DoorRequest): HttpAnswer {
    const state = nonce();
    this.#begun.set(state, request.target);
    const location = `/dex/auth?${encodeQuery({
      client_id: AUTHSERVICE_CLIENT,
      redirect_uri: this.#parts.callbackPath,
      response_type: 'code',
      scope: 'profile email groups openid',
      state,
    })}`;
    const cookie = setCookie({ name: STATE_COOKIE, value: state }, STATE_SECONDS, this.#parts.nowMs(), STATE_STYLE);
    return { ...redirectAnswer(302, location, request.method), cookies: [cookie] };
  }

  #callback(request: DoorRequest): HttpAnswer {
    const { dex, callbackPath, sessions, nowMs } = this.#parts;
    const query = new QueryValues(request.query);
    if (query.get('code') === '') return redirectAnswer(302, '/authservice/site/homepage', request.method);
    const state = query.get('state');
    if (state === '' || cookieValue(sentCookies(request.headers), STATE_COOKIE) !== state)
      return textAnswer(
        400,
        'CSRF check failed. This may happen if you opened the login form in more than 1 tabs. Please try to login again.',
      );
    const redemption = { clientId: AUTHSERVICE_CLIENT, redirectUri: callbackPath, verifier: '' };
    const tokens = dex.down ? undefined : redeemCode(query.get('code'), redemption, dex.context);
    if (!tokens) return textAnswer(500, 'Failed to exchange authorization code with token.');
    const value = sessions.begin(sessionOf(tokens, nowMs()).email, nowMs());
    const redirect = redirectAnswer(302, this.#begun.get(state) ?? '/', request.method);
    this.#begun.delete(state);
    const cookie = setCookie({ name: SESSION_COOKIE, value }, sessions.seconds, nowMs(), SESSION_STYLE);
    return { ...redirect, cookies: [cookie] };
  }

  #logout({ method, headers }: DoorRequest): HttpAnswer {
    const [, session = ''] = /^Bearer +(\S+)$/.exec(firstValue(headers, 'authorization')) ?? [];
    const { sessions, nowMs } = this.#parts;
    if (method !== 'POST') return textAnswer(405, '');
    if (sessions.user(session, nowMs()) === undefined) return textAnswer(401, 'Request does not have a valid session.');
    sessions.end(session);
    return jsonAnswer(201, JSON.stringify({ afterLogoutURL: '/authservice/site/after_logout' }));
  }
}

/** The cookie of a session that was begun for somebody. */
export const authserviceCookie = (value: string): Record<string, string> => ({ [SESSION_COOKIE]: value });
