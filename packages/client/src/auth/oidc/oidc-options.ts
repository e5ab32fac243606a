import { requireKnown } from '../../config/require-known.js';
import { ConfigurationError } from '../../errors/configuration-error.js';

/** What all ways to a token of an OpenID provider need. */
export interface OidcOptions {
  /** The provider, exactly as its discovery document and its tokens name it, such as `https://login.example.com/realms/ml`. */
  issuer: string | URL;
  clientId: string;
  /** Default: none, for a client that keeps no secret. */
  clientSecret?: string | undefined;
  /** How the secret is sent: in the Authorization header, or in the form. Default `basic`. */
  clientAuthentication?: 'basic' | 'post' | undefined;
  /**
   * What to ask for, with blanks between. Default: `openid email` where a person logs in, as Kubeflow knows its users by
   * their address; for a machine, nothing.
   */
  scope?: string | undefined;
  /** Further parameters of the first request, such as `audience` or `resource`. */
  parameters?: Readonly<Record<string, string>> | undefined;
  /** Which token authenticates calls. Default: the ID token if the provider gives one, else the access token. */
  token?: 'id_token' | 'access_token' | undefined;
  /**
   * Addresses in place of the discovery document, which is then not read: for a provider that names addresses which
   * cannot be reached from here, as Dex in a cluster does.
   */
  endpoints?: OidcEndpoints | undefined;
}

export interface OidcEndpoints {
  token: string | URL;
  authorization?: string | URL | undefined;
  deviceAuthorization?: string | URL | undefined;
}

/** What a token is obtained with. */
export interface ResolvedOidcOptions {
  readonly plugin: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  readonly clientAuthentication: 'basic' | 'post';
  readonly scope: string | undefined;
  readonly parameters: Readonly<Record<string, string>>;
  readonly token: 'id_token' | 'access_token' | undefined;
  readonly endpoints: Readonly<Record<keyof OidcEndpoints, string | undefined>> | undefined;
}

/** Gateways of Kubeflow take the user's name from the claim `email`. */
export const PERSON_SCOPE = 'openid email';

export const OIDC_OPTIONS = 'issuer clientId clientSecret clientAuthentication scope parameters token endpoints';

/** What single plugins take besides. */
export const MORE_OPTIONS = {
  oidcDeviceCode: 'onPrompt',
  oidcAuthorizationCode: 'onPrompt port redirectHost timeoutMs',
} as const;

/** @throws {ConfigurationError} for an issuer or an address that is none, without a client id, and for options that there are not. */
export function resolveOidcOptions(
  plugin: string,
  options: OidcOptions,
  scope: string | undefined,
): ResolvedOidcOptions {
  requireKnown(
    `argument of ${plugin}()`,
    options,
    plugin in MORE_OPTIONS ? `${OIDC_OPTIONS} ${MORE_OPTIONS[plugin as keyof typeof MORE_OPTIONS]}` : OIDC_OPTIONS,
  );
  const { clientId, endpoints } = options;
  if (typeof clientId !== 'string' || clientId === '') {
    throw new ConfigurationError(`${plugin}() has no clientId`, {
      hint: 'Give the id of the client as the provider knows it.',
    });
  }
  if (plugin in MORE_OPTIONS && typeof (options as { onPrompt?: unknown }).onPrompt !== 'function') {
    throw new ConfigurationError(`${plugin}() has no onPrompt`, {
      hint: 'Give a function that shows a person where to log in.',
    });
  }
  const address = (what: string, given: string | URL | undefined) =>
    given === undefined ? undefined : checkedAddress(`The ${what} of ${plugin}()`, given);
  return {
    plugin,
    // As it was written: the provider's own spelling counts, with or without a slash at its end.
    issuer: typeof options.issuer === 'string' ? checkedText(plugin, options.issuer) : options.issuer.href,
    clientId,
    clientSecret: options.clientSecret || undefined,
    clientAuthentication: options.clientAuthentication ?? 'basic',
    scope: options.scope ?? scope,
    parameters: { ...options.parameters },
    token: options.token,
    endpoints: endpoints && {
      token: address('token endpoint', endpoints.token),
      authorization: address('authorization endpoint', endpoints.authorization),
      deviceAuthorization: address('device authorization endpoint', endpoints.deviceAuthorization),
    },
  };
}

function checkedText(plugin: string, issuer: string): string {
  checkedAddress(`The issuer of ${plugin}()`, issuer);
  return issuer;
}

function checkedAddress(what: string, given: string | URL): string {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password) return url.href;
  throw new ConfigurationError(`${what} is no address`, {
    hint: 'Write it in full, such as https://login.example.com.',
  });
}
