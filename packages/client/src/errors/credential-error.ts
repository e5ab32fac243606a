import { brand, hasBrand } from './brand.js';
import { KfpError } from './kfp-error.js';

/** The configured credentials could not be obtained or are unusable; the call itself was not sent. */
export class CredentialError extends KfpError {
  static {
    brand(CredentialError, 'CredentialError');
  }
  override readonly code: 'CREDENTIAL' | 'UNSUPPORTED_LOGIN' = 'CREDENTIAL';
}

/** The installation asks for a way of signing in that the configured plugin does not know. */
export class UnsupportedLoginError extends CredentialError {
  static {
    brand(UnsupportedLoginError, 'UnsupportedLoginError');
  }
  override readonly code = 'UNSUPPORTED_LOGIN';
}

export function isCredentialError(error: unknown): error is CredentialError {
  return hasBrand(error, 'CredentialError');
}

export function isUnsupportedLoginError(error: unknown): error is UnsupportedLoginError {
  return hasBrand(error, 'UnsupportedLoginError');
}
