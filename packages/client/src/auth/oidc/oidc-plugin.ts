import type * as oauth from 'oauth4webapi';
import type { AuthContext, AuthPlugin } from '../auth-plugin.js';
import { CredentialCache, type TimedCredential } from '../credential-cache.js';
import { withHeader } from '../header-value.js';
import type { ResolvedOidcOptions } from './oidc-options.js';
import type { OidcProvider } from './oidc-provider.js';

/** One way to a token; what a person has to do for it is asked for once for all calls. */
export interface OidcFlow {
  /** For `describe()`. */
  readonly words: string;
  /** Somebody has to do something for a token. */
  readonly interactive: boolean;
  obtain(provider: OidcProvider, context: AuthContext): Promise<oauth.TokenEndpointResponse>;
}

/** A token that a person has just logged in for is not refused for its age. */
const FRESH_MS = 60_000;

/** Bearer tokens of an OpenID provider, renewed with the refresh token if it gave one. */
export class OidcPlugin implements AuthPlugin {
  readonly name: string;
  readonly #options: ResolvedOidcOptions;
  readonly #flow: OidcFlow;
  readonly #cache = new CredentialCache(() => this.#obtain());
  #context: AuthContext | undefined;
  #provider: OidcProvider | undefined;
  #refreshToken: string | undefined;
  #loggedInAt = Number.NEGATIVE_INFINITY;

  constructor(options: ResolvedOidcOptions, flow: OidcFlow) {
    this.name = options.plugin;
    this.#options = options;
    this.#flow = flow;
  }

  async authenticate(...[request, context]: Parameters<AuthPlugin['authenticate']>) {
    this.#context = context;
    return withHeader(request, 'authorization', `Bearer ${await this.#cache.get(context.clock)}`);
  }

  async recover(...[{ request }, context]: Parameters<NonNullable<AuthPlugin['recover']>>) {
    this.#context = context;
    const refused = request.headers.authorization?.slice('Bearer '.length) ?? '';
    const isFresh = context.clock.now() - this.#loggedInAt < FRESH_MS;
    if (this.#flow.interactive && isFresh && (await this.#cache.get(context.clock)) === refused) return 'give-up';
    return (await this.#cache.replace(refused, context.clock)) ? 'replay' : 'give-up';
  }

  describe(): string {
    const { issuer, clientId } = this.#options;
    return `tokens of ${issuer} for the client ${clientId}, ${this.#flow.words}`;
  }

  async #obtain(): Promise<TimedCredential> {
    const context = this.#context;
    if (!context) throw new TypeError('a token is obtained for a request');
    const provider = await this.#open(context);
    const answer = (await this.#refreshed(provider)) ?? (await this.#logIn(provider, context));
    this.#refreshToken = answer.refresh_token ?? this.#refreshToken;
    return provider.credentialOf(answer);
  }

  async #open(context: AuthContext): Promise<OidcProvider> {
    const { OidcProvider } = await import('./oidc-provider.js');
    this.#provider ??= await OidcProvider.open(this.#options, context);
    return this.#provider;
  }

  async #logIn(provider: OidcProvider, context: AuthContext): Promise<oauth.TokenEndpointResponse> {
    const answer = await this.#flow.obtain(provider, context);
    this.#loggedInAt = context.clock.now();
    return answer;
  }

  /** Undefined when there is no refresh token, or none that the provider still takes. */
  async #refreshed(provider: OidcProvider): Promise<oauth.TokenEndpointResponse | undefined> {
    const refreshToken = this.#refreshToken;
    if (refreshToken === undefined) return undefined;
    const { lib, server, client, authentication, requestOptions } = provider;
    return provider.attempt(async () => {
      const answer = await lib.refreshTokenGrantRequest(server, client, authentication, refreshToken, requestOptions);
      try {
        const refreshed = await lib.processRefreshTokenResponse(server, client, answer);
        if (provider.hasToken(refreshed)) return refreshed;
      } catch {
        // Refused: what it was good for is over.
      }
      this.#refreshToken = undefined;
      return undefined;
    });
  }
}
