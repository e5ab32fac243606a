import { CredentialError, isKfpError, type KfpClientOptions } from '@kfp-ts/client';
import type { KubeConfig } from '@kubernetes/client-node';

/** What a kubeconfig gives to make a request with. */
export interface KubeconfigCredentials {
  /** With names in lower case; none when a client certificate, or nothing, identifies the user. */
  readonly headers: Readonly<Record<string, string>>;
  readonly tls: NonNullable<KfpClientOptions['tls']>;
}

/**
 * The credentials of the current context as they are now: tokens are renewed by the way.
 * @throws CredentialError when they cannot be had
 * @throws ConnectionError when what gives them cannot be reached
 */
export async function credentialsOf(config: KubeConfig): Promise<KubeconfigCredentials> {
  const context = `the context ${JSON.stringify(config.getCurrentContext())}`;
  const options: RequestCredentials = {};
  try {
    await config.applyToHTTPSOptions(options as Parameters<KubeConfig['applyToHTTPSOptions']>[0]);
  } catch (cause) {
    if (isKfpError(cause)) throw cause;
    throw new CredentialError(`The credentials of ${context} failed`, {
      cause,
      hint: 'See the cause of this error, and whether `kubectl get namespaces` works with this context.',
    });
  }
  const { ca, cert, key, servername, headers, auth } = options;
  const basic = auth && { authorization: `Basic ${Buffer.from(auth).toString('base64')}` };
  return {
    headers: { ...basic, ...checkedHeaders(headers ?? {}, context) },
    tls: {
      ...(ca && { ca: text(ca) }),
      ...(cert && { cert: text(cert) }),
      ...(key && { key: text(key) }),
      ...(servername && { servername }),
    },
  };
}

/** What the library fills in of the options of a request. */
interface RequestCredentials {
  ca?: string | Uint8Array;
  cert?: string | Uint8Array;
  key?: string | Uint8Array;
  servername?: string;
  headers?: Readonly<Record<string, unknown>>;
  auth?: string;
}

const text = (pem: string | Uint8Array): string => (typeof pem === 'string' ? pem : Buffer.from(pem).toString('utf8'));

/** `Authorization`, and who is to be impersonated. */
function checkedHeaders(headers: Readonly<Record<string, unknown>>, context: string): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]): [string, string] => {
    const trimmed = String(value).trim();
    if (/^[\t\x20-\x7e\x80-\xff]*$/.test(trimmed)) return [name.toLowerCase(), trimmed];
    throw new CredentialError(`The credentials of ${context} hold line breaks or other characters that no token has`, {
      hint: 'Write the token of the kubeconfig in one line.',
    });
  });
  return Object.fromEntries(entries);
}
