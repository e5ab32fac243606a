import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import tls from 'node:tls';
import { unusableTls } from './checked-tls.js';

/** Not on Node before 22.15. */
interface TellsAuthorities {
  getCACertificates?: (type: 'default') => string[];
}

/**
 * Certificate authorities in PEM: the given ones beside those of the platform, which the option `ca` would replace.
 * @throws {ConfigurationError} for one that cannot be read; the platform would pass over it.
 */
export function trustedAuthorities(ca: string | readonly string[]): string[] {
  const given = [ca].flat();
  if (!given.every(isCertificate)) throw unusableTls('tls.ca is no certificate');
  const { getCACertificates } = tls as TellsAuthorities;
  return [...(getCACertificates?.('default') ?? bundledAndExtra(process.env.NODE_EXTRA_CA_CERTS)), ...given];
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem) !== undefined;
  } catch {
    return false;
  }
}

/** What a Node trusts that does not tell all of it. */
export function bundledAndExtra(extraPath: string | undefined): string[] {
  return [...tls.rootCertificates, ...(extraPath ? readExtra(extraPath) : [])];
}

/** Node itself goes on without a file that it cannot read, after a warning. */
function readExtra(path: string): string[] {
  try {
    return [readFileSync(path, 'utf8')];
  } catch {
    return [];
  }
}
