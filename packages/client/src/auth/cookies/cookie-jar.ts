import type { ResponseHeaders } from '../../transport/incoming-response.js';
import { parseSetCookie, type SetCookie } from './set-cookie.js';

interface StoredCookie extends SetCookie {
  readonly origin: string;
  readonly path: string;
}

/**
 * The cookies of one login. Each goes back to the very origin that set it, never to a whole domain: nothing of a login
 * needs more.
 */
export class CookieJar {
  #cookies: StoredCookie[] = [];

  /** Takes over what an answer sets; gives the cookies that are for https:// only but came over http://. */
  store(url: URL, headers: ResponseHeaders, now: number): SetCookie[] {
    const withheld: SetCookie[] = [];
    for (const line of headers.getSetCookie?.() ?? []) {
      const cookie = parseSetCookie(line, { now, date: headers.get('date') });
      if (!cookie || !isOwnDomain(cookie, url.hostname)) continue;
      const stored = { ...cookie, origin: url.origin, path: cookie.path ?? defaultPath(url) };
      this.#cookies = this.#cookies.filter((other) => !isSame(other, stored));
      if (isGone(stored, now)) continue;
      if (cookie.secure && !isProtected(url)) withheld.push(cookie);
      else this.#cookies.push(stored);
    }
    return withheld;
  }

  /** The cookies that a request to `url` carries. */
  matching(url: URL, now: number): SetCookie[] {
    return this.#cookies
      .filter((cookie) => cookie.origin === url.origin && !isGone(cookie, now) && isBelow(url.pathname, cookie.path))
      .sort((a, b) => b.path.length - a.path.length);
  }
}

/** The `Cookie` header for some cookies; undefined for none. */
export function cookieHeader(cookies: readonly Pick<SetCookie, 'name' | 'value'>[]): string | undefined {
  return cookies.length === 0 ? undefined : cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

/** Browsers send cookies that are for https:// only to this machine over http://, too; port-forwards need that. */
function isProtected({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

function isOwnDomain({ domain }: SetCookie, hostname: string): boolean {
  return domain === undefined || hostname === domain || hostname.endsWith(`.${domain}`);
}

function isSame(a: StoredCookie, b: StoredCookie): boolean {
  return a.name === b.name && a.path === b.path && a.origin === b.origin;
}

function isGone({ value, expiresAt }: SetCookie, now: number): boolean {
  return value === '' || (expiresAt !== undefined && expiresAt <= now);
}

function isBelow(pathname: string, path: string): boolean {
  return pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`);
}

function defaultPath({ pathname }: URL): string {
  return pathname.slice(0, pathname.lastIndexOf('/')) || '/';
}
