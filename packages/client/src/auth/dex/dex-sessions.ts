import { isConnectionError } from '../../errors/connection-error.js';
import { CredentialError } from '../../errors/credential-error.js';
import type { AuthContext, AuthPlugin } from '../auth-plugin.js';
import type { RollingCookies } from '../cookies/rolling-cookies.js';
import { withHeader } from '../header-value.js';
import { provided } from '../provided.js';
import type { ResolvedDexLoginOptions } from './dex-login.js';
import { type SignInProgress, signIn } from './sign-in.js';

/** What is known of one gateway. */
interface Door {
  session?: RollingCookies | undefined;
  /** The login that is under way. */
  signingIn?: Promise<RollingCookies> | undefined;
  gateSeen: boolean;
  /** The last password that Dex took. */
  accepted?: string | undefined;
  refused?: { readonly password: string; readonly error: unknown } | undefined;
}

/** The sessions of one user, one for each gateway, each made by one login at a time. */
export class DexSessions implements Pick<Required<AuthPlugin>, 'authenticate' | 'recover' | 'observe'> {
  readonly #options: ResolvedDexLoginOptions;
  readonly #doors = new Map<string, Door>();

  constructor(options: ResolvedDexLoginOptions) {
    this.#options = options;
  }

  async authenticate(...[request, context]: Parameters<AuthPlugin['authenticate']>) {
    const own = (await this.#session(context)).header();
    const others = request.headers.cookie;
    if (own === undefined) return request;
    return withHeader(request, 'cookie', others ? `${others}; ${own}` : own);
  }

  async recover(
    ...[{ request }, context]: Parameters<NonNullable<AuthPlugin['recover']>>
  ): Promise<'replay' | 'give-up'> {
    const door = this.#door(context);
    door.gateSeen = true;
    // Another client that shares this plugin may have signed in since.
    if (door.session?.hasSent(request.headers.cookie)) door.session = undefined;
    const session = door.session ?? (await this.#renew(door, context));
    // Where there is no gate, there is nothing to sign in to.
    return session.header() === undefined ? 'give-up' : 'replay';
  }

  observe(...[{ headers }, request, context]: Parameters<NonNullable<AuthPlugin['observe']>>): void {
    const { session } = this.#door(context);
    // An answer to the session before must not bring its cookies back.
    if (session?.hasSent(request.headers.cookie)) session.renew(headers, context.clock.now());
  }

  async #session(context: AuthContext): Promise<RollingCookies> {
    const door = this.#door(context);
    const { session } = door;
    const { clock } = context;
    if (session && clock.now() < session.renewAt) return session;
    try {
      return await this.#renew(door, context);
    } catch (error) {
      // What is left of a session that was to be renewed ahead of time is still good.
      if (session && isConnectionError(error) && clock.now() < session.expiresAt) return session;
      throw error;
    }
  }

  #door({ origin }: AuthContext): Door {
    const door = this.#doors.get(origin) ?? { gateSeen: false };
    this.#doors.set(origin, door);
    return door;
  }

  #renew(door: Door, context: AuthContext): Promise<RollingCookies> {
    door.signingIn ??= this.#signIn(door, context).finally(() => {
      door.signingIn = undefined;
    });
    return door.signingIn;
  }

  async #signIn(door: Door, context: AuthContext): Promise<RollingCookies> {
    const { username, connector, dexOrigin } = this.#options;
    const password = await this.#password();
    if (door.refused?.password === password) throw door.refused.error;
    const { gateSeen } = door;
    const progress: SignInProgress = { password: door.accepted === password ? 'accepted before' : 'unknown' };
    try {
      const session = await signIn({ username, password, connector, dexOrigin, gateSeen }, context, progress);
      door.session = session;
      return session;
    } catch (error) {
      // What else may have been a refusal counts as one: each call would send the password again.
      const wasJudged = progress.password === 'sent' && !isConnectionError(error);
      if (progress.password === 'refused' || wasJudged) door.refused = { password, error };
      throw error;
    } finally {
      if (progress.password === 'accepted') door.accepted = password;
    }
  }

  async #password(): Promise<string> {
    const { username, password: provide } = this.#options;
    const password = await provided('The password function of dexLogin()', provide);
    if (username && password) return password;
    throw new CredentialError(`The ${username ? 'password' : 'user name'} of dexLogin() is empty`, {
      hint: 'Is the variable that should hold it set?',
      notConfigured: true,
    });
  }
}
