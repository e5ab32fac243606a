import { CredentialError, type KfpClientOptions } from '@kfp-ts/client';
import type { KubeConfig } from '@kubernetes/client-node';

/** What a kubeconfig gives to make a request with. */
export interface KubeconfigCredentials {
  /** The whole header; undefined when a client certificate, or nothing, identifies the user. */
  readonly authorization: string | undefined;
  readonly tls: NonNullable<KfpClientOptions['tls']>;
}

/**
 * The credentials of the current context as they are now: tokens are renewed by the way.
 * @throws CredentialError when they cannot be had
 */
export async function credentialsOf(config: KubeConfig): Promise<KubeconfigCredentials> {
  const options: RequestCredentials = {};
  try {
    await config.applyToHTTPSOptions(options as Parameters<KubeConfig['applyToHTTPSOptions']>[0]);
  } catch (cause) {
    throw new CredentialError(`The credentials of the context ${JSON.stringify(config.getCurrentContext())} failed`, {
      cause,
      hint: 'See the cause of this error, and whether `kubectl get namespaces` works with this context.',
    });
  }
  const { ca, cert, key, servername, headers, auth } = options;
  const header = headers?.Authorization ?? headers?.authorization;
  return {
    authorization:
      typeof header === 'string' ? header : auth ? `Basic ${Buffer.from(auth).toString('base64')}` : undefined,
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
  headers?: Record<string, unknown>;
  auth?: string;
}

const text = (pem: string | Uint8Array): string => (typeof pem === 'string' ? pem : Buffer.from(pem).toString('utf8'));
