import type { AuthPlugin } from './auth-plugin.js';
import { CredentialCache, type TimedCredential } from './credential-cache.js';
import { checkedToken, withHeader } from './header-value.js';
import { provided } from './provided.js';
import { tokenExpiry } from './token-expiry.js';

/** A token, or a token and when it ends. */
export type TokenResult = string | { token: string; expiresAt?: Date | number | undefined };

/**
 * `Authorization: Bearer` with a fixed token, or with one that a function gives. A function is called again shortly before
 * its token expires (`expiresAt`, or the `exp` of a JSON Web Token) and when the token was refused; its calls never overlap.
 *
 * @example
 * bearerToken(async () => (await credential.getToken(scope)).token)
 */
export function bearerToken(token: string | (() => TokenResult | Promise<TokenResult>)): AuthPlugin {
  return typeof token === 'function' ? new ProvidedToken(token) : new FixedToken(token);
}

class FixedToken implements AuthPlugin {
  readonly name = 'bearerToken';
  readonly #token: string;

  constructor(token: string) {
    this.#token = checkedToken(token, 'The bearer token', 'Is the variable that should hold it set?');
  }

  async authenticate(...[request]: Parameters<AuthPlugin['authenticate']>) {
    return withHeader(request, 'authorization', `Bearer ${this.#token}`);
  }

  describe(): string {
    const expiry = tokenExpiry(this.#token);
    return `a fixed bearer token${expiry ? `, valid until ${new Date(expiry).toISOString()}` : ''}`;
  }
}

class ProvidedToken implements AuthPlugin {
  readonly name = 'bearerToken';
  readonly #cache: CredentialCache;

  constructor(provide: () => TokenResult | Promise<TokenResult>) {
    this.#cache = new CredentialCache(() => obtain(provide));
  }

  async authenticate(...[request, { clock }]: Parameters<AuthPlugin['authenticate']>) {
    return withHeader(request, 'authorization', `Bearer ${await this.#cache.get(clock)}`);
  }

  async recover(...[{ request }, { clock }]: Parameters<NonNullable<AuthPlugin['recover']>>) {
    const refused = request.headers.authorization?.slice('Bearer '.length) ?? '';
    return (await this.#cache.replace(refused, clock)) ? 'replay' : 'give-up';
  }

  describe(): string {
    return 'a bearer token from a function';
  }
}

async function obtain(provide: () => TokenResult | Promise<TokenResult>): Promise<TimedCredential> {
  const result = await provided('The bearerToken() function', provide);
  const given = typeof result === 'object' && result !== null ? result : { token: result };
  const value = checkedToken(given.token, 'What the bearerToken() function gave');
  return { value, expiresAt: given.expiresAt === undefined ? tokenExpiry(value) : Number(given.expiresAt) };
}
