import type { RequestHeaders } from '../../http/request-headers.js';
import { type CookieStyle, cookieValue, type SentCookie, sentCookies, setCookie } from '../http/cookies.js';
import type { Sealer } from '../tokens/sealed-value.js';
import type { ResolvedOAuth2ProxyOptions } from './proxy-options.js';

/** Somebody who is logged in, as the cookie holds it. */
export interface Session {
  readonly idToken: string;
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  readonly email: string;
  /** Dex's name of the user. */
  readonly user: string;
  readonly groups: readonly string[];
  readonly createdAtMs: number;
}

/** Of a whole Set-Cookie line. */
const MAX_COOKIE_BYTES = 4000;

const PARTS_LIMIT = 64;

/** Writes and reads sessions; the server keeps nothing, so that a session that was logged out goes on. */
export class SessionCookie {
  readonly #name: string;
  readonly #seconds: number;
  readonly #style: CookieStyle;
  readonly #sealer: Sealer;

  constructor(options: ResolvedOAuth2ProxyOptions, style: CookieStyle, sealer: Sealer) {
    this.#name = options.cookieName;
    this.#seconds = options.cookieSeconds;
    this.#style = style;
    this.#sealer = sealer;
  }

  /** Set-Cookie lines; several when the session does not fit into one. */
  write(session: Session, nowMs: number): string[] {
    const line = (name: string, value: string): string => setCookie({ name, value }, this.#seconds, nowMs, this.#style);
    const value = this.#sealer.seal(this.#name, session, nowMs);
    const whole = line(this.#name, value);
    if (whole.length <= MAX_COOKIE_BYTES) return [whole];
    const lines: string[] = [];
    for (let rest = value; rest !== ''; ) {
      const name = `${this.#name}_${lines.length}`;
      const size = MAX_COOKIE_BYTES - line(name, '').length;
      lines.push(line(name, rest.slice(0, size)));
      rest = rest.slice(size);
    }
    return lines;
  }

  /** The session, `absent` when there is no cookie for one, `broken` when it is not good (any more). */
  read(headers: RequestHeaders, nowMs: number): Session | 'absent' | 'broken' {
    const value = this.#joined(sentCookies(headers));
    if (value === undefined) return 'absent';
    const session = this.#sealer.open(this.#name, value, { nowMs, maxAgeSeconds: this.#seconds });
    return session === undefined ? 'broken' : (session as Session);
  }

  /** Lines that take away every cookie that was sent for a session, whether good or not. */
  clear(headers: RequestHeaders, nowMs: number): string[] {
    return sentCookies(headers)
      .filter(({ name }) => name === this.#name || (name.startsWith(this.#name) && /^_\d+$/.test(this.#suffix(name))))
      .map(({ name }) => setCookie({ name, value: '' }, 0, nowMs, this.#style));
  }

  #suffix(name: string): string {
    return name.slice(this.#name.length);
  }

  /** The one cookie goes before its parts, which are read up to the first that is missing. */
  #joined(cookies: readonly SentCookie[]): string | undefined {
    const whole = cookieValue(cookies, this.#name);
    if (whole !== undefined) return whole;
    let joined: string | undefined;
    for (let i = 0; i < PARTS_LIMIT; i++) {
      const part = cookieValue(cookies, `${this.#name}_${i}`);
      if (part === undefined) break;
      joined = (joined ?? '') + part;
    }
    return joined;
  }
}
