import { createHash, randomBytes } from 'node:crypto';
import { CredentialError } from '@kfp-ts/client';
import { startLoopback } from '@kfp-ts/client/auth';
import { GOOGLE_TIMEOUT_MS } from './google-auth.js';
import { googleFailure } from './google-failure.js';
import type { IapDesktopLoginOptions } from './iap-desktop-login.js';
import { GOOGLE } from './request-id-token.js';

const DEFAULT_TIMEOUT_MS = 300_000;

/** Has the user log in with a browser; the address that it comes back to is on this machine. */
export async function desktopRefreshToken(options: IapDesktopLoginOptions): Promise<string> {
  const { clientId, clientSecret, port = 0, timeoutMs = DEFAULT_TIMEOUT_MS, endpoints = GOOGLE } = options;
  const { CodeChallengeMethod, OAuth2Client } = await import('google-auth-library');
  const state = randomBytes(16).toString('base64url');
  const codeVerifier = randomBytes(32).toString('base64url');
  const loopback = await startLoopback({ plugin: 'iapDesktopLogin', state, port, timeoutMs });
  try {
    const client = new OAuth2Client({
      clientId,
      clientSecret,
      redirectUri: loopback.url,
      endpoints: { oauth2AuthBaseUrl: endpoints.authorization, oauth2TokenUrl: endpoints.token },
      transporterOptions: { timeout: GOOGLE_TIMEOUT_MS },
    });
    const url = client.generateAuthUrl({
      access_type: 'offline',
      prompt: 'consent',
      scope: ['openid', 'email'],
      state,
      code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
      code_challenge_method: CodeChallengeMethod.S256,
    });
    // The browser may come back long before it is closed, and so before `onPrompt` is done.
    const shown = prompt(options, url).then(() => loopback.answer);
    const code = codeIn(await Promise.race([loopback.answer, shown]));
    const { tokens } = await client.getToken({ code, codeVerifier }).catch((cause: unknown) => {
      throw googleFailure('Google did not take the login', cause);
    });
    if (tokens.refresh_token) return tokens.refresh_token;
    throw new CredentialError('Google gave no refresh token', {
      hint: 'Remove the access of this app at https://myaccount.google.com/permissions and log in again.',
    });
  } finally {
    loopback.close();
  }
}

async function prompt({ onPrompt }: IapDesktopLoginOptions, url: string): Promise<void> {
  try {
    await onPrompt(url);
  } catch (cause) {
    throw new CredentialError('The onPrompt function of iapDesktopLogin() failed', {
      cause,
      hint: 'See the cause of this error.',
    });
  }
}

function codeIn(answer: URLSearchParams): string {
  const code = answer.get('code');
  if (code) return code;
  const reason = answer.get('error') ?? '';
  throw new CredentialError(`The login failed: ${/^[\w.-]{1,60}$/.test(reason) ? reason : 'no code came back'}`, {
    hint: 'Log in again and allow the access.',
  });
}
