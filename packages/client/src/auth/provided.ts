import { isConfigurationError } from '../errors/configuration-error.js';
import { isConnectionError } from '../errors/connection-error.js';
import { CredentialError, isCredentialError } from '../errors/credential-error.js';

/** What the user's function gives; its failure becomes a CredentialError, unless it says what to do itself. */
export async function provided<T>(what: string, provide: () => T | Promise<T>): Promise<T> {
  try {
    return await provide();
  } catch (cause) {
    if (isCredentialError(cause) || isConfigurationError(cause) || isConnectionError(cause)) throw cause;
    throw new CredentialError(`${what} failed`, { cause, hint: 'See the cause of this error.' });
  }
}
