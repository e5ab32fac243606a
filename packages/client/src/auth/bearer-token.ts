import { readText } from '../config/file-system.js';
import { ConfigurationError } from '../errors/configuration-error.js';
import { CredentialError } from '../errors/credential-error.js';
import type { AuthPlugin } from './auth-plugin.js';
import { CredentialCache, type TimedCredential } from './credential-cache.js';
import { FileToken } from './file-token.js';
import { checkedToken, withHeader } from './header-value.js';
import { provided } from './provided.js';
import { tokenExpiry } from './token-expiry.js';

/** A token, or a token and when it ends; none at all lets `chain()` try its next plugin. */
export type TokenResult = string | { token: string; expiresAt?: Date | number | undefined } | undefined;

/** A file that holds a token and nothing else. */
export interface TokenFile {
  path: string;
  /** Reads a text file; for tests. Default: the platform's way. */
  readFile?: ((path: string) => Promise<string>) | undefined;
}

/** How a plugin that is made of `bearerToken()` is named. */
export interface BearerTokenDescription {
  /** Default: `bearerToken`. */
  name?: string | undefined;
  /** One line for `client.explain()`, without secrets. */
  describe?: (() => string) | undefined;
}

/**
 * `Authorization: Bearer` with a fixed token, with that of a file, or with one that a function gives. A file is read for
 * every attempt. A function is called again shortly before its token expires (`expiresAt`, or the `exp` of a JSON Web
 * Token) and when the token was refused; its calls never overlap.
 *
 * @throws {CredentialError} at once for a fixed token that is empty or none.
 * @throws {ConfigurationError} for a file without a path.
 *
 * @example
 * bearerToken({ path: '/etc/kfp/token' })
 * @example
 * bearerToken(async () => (await credential.getToken(scope)).token)
 */
export function bearerToken(
  source: string | TokenFile | (() => TokenResult | Promise<TokenResult>),
  { name = 'bearerToken', describe }: BearerTokenDescription = {},
): AuthPlugin {
  if (typeof source === 'function') return new ProvidedToken(name, describe, source);
  if (typeof source !== 'object' || source === null) return new FixedToken(name, describe, source);
  const { path, readFile = readText } = source;
  if (typeof path !== 'string' || path === '') {
    throw new ConfigurationError(`${name}() lacks the path of its file`, {
      hint: UNSET_HINT,
    });
  }
  return new FileToken({ name, path, readFile, describe, what: 'The token file', hint: FILE_HINT });
}

const UNSET_HINT = 'Is the variable that should hold it set?';
const FILE_HINT = 'The file must hold one token and nothing else, readable by this program.';

class FixedToken implements AuthPlugin {
  readonly name: string;
  readonly #token: string;
  readonly #describe: (() => string) | undefined;

  constructor(name: string, describe: (() => string) | undefined, token: string) {
    this.name = name;
    this.#describe = describe;
    this.#token = checkedToken(token, 'The bearer token', UNSET_HINT);
  }

  async authenticate(...[request]: Parameters<AuthPlugin['authenticate']>) {
    return withHeader(request, 'authorization', `Bearer ${this.#token}`);
  }

  describe(): string {
    if (this.#describe) return this.#describe();
    const expiry = tokenExpiry(this.#token);
    return `a fixed bearer token${expiry ? `, valid until ${new Date(expiry).toISOString()}` : ''}`;
  }
}

class ProvidedToken implements AuthPlugin {
  readonly name: string;
  readonly #cache: CredentialCache;
  readonly #describe: (() => string) | undefined;

  constructor(name: string, describe: (() => string) | undefined, provide: () => TokenResult | Promise<TokenResult>) {
    this.name = name;
    this.#describe = describe;
    this.#cache = new CredentialCache(() => obtain(`${name}()`, provide));
  }

  async authenticate(...[request, { clock }]: Parameters<AuthPlugin['authenticate']>) {
    return withHeader(request, 'authorization', `Bearer ${await this.#cache.get(clock)}`);
  }

  async recover(...[{ request }, { clock }]: Parameters<NonNullable<AuthPlugin['recover']>>) {
    const refused = request.headers.authorization?.slice('Bearer '.length) ?? '';
    return (await this.#cache.replace(refused, clock)) ? 'replay' : 'give-up';
  }

  describe(): string {
    return this.#describe?.() ?? 'a bearer token from a function';
  }
}

async function obtain(plugin: string, provide: () => TokenResult | Promise<TokenResult>): Promise<TimedCredential> {
  const what = `The ${plugin} function`;
  const result = await provided(what, provide);
  const { token, expiresAt } = typeof result === 'object' && result !== null ? result : { token: result };
  if (token === undefined || token === null || token === '') {
    // What a variable gives that is not set: there is no token here, rather than a broken one.
    throw new CredentialError(`What the ${plugin} function gave is empty`, { hint: UNSET_HINT, notConfigured: true });
  }
  const value = checkedToken(token, `What the ${plugin} function gave`);
  const end = Number(expiresAt ?? Number.NaN);
  // What is no time says nothing; the token itself may.
  return { value, expiresAt: Number.isNaN(end) ? tokenExpiry(value) : end };
}
