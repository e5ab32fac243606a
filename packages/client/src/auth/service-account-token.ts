import { readText } from '../config/file-system.js';
import { requireKnown } from '../config/require-known.js';
import type { AuthPlugin } from './auth-plugin.js';
import { FileToken } from './file-token.js';
import { DEFAULT_TOKEN_PATH, describeToken, TOKEN_PATH_VARIABLE } from './token-path.js';

export interface ServiceAccountTokenOptions {
  /** Path of the token's file. Default: `KF_PIPELINES_SA_TOKEN_PATH`, else `/var/run/secrets/kubeflow/pipelines/token`. */
  path?: string | undefined;
  /** Reads a text file; for tests. Default: the platform's way. */
  readFile?: ((path: string) => Promise<string>) | undefined;
}

export const SERVICE_ACCOUNT_TOKEN_OPTIONS = 'path readFile';

/**
 * `Authorization: Bearer` with the service account token that Kubernetes projects into the pod. The file is read for every
 * attempt, since Kubernetes renews it.
 *
 * @throws {ConfigurationError} for options that there are not.
 */
export function serviceAccountToken(options: ServiceAccountTokenOptions = {}): AuthPlugin {
  requireKnown('argument of serviceAccountToken()', options, SERVICE_ACCOUNT_TOKEN_OPTIONS);
  const path = options.path || globalThis.process?.env?.[TOKEN_PATH_VARIABLE] || DEFAULT_TOKEN_PATH;
  return new FileToken({
    name: 'serviceAccountToken',
    path,
    readFile: options.readFile ?? readText,
    what: 'The service account token',
    hint: async () => (await import('../errors/missing-token-hint.js')).missingTokenHint(path),
    describe: () => describeToken(path),
  });
}
