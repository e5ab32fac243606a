import { requireKnown } from '../config/require-known.js';
import { ConfigurationError } from '../errors/configuration-error.js';
import type { TlsOptions } from './transport-options.js';

/**
 * TLS settings that there are, whose texts look like PEM. Some platforms ignore what does not, and fail later in other words.
 * @throws {ConfigurationError} for one that does not, which is not quoted.
 */
export function checkedTls(tls: TlsOptions): TlsOptions {
  requireKnown('tls option', tls, 'ca cert key servername insecureSkipVerify');
  const { ca = [], cert, key, servername, insecureSkipVerify } = tls;
  if (servername !== undefined && typeof servername !== 'string') {
    throw unusableTls('tls.servername is no text', 'Give the name that is on the certificate.');
  }
  // A variable's 'false' would be taken for yes.
  if (insecureSkipVerify !== undefined && typeof insecureSkipVerify !== 'boolean') {
    throw unusableTls(
      'tls.insecureSkipVerify is neither true nor false',
      'Leave it out, or give true to try things out.',
    );
  }
  const texts = Object.entries({ ca: [ca].flat(), cert: [cert ?? []].flat(), key: [key ?? []].flat() });
  for (const [name, values] of texts) {
    if (!values.every((text) => String(text).includes('-----BEGIN '))) throw unusableTls(`tls.${name} is no PEM text`);
  }
  if ((cert === undefined) !== (key === undefined)) {
    throw unusableTls(`tls.${cert === undefined ? 'key' : 'cert'} is there without its counterpart`);
  }
  return tls;
}

const PEM_HINT =
  'ca, cert and key are PEM texts, not paths, beginning with -----BEGIN; cert and key must belong together.';

export function unusableTls(reason: string, hint = PEM_HINT): ConfigurationError {
  return new ConfigurationError(`The tls option cannot be used: ${reason}`, { hint });
}

let warned = false;

/** Says once a process that certificates are not checked. */
export function warnOfSkippedChecks({ insecureSkipVerify }: TlsOptions): void {
  if (!insecureSkipVerify || warned) return;
  warned = true;
  process.emitWarning(
    'tls.insecureSkipVerify trusts any certificate: whoever is on the way can read the credentials. Give the authority in tls.ca instead.',
    { type: 'SecurityWarning', code: 'KFP_INSECURE_TLS' },
  );
}
