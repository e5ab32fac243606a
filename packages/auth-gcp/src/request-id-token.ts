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

/**
 * An ID token for the audience; undefined when the refresh token is good no more. google-auth-library cannot name an
 * audience when it refreshes, so this one request is made here.
 */
export async function requestIdToken(client: Client, refreshToken: string): Promise<string | undefined> {
  const { audience, clientId, clientSecret, endpoints = GOOGLE } = client;
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    client_id: clientId,
    client_secret: clientSecret,
    audience,
  });
  let answer: Response;
  try {
    answer = await fetch(endpoints.token, { method: 'POST', body, redirect: 'error' });
  } catch (cause) {
    throw googleFailure('Google cannot be reached', cause);
  }
  const content = (await answer.json().catch(() => ({}))) as { id_token?: unknown; error?: unknown };
  if (answer.ok && typeof content.id_token === 'string') return content.id_token;
  if (content.error === 'invalid_grant') return undefined;
  const reason = typeof content.error === 'string' ? content.error : 'no ID token in the answer';
  throw googleFailure('Google gave no ID token', Object.assign(new Error(reason), { status: answer.status }));
}
