import type * as oauth from 'oauth4webapi';
import { isNearby } from '../../config/insecure-endpoint.js';
import { isConnectionError } from '../../errors/connection-error.js';
import { isKfpError } from '../../errors/kfp-error.js';
import type { AuthContext } from '../auth-plugin.js';
import type { TimedCredential } from '../credential-cache.js';
import { checkedToken } from '../header-value.js';
import { sendOwnRequest } from '../own-request.js';
import { tokenExpiry } from '../token-expiry.js';
import {
  brokenProvider,
  failedPrompt,
  insecureProvider,
  lackingEndpoint,
  lackingToken,
  missingLibrary,
  refusedByProvider,
  unreachableProvider,
} from './oidc-errors.js';
import type { ResolvedOidcOptions } from './oidc-options.js';

export type OAuthLibrary = typeof oauth;

interface FetchInit {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: unknown;
}

interface RequestOptions {
  [oauth.customFetch]: (url: string, init: FetchInit) => Promise<Response>;
  [oauth.allowInsecureRequests]: true;
}

/** One client of an OpenID provider, spoken to through oauth4webapi over the client's own connections. */
export class OidcProvider {
  readonly lib: OAuthLibrary;
  readonly server: oauth.AuthorizationServer;
  readonly client: oauth.Client;
  readonly authentication: oauth.ClientAuth;
  readonly options: ResolvedOidcOptions;
  readonly #context: AuthContext;
  /** By how much the provider's clock is ahead of ours, as far as its answers show. */
  #aheadMs = 0;
  /** Which kind of token the first login gave: a gateway that takes one does not take the other. */
  #kind: 'id_token' | 'access_token' | undefined;

  /** Reads the discovery document, unless addresses were given. */
  static async open(options: ResolvedOidcOptions, context: AuthContext): Promise<OidcProvider> {
    const lib = await loadLibrary(options.plugin);
    const { issuer, endpoints } = options;
    const given = endpoints && {
      issuer,
      token_endpoint: endpoints.token,
      authorization_endpoint: endpoints.authorization,
      device_authorization_endpoint: endpoints.deviceAuthorization,
    };
    const known = new OidcProvider(lib, withoutUndefined(given ?? { issuer }), options, context);
    if (given) return known;
    const server = await known.attempt(async () => {
      const url = new URL(issuer);
      return lib.processDiscoveryResponse(url, await lib.discoveryRequest(url, known.requestOptions));
    });
    return new OidcProvider(lib, server, options, context);
  }

  constructor(
    lib: OAuthLibrary,
    server: oauth.AuthorizationServer,
    options: ResolvedOidcOptions,
    context: AuthContext,
  ) {
    const { clientId, clientSecret, clientAuthentication } = options;
    this.lib = lib;
    this.server = server;
    this.options = options;
    this.#context = context;
    this.client = { client_id: clientId, [lib.clockTolerance]: 30 };
    const secretOf = clientAuthentication === 'post' ? lib.ClientSecretPost : lib.ClientSecretBasic;
    this.authentication = clientSecret === undefined ? lib.None() : secretOf(clientSecret);
  }

  get requestOptions(): RequestOptions {
    const { lib } = this;
    return {
      [lib.customFetch]: (url: string, init: FetchInit) => this.#fetch(new URL(url), init),
      // Refused below, for hosts where it matters.
      [lib.allowInsecureRequests]: true,
    };
  }

  /** The parameters of the first request. */
  get parameters(): Record<string, string> {
    const { scope, parameters } = this.options;
    return { ...(scope !== undefined && { scope }), ...parameters };
  }

  requireEndpoint(name: 'token_endpoint' | 'authorization_endpoint' | 'device_authorization_endpoint'): string {
    const { plugin, issuer } = this.options;
    const address = this.server[name];
    if (address === undefined) throw lackingEndpoint(plugin, issuer, name.replaceAll('_', ' '));
    return address;
  }

