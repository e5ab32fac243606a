import { readText } from '../config/file-system.js';
import { requireKnown } from '../config/require-known.js';
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

export interface BearerTokenOptions {
  /** What a plugin that is made of `bearerToken()` is called. Default: `bearerToken`. */
  name?: string | undefined;
  /** One line for `client.explain()`, without secrets. */
  describe?: (() => string) | undefined;
  /** `proxy-authorization` is for a gate such as Google's that leaves `Authorization` to what is behind it. Default: `authorization`. */
  header?: BearerTokenHeader | undefined;
}

export type BearerTokenHeader = 'authorization' | 'proxy-authorization';

/**
 * `Authorization: Bearer` with a fixed token, with that of a file, or with one that a function gives. A file is read for
 * every attempt. A function is called again shortly before its token expires (`expiresAt`, or the `exp` of a JSON Web
 * Token) and when the token was refused; its calls never overlap.
 *
 * @throws {CredentialError} at once for a fixed token that is empty or none.
 * @throws {ConfigurationError} for a file without a path, and for options that there are not.
 *
 * @example
 * bearerToken({ path: '/etc/kfp/token' })
 * @example
 * bearerToken(async () => (await credential.getToken(scope)).token)
 */
export function bearerToken(
  source: string | TokenFile | (() => TokenResult | Promise<TokenResult>),
  options: BearerTokenOptions = {},
): AuthPlugin {
  requireKnown('second argument of bearerToken()', options, BEARER_TOKEN_OPTIONS);
  const { name = 'bearerToken', describe, header = 'authorization' } = options;
  if (typeof source === 'function') return new ProvidedToken({ name, describe, header }, source);
  if (typeof source !== 'object' || source === null) return new FixedToken({ name, describe, header }, source);
  const { path, readFile = readText } = source;
  if (typeof path !== 'string' || path === '') {
    throw new ConfigurationError(`${name}() lacks the path of its file`, { hint: UNSET_HINT });
  }
  return new FileToken({ name, header, path, readFile, describe, what: 'The token file', hint: FILE_HINT });
}

export const BEARER_TOKEN_OPTIONS = 'name describe header';

const UNSET_HINT = 'Is the variable that should hold it set?';
const FILE_HINT = 'The file must hold one token and nothing else, readable by this program.';

interface ResolvedBearerTokenOptions {
  readonly name: string;
  readonly describe: (() => string) | undefined;
  readonly header: BearerTokenHeader;
}

class FixedToken implements AuthPlugin {
  readonly name: string;
  readonly #token: string;
  readonly #options: ResolvedBearerTokenOptions;

  constructor(options: ResolvedBearerTokenOptions, token: string) {
    this.name = options.name;
    this.#options = options;
    this.#token = checkedToken(token, 'The bearer token', UNSET_HINT);
  }

  async authenticate(...[request]: Parameters<AuthPlugin['authenticate']>) {
    return withHeader(request, this.#options.header, `Bearer ${this.#token}`);
  }

  describe(): string {
    if (this.#options.describe) return this.#options.describe();
    const expiry = tokenExpiry(this.#token);
    return `a fixed bearer token${expiry ? `, valid until ${new Date(expiry).toISOString()}` : ''}`;
  }
}

class ProvidedToken implements AuthPlugin {
  readonly name: string;
  readonly #cache: CredentialCache;
  readonly #options: ResolvedBearerTokenOptions;

  constructor(options: ResolvedBearerTokenOptions, provide: () => TokenResult | Promise<TokenResult>) {
    this.name = options.name;
    this.#options = options;
    this.#cache = new CredentialCache(() => obtain(`${options.name}()`, provide));
  }

  async authenticate(...[request, { clock }]: Parameters<AuthPlugin['authenticate']>) {
    return withHeader(request, this.#options.header, `Bearer ${await this.#cache.get(clock)}`);
  }

  async recover(...[{ request }, { clock }]: Parameters<NonNullable<AuthPlugin['recover']>>) {
    const refused = request.headers[this.#options.header]?.slice('Bearer '.length) ?? '';
    return (await this.#cache.replace(refused, clock)) ? 'replay' : 'give-up';
  }

  describe(): string {
    return this.#options.describe?.() ?? 'a bearer token from a function';
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
