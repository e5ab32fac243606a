import { GOOGLE_TIMEOUT_MS } from './google-auth.js';
import { googleFailure } from './google-failure.js';

/** Where Google's OAuth server is asked. */
export interface GoogleEndpoints {
  readonly authorization: string;
  readonly token: string;
}

export const GOOGLE: GoogleEndpoints = {
  authorization: 'https://accounts.google.com/o/oauth2/v2/auth',
  token: 'https://oauth2.googleapis.com/token',
};

interface Client {
  readonly audience: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly endpoints?: GoogleEndpoints | undefined;
}

interface Answer {
  readonly id_token?: unknown;
  readonly error?: unknown;
}

/**
 * An ID token for the audience; undefined when the refresh token is good no more. google-auth-library cannot name an
 * audience when it refreshes, so this one request is made here, with what the library sends its own with.
 */
export async function requestIdToken(client: Client, refreshToken: string): Promise<string | undefined> {
  const { audience, clientId, clientSecret, endpoints = GOOGLE } = client;
  const { gaxios } = await import('google-auth-library');
  const data = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    client_id: clientId,
    client_secret: clientSecret,
    audience,
  });
  const answer = await new gaxios.Gaxios()
    .request<Answer | null>({
      url: endpoints.token,
      method: 'POST',
      data,
      responseType: 'json',
      redirect: 'error',
      timeout: GOOGLE_TIMEOUT_MS,
      validateStatus: () => true,
    })
    .catch((cause: unknown) => {
      throw googleFailure('Google cannot be reached', cause);
    });
  const content = answer.data ?? {};
  if (answer.status === 200 && typeof content.id_token === 'string') return content.id_token;
  if (content.error === 'invalid_grant') return undefined;
  const reason = typeof content.error === 'string' ? content.error : 'no ID token in the answer';
  throw googleFailure('Google gave no ID token', Object.assign(new Error(reason), { status: answer.status }));
}