  /** Does what the library is used for; its errors become ones without secrets. */
  async attempt<T>(work: () => Promise<T>): Promise<T> {
    const { plugin, issuer } = this.options;
    try {
      return await work();
    } catch (error) {
      if (isConnectionError(error)) throw unreachableProvider(plugin, error);
      if (isKfpError(error)) throw error;
      throw refusedByProvider(plugin, issuer, codeOf(error));
    }
  }

  /**
   * Shows a person what to do, and gives what comes of it; the showing may take longer, such as until a browser is closed.
   */
  prompt<T>(show: () => void | Promise<void>, outcome: Promise<T>): Promise<T> {
    const shown = (async () => show())().catch((cause: unknown) => {
      throw failedPrompt(this.options.plugin, cause);
    });
    return Promise.race([outcome, shown.then(() => outcome)]);
  }

  /** The token that authenticates calls, of those that the provider gave. */
  credentialOf(answer: oauth.TokenEndpointResponse): TimedCredential {
    const { plugin, issuer } = this.options;
    const token = this.#kindIn(answer);
    const value = answer[token];
    const what = token === 'id_token' ? 'ID token' : 'access token';
    if (typeof value !== 'string') throw lackingToken(plugin, issuer, what);
    const seconds = token === 'access_token' ? answer.expires_in : undefined;
    const told = tokenExpiry(value);
    const ownTime = told === undefined ? undefined : told - this.#aheadMs;
    const expiresAt = seconds === undefined ? ownTime : this.#context.clock.now() + seconds * 1000;
    const checked = checkedToken(value, `The ${what} of ${plugin}()`);
    this.#kind = token;
    return { value: checked, expiresAt };
  }

  /** Whether an answer has the kind of token that authenticates calls; one to a refresh may lack it. */
  hasToken(answer: oauth.TokenEndpointResponse): boolean {
    return typeof answer[this.#kindIn(answer)] === 'string';
  }

  #kindIn({ id_token: idToken }: oauth.TokenEndpointResponse): 'id_token' | 'access_token' {
    return this.options.token ?? this.#kind ?? (idToken === undefined ? 'access_token' : 'id_token');
  }

  async #fetch(url: URL, { method, headers, body }: FetchInit): Promise<Response> {
    const { plugin, issuer } = this.options;
    if (url.protocol !== 'https:' && !isNearby(url.hostname)) throw insecureProvider(plugin, url);
    const sent = body === undefined || body === null ? undefined : String(body);
    const answer = await sendOwnRequest({ method, url, headers, body: sent }, this.#context);
    this.#setClock(answer.headers.get('date'));
    const { status } = answer;
    if (status >= 500 || status === 429) throw brokenProvider(plugin, issuer, status);
    if (status < 200) throw refusedByProvider(plugin, issuer, undefined);
    // No other headers: the library would take a challenge for the error that the body names.
    const type = answer.headers.get('content-type');
    const shown = type === null ? undefined : { 'content-type': type };
    return new Response(status === 204 || status === 304 ? null : answer.text, {
      status,
      ...(shown && { headers: shown }),
    });
  }

  /** Dates in tokens are by the provider's clock, which the library would compare with that of this machine. */
  #setClock(date: string | null): void {
    const now = this.#context.clock.now();
    const theirs = Date.parse(date ?? '') || now;
    this.#aheadMs = theirs - now;
    this.client[this.lib.clockSkew] = Math.round((theirs - Date.now()) / 1000);
  }
}

async function loadLibrary(plugin: string): Promise<OAuthLibrary> {
  try {
    return await import('oauth4webapi');
  } catch {
    throw missingLibrary(plugin);
  }
}

/** The code of an OAuth error, wherever the library has put it. */
function codeOf(error: unknown): string | undefined {
  const { error: own, code } = error as { error?: unknown; code?: unknown };
  const found = own ?? code;
  return typeof found === 'string' ? found : undefined;
}

function withoutUndefined<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}
