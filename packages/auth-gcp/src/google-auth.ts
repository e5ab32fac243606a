import type { GoogleAuth, GoogleAuthOptions, OAuth2ClientOptions } from 'google-auth-library';

/** Google answers in a second or not at all. */
export const GOOGLE_TIMEOUT_MS = 30_000;

/** Google's library, which gives up at last. */
export async function googleAuth(options: GoogleAuthOptions): Promise<GoogleAuth> {
  const { GoogleAuth } = await import('google-auth-library');
  const clientOptions = options.clientOptions as OAuth2ClientOptions | undefined;
  const transporterOptions = { timeout: GOOGLE_TIMEOUT_MS, ...clientOptions?.transporterOptions };
  return new GoogleAuth({ ...options, clientOptions: { ...clientOptions, transporterOptions } });
}
