import { CredentialError } from '../errors/credential-error.js';
import type { AuthPlugin } from './auth-plugin.js';
import { RollingCookies } from './cookies/rolling-cookies.js';
import { CredentialCache } from './credential-cache.js';
import { checkedValue, withHeader } from './header-value.js';
import { provided } from './provided.js';

/** `name=value; name2=value2`, or the same as an object. One without a value is refused: nobody would know why nothing works. */
export type Cookies = string | Readonly<Record<string, string | undefined>>;

/** Gives the cookies; undefined: there are none, and `chain()` tries its next plugin. */
export type CookieFunction = () => Cookies | undefined | Promise<Cookies | undefined>;

/**
 * Sends the session cookie of a browser that is signed in, such as `oauth2_proxy_kubeflow` or `authservice_session`. Cookies
 * that the gateway renews are taken over. A function is called once, and again when its cookies were refused.
 *
 * @throws {CredentialError} at once for fixed cookies that are empty or none.
 *
 * @example
 * sessionCookie({ oauth2_proxy_kubeflow: process.env.KUBEFLOW_SESSION })
 */
export function sessionCookie(cookies: Cookies | CookieFunction): AuthPlugin {
  return new SessionCookie(cookies);
}

class SessionCookie implements AuthPlugin {
  readonly name = 'sessionCookie';
  readonly #cache: CredentialCache;
  readonly #provided: boolean;
  /** The cookies as they were configured, and what the gateway has made of them. */
  #given = '';
  #rolling: RollingCookies | undefined;

  constructor(cookies: Cookies | CookieFunction) {
    this.#provided = typeof cookies === 'function';
    let obtain: () => Promise<string>;
    if (typeof cookies === 'function') {
      obtain = async () => cookieHeader(await provided('The sessionCookie() function', cookies));
    } else {
      const fixed = cookieHeader(cookies);
      obtain = async () => fixed;
    }
    this.#cache = new CredentialCache(async () => ({ value: await obtain() }));
  }

  async authenticate(...[request, { clock }]: Parameters<AuthPlugin['authenticate']>) {
    const own = this.#current(await this.#cache.get(clock), clock.now()).header() ?? '';
    const others = request.headers.cookie;
    return withHeader(request, 'cookie', others ? `${others}; ${own}` : own);
  }

  async recover(...[{ request }, { clock }]: Parameters<NonNullable<AuthPlugin['recover']>>) {
    const current = this.#rolling?.header();
    // The gate, or another client that shares this plugin, has renewed the cookies since.
    if (current !== undefined && !request.headers.cookie?.includes(current)) return 'replay';
    if (!this.#provided) return 'give-up';
    const given = this.#given;
    const wasRenewed = current !== undefined && current !== given;
    this.#rolling = undefined;
    return (await this.#cache.replace(given, clock)) || wasRenewed ? 'replay' : 'give-up';
  }

  observe(...[{ headers }, request, { clock }]: Parameters<NonNullable<AuthPlugin['observe']>>): void {
    if (this.#rolling?.hasSent(request.headers.cookie)) this.#rolling.renew(headers, clock.now());
  }

  describe(): string {
    return this.#provided ? 'session cookies from a function' : 'fixed session cookies';
  }

  #current(given: string, now: number): RollingCookies {
    if (this.#rolling && this.#given === given) return this.#rolling;
    this.#given = given;
    this.#rolling = new RollingCookies(given.split('; ').map(parsePair), now);
    return this.#rolling;
  }
}

function parsePair(pair: string): { name: string; value: string } {
  const equals = pair.indexOf('=');
  return { name: pair.slice(0, equals), value: pair.slice(equals + 1) };
}

const UNSET = { hint: 'Is the variable that should hold it set?', notConfigured: true };

function cookieHeader(cookies: Cookies | undefined): string {
  const isText = typeof cookies === 'string';
  if (!isText && typeof (cookies ?? {}) !== 'object') throw notText('');
  const pairs = isText ? cookies.replace(/^\s*cookie:/i, '').split(';') : Object.entries(cookies ?? {}).map(pairOf);
  const header = pairs
    .map((pair) => pair.trim())
    .filter(Boolean)
    .join('; ');
  if (header === '') throw new CredentialError('The session cookie is empty', UNSET);
  if (!/^[^=;\s]+=[^;]*(; [^=;\s]+=[^;]*)*$/.test(header)) throw nameless();
  const [, lonely] = /^([\w.-]+)=$/.exec(header) ?? [];
  if (lonely !== undefined) throw valueless(lonely);
  return checkedValue(header, 'The session cookie');
}

function pairOf([name, value]: [string, unknown]): string {
  if (!/^[\x21\x23-\x3a\x3c\x3e-\x7e]+$/.test(name)) throw nameless();
  if (value !== undefined && value !== null && typeof value !== 'string') {
    throw notText(` ${name}`);
  }
  if (!value?.trim()) throw valueless(name);
  if (!value.includes(';')) return `${name}=${value}`;
  throw new CredentialError(`The value of the session cookie ${name} holds a semicolon`, {
    hint: 'Pass several cookies as members of the object, or all of them as one string.',
  });
}

function nameless(): CredentialError {
  return new CredentialError('A session cookie has no name', {
    hint: 'Write it as name=value, as the browser shows it.',
  });
}

function valueless(name: string): CredentialError {
  return new CredentialError(`The session cookie ${name} has no value`, UNSET);
}

function notText(name: string): CredentialError {
  return new CredentialError(`The session cookie${name} is no text`, {
    hint: 'Write it as name=value, or as an object.',
  });
}
