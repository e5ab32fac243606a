import { ConnectionError, CredentialError, isCredentialError, type KfpError } from '@kfp-ts/client';
import { isTransient } from '@kfp-ts/client/auth';

const NOTHING = /Could not load the default credentials/;

/** What went wrong at Google, in two lines and without what was sent. */
export function googleFailure(what: string, cause: unknown): KfpError {
  if (isCredentialError(cause)) return cause;
  const text = cause instanceof Error ? cause.message : '';
  if (NOTHING.test(text)) {
    return new CredentialError(`${what}: there are no Google credentials`, {
      hint: 'Set GOOGLE_APPLICATION_CREDENTIALS to a key file, or run: gcloud auth application-default login.',
      notConfigured: true,
    });
  }
  const { status, code, name } = (cause ?? {}) as Readonly<Record<string, unknown>>;
  const message = `${what}${typeof status === 'number' ? ` (${status})` : ''}`;
  // The library's errors carry the request, with the key or the refresh token in it: only their text is kept.
  const kept = new Error(text.slice(0, 500));
  if (name === 'AbortError' || isTransient(typeof status === 'number' ? status : String(code))) {
    // The call itself was not sent, so the next attempt may get the token.
    return new ConnectionError(message, {
      cause: kept,
      hint: 'See the cause of this error.',
      mayHaveReachedServer: false,
    });
  }
  return new CredentialError(message, { cause: kept, hint: hintFor(status) });
}

function hintFor(status: unknown): string {
  if (status === 403) {
    return 'Give these credentials the role Service Account OpenID Connect Identity Token Creator on the service account.';
  }
  return 'See the cause of this error; are the audience and the credentials of the same project?';
}
