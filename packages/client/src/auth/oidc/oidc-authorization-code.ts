import type { Clock } from '../../config/clock.js';
import { ConfigurationError } from '../../errors/configuration-error.js';
import type { AuthPlugin } from '../auth-plugin.js';
import { startLoopback } from './loopback.js';
import { type OidcOptions, PERSON_SCOPE, resolveOidcOptions } from './oidc-options.js';
import { OidcPlugin } from './oidc-plugin.js';
import type { OidcProvider } from './oidc-provider.js';

export interface OidcAuthorizationCodeOptions extends OidcOptions {
  /** Shows the user the page to log in at, such as by opening a browser on this machine. */
  onPrompt: (url: string) => void | Promise<void>;
  /** Port of the address on this machine that the browser comes back to. Default 0: any free one. */
  port?: number | undefined;
  /** How that address names this machine, as some providers take only one of both. Default `127.0.0.1`. */
  redirectHost?: '127.0.0.1' | 'localhost' | undefined;
  /** Milliseconds that the user may take. Default 300,000. */
  timeoutMs?: number | undefined;
}

/**
 * Tokens for a person who logs in with a browser on this machine, which comes back to `http://127.0.0.1:PORT/callback`
 * (PKCE, state and nonce are used). All calls wait for the one login; afterwards tokens are renewed if the provider gives
 * a refresh token (scope `offline_access`). Needs the package `oauth4webapi`, and a platform that can listen: Node, Bun, Deno.
 *
 * @throws {ConfigurationError} for options that cannot be right.
 *
 * @example
 * oidcAuthorizationCode({ issuer, clientId: 'cli', onPrompt: (url) => open(url) })
 */
export function oidcAuthorizationCode(options: OidcAuthorizationCodeOptions): AuthPlugin {
  const resolved = resolveOidcOptions('oidcAuthorizationCode', options, PERSON_SCOPE);
  const { redirectHost = '127.0.0.1' } = options;
  if (redirectHost !== '127.0.0.1' && redirectHost !== 'localhost') {
    throw new ConfigurationError('The redirectHost of oidcAuthorizationCode() is not this machine', {
      hint: "Give '127.0.0.1' or 'localhost', whichever the provider has registered.",
    });
  }
  return new OidcPlugin(resolved, {
    words: 'by a browser on this machine',
    interactive: true,
    obtain: (provider, { clock }) => provider.attempt(() => byBrowser(provider, options, clock)),
  });
}

async function byBrowser(
  provider: OidcProvider,
  { onPrompt, port = 0, timeoutMs = 300_000, redirectHost = '127.0.0.1' }: OidcAuthorizationCodeOptions,
  clock: Clock,
) {
  const { lib, server, client, authentication, parameters, requestOptions } = provider;
  const page = new URL(provider.requireEndpoint('authorization_endpoint'));
  const verifier = lib.generateRandomCodeVerifier();
  const [state, nonce] = [lib.generateRandomState(), lib.generateRandomNonce()];
  const loopback = await startLoopback({ plugin: 'oidcAuthorizationCode', state, port, timeoutMs, clock });
  const address = loopback.url.replace('127.0.0.1', redirectHost);
  try {
    const query = {
      ...parameters,
      client_id: client.client_id,
      redirect_uri: address,
      response_type: 'code',
      code_challenge: await lib.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    };
    for (const [name, value] of Object.entries(query)) page.searchParams.set(name, value);
    const answer = await provider.prompt(() => onPrompt(page.href), loopback.answer);
    const back = lib.validateAuthResponse(server, client, answer, state);
    const granted = await lib.authorizationCodeGrantRequest(
      server,
      client,
      authentication,
      back,
      address,
      verifier,
      requestOptions,
    );
    return await lib.processAuthorizationCodeResponse(server, client, granted, { expectedNonce: nonce });
  } finally {
    loopback.close();
  }
}
