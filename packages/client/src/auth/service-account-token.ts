import { readText } from '../config/file-system.js';
import { CredentialError } from '../errors/credential-error.js';
import type { AuthPlugin } from './auth-plugin.js';
import { checkedToken, withHeader } from './header-value.js';
import { DEFAULT_TOKEN_PATH, describeToken, TOKEN_PATH_VARIABLE } from './token-path.js';

export interface ServiceAccountTokenOptions {
  /** Path of the token's file. Default: `KF_PIPELINES_SA_TOKEN_PATH`, else `/var/run/secrets/kubeflow/pipelines/token`. */
  path?: string | undefined;
  /** Reads a text file; for tests. Default: the platform's way. */
  readFile?: ((path: string) => Promise<string>) | undefined;
}

const HINT = `Label the pod access-ml-pipeline: "true" so that the PodDefault of that name (podDefault() of @kfp-ts/client/manifests makes it) mounts the token, or set ${TOKEN_PATH_VARIABLE} to its path.`;

/**
 * `Authorization: Bearer` with the service account token that Kubernetes projects into the pod. The file is read for every
 * attempt, since Kubernetes renews it.
 */
export function serviceAccountToken(options: ServiceAccountTokenOptions = {}): AuthPlugin {
  const path = options.path || globalThis.process?.env?.[TOKEN_PATH_VARIABLE] || DEFAULT_TOKEN_PATH;
  return new ServiceAccountToken(path, options.readFile ?? readText);
}

class ServiceAccountToken implements AuthPlugin {
  readonly name = 'serviceAccountToken';
  readonly #path: string;
  readonly #readFile: (path: string) => Promise<string>;

  constructor(path: string, readFile: (path: string) => Promise<string>) {
    this.#path = path;
    this.#readFile = readFile;
  }

  async authenticate(...[request]: Parameters<AuthPlugin['authenticate']>) {
    return withHeader(request, 'authorization', `Bearer ${await this.#read()}`);
  }

  /** Sending again helps when Kubernetes has renewed the file in the meantime. */
  async recover(...[{ request }]: Parameters<NonNullable<AuthPlugin['recover']>>) {
    return request.headers.authorization === `Bearer ${await this.#read()}` ? 'give-up' : 'replay';
  }

  describe(): string {
    return describeToken(this.#path);
  }

  async #read(): Promise<string> {
    let content: string;
    try {
      content = await this.#readFile(this.#path);
    } catch (cause) {
      const code = (cause as { code?: unknown } | undefined)?.code;
      throw new CredentialError(
        `The service account token ${this.#path} cannot be read${typeof code === 'string' ? ` (${code})` : ''}`,
        { cause, hint: HINT, notConfigured: code === 'ENOENT' },
      );
    }
    return checkedToken(content, `The service account token ${this.#path}`, HINT);
  }
}
