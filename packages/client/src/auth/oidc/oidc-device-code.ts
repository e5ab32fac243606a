import type { DeviceAuthorizationResponse } from 'oauth4webapi';
import type { Clock } from '../../config/clock.js';
import { sleep } from '../../config/sleep.js';
import { isConnectionError } from '../../errors/connection-error.js';
import { type Cancellation, CancellationSource } from '../../transport/cancellation.js';
import type { AuthContext, AuthPlugin } from '../auth-plugin.js';
import { refusedByProvider } from './oidc-errors.js';
import { type OidcOptions, PERSON_SCOPE, resolveOidcOptions } from './oidc-options.js';
import { OidcPlugin } from './oidc-plugin.js';
import type { OidcProvider } from './oidc-provider.js';

/** What a person needs to know to log in on another device. */
export interface DeviceCodePrompt {
  /** The page where the code is entered. */
  readonly verificationUri: string;
  readonly userCode: string;
  /** The same page with the code in it, if the provider has one: for a link or a QR code. */
  readonly verificationUriComplete: string | undefined;
  readonly expiresAt: Date;
}

export interface OidcDeviceCodeOptions extends OidcOptions {
  /** Shows page and code, such as in the terminal. */
  onPrompt: (prompt: DeviceCodePrompt) => void | Promise<void>;
}

const USUAL_PAUSE_MS = 5000;
const SHORTEST_PAUSE_MS = 1000;
const SLOWER_BY_MS = 5000;

/** A day: nobody enters a code later, and no timer waits for ever. */
const LONGEST_MS = 86_400_000;

/**
 * Tokens for a person who logs in on a device with a browser: the program shows a page and a code, and goes on when the
 * code was entered there. All calls wait for the one login; afterwards tokens are renewed if the provider gives a refresh
 * token (scope `offline_access`). Needs the package `oauth4webapi`.
 *
 * @throws {ConfigurationError} for options that cannot be right.
 *
 * @example
 * oidcDeviceCode({ issuer, clientId: 'cli', onPrompt: ({ verificationUri, userCode }) => console.error(verificationUri, userCode) })
 */
export function oidcDeviceCode(options: OidcDeviceCodeOptions): AuthPlugin {
  return new OidcPlugin(resolveOidcOptions('oidcDeviceCode', options, PERSON_SCOPE), {
    words: 'by a code that a person enters',
    interactive: true,
    obtain: (provider, context) => provider.attempt(() => byDevice(provider, context, options.onPrompt)),
  });
}

async function byDevice(provider: OidcProvider, { clock }: AuthContext, onPrompt: OidcDeviceCodeOptions['onPrompt']) {
  const { lib, server, client, authentication, parameters, requestOptions } = provider;
  provider.requireEndpoint('device_authorization_endpoint');
  const begun = await lib.deviceAuthorizationRequest(server, client, authentication, parameters, requestOptions);
  const device = await lib.processDeviceAuthorizationResponse(server, client, begun);
  const endsAt = clock.now() + Math.min(device.expires_in * 1000, LONGEST_MS);
  const looking = new CancellationSource();
  const show = () =>
    onPrompt({
      verificationUri: device.verification_uri,
      userCode: device.user_code,
      verificationUriComplete: device.verification_uri_complete,
      expiresAt: new Date(endsAt),
    });
  try {
    return await provider.prompt(show, tokenOf(provider, device, { clock, endsAt, cancellation: looking }));
  } finally {
    looking.cancel(undefined);
  }
}

interface Looking {
  readonly clock: Clock;
  readonly endsAt: number;
  readonly cancellation: Cancellation;
}

/** Looks again and again whether the person has entered the code. */
async function tokenOf(
  { lib, server, client, authentication, requestOptions, options }: OidcProvider,
  { interval, device_code: code }: DeviceAuthorizationResponse,
  { clock, endsAt, cancellation }: Looking,
) {
  let pauseMs = interval === undefined ? USUAL_PAUSE_MS : Math.max(interval * 1000, SHORTEST_PAUSE_MS);
  for (;;) {
    await sleep(clock, Math.min(pauseMs, endsAt - clock.now()), cancellation);
    if (clock.now() >= endsAt) throw refusedByProvider(options.plugin, options.issuer, 'expired_token');
    try {
      const answer = await lib.deviceCodeGrantRequest(server, client, authentication, code, requestOptions);
      return await lib.processDeviceCodeResponse(server, client, answer);
    } catch (error) {
      // The person may be about to enter the code: nothing that passes by makes it worthless.
      const isPassing = isConnectionError(error) && error.transient;
      const told = error instanceof lib.ResponseBodyError ? error.error : undefined;
      if (isPassing || told === 'slow_down') pauseMs += SLOWER_BY_MS;
      else if (told !== 'authorization_pending') throw error;
    }
  }
}
