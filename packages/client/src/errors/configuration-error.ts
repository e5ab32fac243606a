import { brand, hasBrand } from './brand.js';
import { KfpError } from './kfp-error.js';

/**
 * An option, argument or id cannot be right; nothing was sent.
 *
 * What to do: correct what the message names; the hint says how.
 */
export class ConfigurationError extends KfpError {
  static {
    brand(this, 'ConfigurationError');
  }
  override readonly code = 'CONFIGURATION';
}

export function isConfigurationError(error: unknown): error is ConfigurationError {
  return hasBrand(error, 'ConfigurationError');
}
