import { ConfigurationError, CredentialError } from '@kfp-ts/client';
import { type AuthPlugin, type BearerTokenHeader, bearerToken } from '@kfp-ts/client/auth';
import { demandText } from './demand-text.js';
import { desktopRefreshToken } from './desktop-refresh-token.js';
import { type GoogleEndpoints, requestIdToken } from './request-id-token.js';
import { readStoredToken, storeToken } from './stored-token.js';

export interface IapDesktopLoginOptions {
  /** The OAuth client id that IAP uses. */
  audience: string;
  /** Id and secret of an OAuth client of the type "Desktop app" in the same project. */
  clientId: string;
  clientSecret: string;
  /** Shows the user the page to log in at, such as by opening a browser. */
  onPrompt: (url: string) => void | Promise<void>;
  /**
   * File that keeps the refresh token between programs, readable by its owner alone. Default: none; each program asks.
   */
  tokenFile?: string | undefined;
  /** Port of this machine that the browser comes back to. Default: a free one. */
  port?: number | undefined;
  /** As for `iapServiceAccount()`. Default: `authorization`. */
  header?: BearerTokenHeader | undefined;
  /** How long the user may take, in milliseconds. Default: 300,000. */
  timeoutMs?: number | undefined;
  /** Google's addresses; for tests. */
  endpoints?: GoogleEndpoints | undefined;
}

/**
 * A person's ID tokens for the Identity-Aware Proxy: logs in with a browser on this machine (loopback address, PKCE) when
 * the first call is made, and renews the token from then on.
 * @throws ConfigurationError without audience, client and prompt
 */
export function iapDesktopLogin(options: IapDesktopLoginOptions): AuthPlugin {
  const { audience, clientId, clientSecret, tokenFile } = options;
  const hint = 'Give the client id of IAP as audience, and id and secret of an OAuth client of the type "Desktop app".';
  demandText('iapDesktopLogin()', { audience, clientId, clientSecret }, hint);
  if (typeof options.onPrompt !== 'function') {
    throw new ConfigurationError('iapDesktopLogin() lacks its onPrompt', {
      hint: 'Give a function that shows the user the page to log in at, such as (url) => console.error(url).',
    });
  }
  let refreshToken: string | undefined;
  const obtain = async () => {
    const known = refreshToken ?? (await readStoredToken(tokenFile, clientId));
    const renewed = known === undefined ? undefined : await requestIdToken(options, known);
    if (known !== undefined && renewed !== undefined) {
      refreshToken = known;
      return renewed;
    }
    // There is none yet, or Google has forgotten it.
    refreshToken = await desktopRefreshToken(options);
    await storeToken(tokenFile, clientId, refreshToken);
    const token = await requestIdToken(options, refreshToken);
    if (token !== undefined) return token;
    throw new CredentialError('Google does not take the refresh token that it has just given', {
      hint: 'Are the clocks right, and the client and IAP of the same project?',
    });
  };
  const describe = () => `Google ID tokens of a person for the audience ${audience}, by a browser`;
  return bearerToken(obtain, { name: 'iapDesktopLogin', describe, header: options.header });
}
