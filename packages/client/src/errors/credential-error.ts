import { brand, hasBrand } from './brand.js';
import { KfpError, type KfpErrorOptions } from './kfp-error.js';

export interface CredentialErrorOptions extends KfpErrorOptions {
  /** Default false. */
  notConfigured?: boolean;
}

/**
 * The configured credentials could not be obtained or are unusable; the call itself was not sent.
 *
 * What to do: see the hint and the `cause`: a missing variable or file, a wrong password (which is never sent twice),
 * a login server that is down.
 */
export class CredentialError extends KfpError {
  static {
    brand(this, 'CredentialError');
  }
  override readonly code: 'CREDENTIAL' | 'UNSUPPORTED_LOGIN' = 'CREDENTIAL';
  /** There are no such credentials here at all, as opposed to unusable ones: `chain()` then tries its next plugin. */
  readonly notConfigured: boolean;

  constructor(message: string, options: CredentialErrorOptions = {}) {
    super(message, options);
    this.notConfigured = options.notConfigured ?? false;
  }
}

/**
 * The installation asks for a way of signing in that the configured plugin does not know.
 *
 * What to do: use the plugin for the gate that the message names, or obtain a token or cookie by other means and pass
 * it with `bearerToken` or `sessionCookie`.
 */
export class UnsupportedLoginError extends CredentialError {
  static {
    brand(this, 'UnsupportedLoginError');
  }
  override readonly code = 'UNSUPPORTED_LOGIN';
}

export function isCredentialError(error: unknown): error is CredentialError {
  return hasBrand(error, 'CredentialError');
}

export function isUnsupportedLoginError(error: unknown): error is UnsupportedLoginError {
  return hasBrand(error, 'UnsupportedLoginError');
}
