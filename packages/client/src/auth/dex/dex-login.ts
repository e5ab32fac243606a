import { requireKnown } from '../../config/require-known.js';
import { ConfigurationError } from '../../errors/configuration-error.js';
import type { AuthPlugin } from '../auth-plugin.js';
import type { DexSessions } from './dex-sessions.js';

export interface DexLoginOptions {
  /** What Dex's form takes: an email address for its own users, mostly a name for LDAP. */
  username: string;
  /** The password, or what gives it whenever a login needs one. */
  password: string | (() => string | Promise<string>);
  /** Id of Dex's connector, such as `ldap`. Default: the only one, or `local`. */
  connector?: string | undefined;
  /** Origin of a Dex that is not behind the gateway, such as `https://dex.example.com`. Default: the endpoint's. */
  dexOrigin?: string | URL | undefined;
}

/** What a login runs on. */
export interface ResolvedDexLoginOptions {
  readonly username: string;
  readonly password: () => string | Promise<string>;
  readonly connector: string | undefined;
  readonly dexOrigin: string | undefined;
}

/**
 * Signs in to Dex with a user's password, through oauth2-proxy (Kubeflow ≥ 1.9, deployKF) or oidc-authservice (before), and
 * sends the session's cookies. One login serves all calls; it is made anew when the session ends or is refused. A page
 * that asks whether to grant access is answered with yes.
 *
 * A password that was refused is not sent again. A second factor and other providers than Dex end in an
 * `UnsupportedLoginError`.
 *
 * @throws {ConfigurationError} for a `dexOrigin` that is no origin, and for options that there are not.
 *
 * @example
 * new KfpClient({
 *   endpoint: 'https://kubeflow.example.com/pipeline',
 *   auth: dexLogin({ username: 'jane@example.com', password: () => readPassword() }),
 * });
 */
export function dexLogin(options: DexLoginOptions): AuthPlugin {
  requireKnown('argument of dexLogin()', options, DEX_LOGIN_OPTIONS);
  const { username, password, connector, dexOrigin } = options;
  return new DexLogin({
    username,
    password: typeof password === 'function' ? password : () => password,
    connector,
    dexOrigin: dexOrigin === undefined ? undefined : originOf(dexOrigin),
  });
}

export const DEX_LOGIN_OPTIONS = 'username password connector dexOrigin';

class DexLogin implements AuthPlugin {
  readonly name = 'dexLogin';
  readonly #options: ResolvedDexLoginOptions;
  #loading: Promise<DexSessions> | undefined;
  #sessions: DexSessions | undefined;

  constructor(options: ResolvedDexLoginOptions) {
    this.#options = options;
  }

  async authenticate(...[request, context]: Parameters<AuthPlugin['authenticate']>) {
    return (await this.#load()).authenticate(request, context);
  }

  async recover(...[challenge, context]: Parameters<NonNullable<AuthPlugin['recover']>>) {
    return (await this.#load()).recover(challenge, context);
  }

  observe(...[response, request, context]: Parameters<NonNullable<AuthPlugin['observe']>>): void {
    this.#sessions?.observe(response, request, context);
  }

  describe(): string {
    const { username, connector } = this.#options;
    return `the Dex login of ${username}${connector === undefined ? '' : ` with the connector ${connector}`}`;
  }

  #load(): Promise<DexSessions> {
    this.#loading ??= import('./dex-sessions.js').then(({ DexSessions }) => {
      this.#sessions = new DexSessions(this.#options);
      return this.#sessions;
    });
    return this.#loading;
  }
}

function originOf(given: string | URL): string {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password) return url.origin;
  throw new ConfigurationError('The dexOrigin option is no origin', {
    hint: 'Write it as scheme and host, such as https://dex.example.com.',
  });
}
