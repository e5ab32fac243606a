/** What identifies the user of a kubeconfig. */
export interface UserCredential {
  readonly token?: string | undefined;
  /** PEM. */
  readonly certificate?: string | undefined;
  readonly key?: string | undefined;
  /** Milliseconds since the epoch; undefined: until it is refused. */
  readonly expiresAt?: number | undefined;
}

/** Marks the user whose credentials are ours to get. */
export const OWN_PROVIDER = 'kfp-ts';

interface RequestOptions {
  headers?: unknown;
  cert?: unknown;
  key?: unknown;
}

/**
 * Gives the library credentials that it does not get well itself. However many ask, they are obtained once; they are kept
 * until they end or are refused.
 */
export class UserCredentials {
  readonly #obtain: () => Promise<UserCredential>;
  readonly #now: () => number;
  #current: UserCredential | undefined;
  #pending: Promise<UserCredential> | undefined;

  constructor(obtain: () => Promise<UserCredential>, now: () => number = Date.now) {
    this.#obtain = obtain;
    this.#now = now;
  }

  async get(): Promise<UserCredential> {
    if (this.#current && this.#now() < (this.#current.expiresAt ?? Number.POSITIVE_INFINITY)) return this.#current;
    this.#pending ??= this.#obtain()
      .then((credential) => {
        this.#current = credential;
        return credential;
      })
      .finally(() => {
        this.#pending = undefined;
      });
    return this.#pending;
  }

  /** They were refused. */
  forget(): void {
    this.#current = undefined;
  }

  isAuthProvider(user: { readonly authProvider?: { readonly name?: unknown } | null }): boolean {
    return user.authProvider?.name === OWN_PROVIDER;
  }

  async applyAuthentication(_: unknown, options: RequestOptions): Promise<void> {
    const { token, certificate, key } = await this.get();
    if (token !== undefined) options.headers = { ...(options.headers as object), Authorization: `Bearer ${token}` };
    if (certificate !== undefined) options.cert = certificate;
    if (key !== undefined) options.key = key;
  }
}
