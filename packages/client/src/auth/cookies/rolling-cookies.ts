import type { ResponseHeaders } from '../../transport/incoming-response.js';
import { cookieHeader } from './cookie-jar.js';
import { parseSetCookie, type SetCookie } from './set-cookie.js';

/** A cookie of a session, and when it ends where that is known. */
export type SessionCookieValue = Pick<SetCookie, 'name' | 'value'> & Partial<Pick<SetCookie, 'expiresAt'>>;

/**
 * The cookies of a session that is in use. Values that the gateway renews take the place of the old ones, with however
 * many parts a large one comes in: oauth2-proxy's `name_0`, `name_1`, …, a load balancer's `name-0`, `name-1`, ….
 */
export class RollingCookies {
  #cookies: readonly SessionCookieValue[];
  /** Headers sent since the session began, the latest last. */
  #sent: string[] = [];

  /** When to sign in anew, a little before the session ends; milliseconds since the epoch. */
  renewAt = Number.POSITIVE_INFINITY;

  constructor(cookies: readonly SessionCookieValue[], now: number) {
    this.#cookies = cookies;
    this.#plan(now);
  }

  /** The `Cookie` header; undefined without any cookies. */
  header(): string | undefined {
    const header = cookieHeader(this.#cookies);
    if (header !== undefined && this.#sent.at(-1) !== header) this.#sent = [...this.#sent.slice(-3), header];
    return header;
  }

  /** Whether a request that carried `header` was sent in this session. */
  hasSent(header: string | undefined): boolean {
    return this.#cookies.length === 0 || this.#sent.some((sent) => header?.includes(sent));
  }

  /** When the first of the cookies ends, in milliseconds since the epoch; Infinity when none says. */
  get expiresAt(): number {
    return Math.min(...this.#cookies.map(({ expiresAt }) => expiresAt ?? Number.POSITIVE_INFINITY));
  }

  /**
   * Takes over what an answer renews; other cookies do not come in. A cookie that is taken back stays: a gateway that
   * refuses one also clears it, and sending nothing would only hide why.
   */
  renew(headers: ResponseHeaders, now: number): void {
    if (!headers.get('set-cookie')) return;
    const lines = headers.getSetCookie?.() ?? [];
    const set = lines.map((line) => parseSetCookie(line, { now, date: headers.get('date') }));
    const families = new Set(this.#cookies.map(({ name }) => familyOf(name)));
    const renewed = set.filter(
      (cookie): cookie is SetCookie =>
        cookie !== undefined &&
        isLive(cookie, now) &&
        !/csrf/i.test(cookie.name) &&
        families.has(familyOf(cookie.name)),
    );
    if (renewed.length === 0) return;
    const parts = new Map(renewed.map((cookie) => [cookie.name, cookie]));
    const replaced = new Set(renewed.map(({ name }) => familyOf(name)));
    this.#cookies = this.#cookies.flatMap((cookie) => {
      const family = familyOf(cookie.name);
      if (!replaced.has(family)) return [cookie];
      const own = [...parts.values()].filter(({ name }) => familyOf(name) === family);
      for (const { name } of own) parts.delete(name);
      return own;
    });
    this.#plan(now);
  }

  #plan(now: number): void {
    this.renewAt = this.expiresAt - Math.min(60_000, (this.expiresAt - now) / 10);
  }
}

function isLive({ value, expiresAt = Number.POSITIVE_INFINITY }: SetCookie, now: number): boolean {
  return value !== '' && expiresAt > now;
}

/** The name without the number of a part. */
function familyOf(name: string): string {
  return name.replace(/[_-]\d{1,2}$/, '');
}
