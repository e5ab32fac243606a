import type { RequestHeaders } from '../../http/request-headers.js';
import { type CookieStyle, cookieValue, sentCookies, setCookie } from '../http/cookies.js';
import type { Sealer } from '../tokens/sealed-value.js';
import type { ResolvedOAuth2ProxyOptions } from './proxy-options.js';

/** What a login that was begun is known by when it comes back. */
export interface BegunLogin {
  readonly nonce: string;
  /** Proves to Dex that the one who asks for tokens is the one who began (PKCE). */
  readonly verifier: string;
  readonly begunAtMs: number;
}

const LIFETIME_SECONDS = 900;

export class CsrfCookie {
  readonly #options: ResolvedOAuth2ProxyOptions;
  readonly #style: CookieStyle;
  readonly #sealer: Sealer;

  constructor(options: ResolvedOAuth2ProxyOptions, style: CookieStyle, sealer: Sealer) {
    this.#options = options;
    this.#style = style;
    this.#sealer = sealer;
  }

  /** Set-Cookie lines for a login that begins; with a limit, the oldest of others are taken away. */
  write(begun: BegunLogin, headers: RequestHeaders): string[] {
    const name = this.#name(begun.nonce);
    const value = this.#sealer.seal(name, begun, begun.begunAtMs);
    return [
      ...this.#excess(headers, begun.begunAtMs).map((old) => this.#gone(old, begun.begunAtMs)),
      setCookie({ name, value }, LIFETIME_SECONDS, begun.begunAtMs, this.#style),
    ];
  }

  read(nonce: string, headers: RequestHeaders, nowMs: number): BegunLogin | undefined {
    return this.#open(this.#name(nonce), headers, nowMs);
  }

  clear(nonce: string, nowMs: number): string {
    return this.#gone(this.#name(nonce), nowMs);
  }

  #name(nonce: string): string {
    const { cookieName, csrfPerRequest } = this.#options;
    return csrfPerRequest ? `${cookieName}_${nonce.slice(0, 8)}_csrf` : `${cookieName}_csrf`;
  }

  #gone(name: string, nowMs: number): string {
    return setCookie({ name, value: '' }, 0, nowMs, this.#style);
  }

  #open(name: string, headers: RequestHeaders, nowMs: number): BegunLogin | undefined {
    const value = cookieValue(sentCookies(headers), name);
    if (value === undefined) return undefined;
    return this.#sealer.open(name, value, { nowMs, maxAgeSeconds: LIFETIME_SECONDS }) as BegunLogin | undefined;
  }

  #excess(headers: RequestHeaders, nowMs: number): string[] {
    const { cookieName, csrfPerRequest, csrfPerRequestLimit } = this.#options;
    if (!csrfPerRequest || csrfPerRequestLimit === undefined) return [];
    const known = sentCookies(headers)
      .map(({ name }) => name)
      .filter((name) => name.startsWith(`${cookieName}_`) && name.endsWith('_csrf'))
      .map((name) => ({ name, at: this.#open(name, headers, nowMs)?.begunAtMs ?? 0 }))
      .sort((a, b) => a.at - b.at);
    return known.slice(0, Math.max(0, known.length - csrfPerRequestLimit)).map(({ name }) => name);
  }
}
