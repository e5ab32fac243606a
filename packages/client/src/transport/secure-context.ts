import { createSecureContext, type SecureContext } from 'node:tls';
import { unusableTls } from './checked-tls.js';
import type { TlsOptions } from './transport-options.js';
import { trustedAuthorities } from './trusted-authorities.js';

/**
 * Certificates and keys, read.
 * @throws {ConfigurationError} for those that cannot be used, which are not quoted.
 */
export function secureContext({ ca, cert, key }: Pick<TlsOptions, 'ca' | 'cert' | 'key'>): SecureContext {
  const authorities = ca === undefined ? undefined : trustedAuthorities(ca);
  try {
    return createSecureContext({
      ...(authorities && { ca: authorities }),
      ...(cert !== undefined && { cert }),
      ...(key !== undefined && { key }),
    });
  } catch (error) {
    const { code } = error as { code?: unknown };
    throw unusableTls(typeof code === 'string' ? code : 'it is broken');
  }
}
