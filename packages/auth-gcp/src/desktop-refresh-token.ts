import { createHash, randomBytes } from 'node:crypto';
import { CredentialError } from '@kfp-ts/client';
import { googleFailure } from './google-failure.js';
import type { IapDesktopLoginOptions } from './iap-desktop-login.js';
import { startLoopback } from './loopback.js';
import { GOOGLE } from './request-id-token.js';

const DEFAULT_TIMEOUT_MS = 300_000;

/** Has the user log in with a browser; the address that it comes back to is on this machine. */
export async function desktopRefreshToken(options: IapDesktopLoginOptions): Promise<string> {
  const { clientId, clientSecret, onPrompt, timeoutMs = DEFAULT_TIMEOUT_MS, endpoints = GOOGLE } = options;
  const { CodeChallengeMethod, OAuth2Client } = await import('google-auth-library');
  const state = randomBytes(16).toString('base64url');
  const codeVerifier = randomBytes(32).toString('base64url');
  const loopback = await startLoopback(state, timeoutMs);
  try {
    const client = new OAuth2Client({
      clientId,
      clientSecret,
      redirectUri: loopback.url,
      endpoints: { oauth2AuthBaseUrl: endpoints.authorization, oauth2TokenUrl: endpoints.token },
    });
    const url = client.generateAuthUrl({
      access_type: 'offline',
      prompt: 'consent',
      scope: ['openid', 'email'],
      state,
      code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
      code_challenge_method: CodeChallengeMethod.S256,
    });
    await onPrompt(url);
    const code = await loopback.code;
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
