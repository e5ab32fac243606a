import { DEFAULT_TOKEN_PATH, TOKEN_PATH_VARIABLE } from '../auth/token-path.js';
import { ConfigurationError } from '../errors/configuration-error.js';

export interface TokenVolumeOptions {
  /** Where the token's file is mounted. Default: `/var/run/secrets/kubeflow/pipelines/token`. */
  path?: string | undefined;
  /** How long a token lasts, in seconds; Kubernetes renews it in time. At least 600. Default: 7200. */
  expirationSeconds?: number | undefined;
  /** Whom the token is for; the API server accepts its own audience alone. Default: `pipelines.kubeflow.org`. */
  audience?: string | undefined;
}

/** What a pod needs for `serviceAccountToken()`: add `volumes` to its spec, the rest to its container. */
export interface TokenVolume {
  readonly volumes: readonly {
    readonly name: string;
    readonly projected: {
      readonly sources: readonly {
        readonly serviceAccountToken: {
          readonly path: string;
          readonly expirationSeconds: number;
          readonly audience: string;
        };
      }[];
    };
  }[];
  readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string; readonly readOnly: true }[];
  readonly env: readonly { readonly name: string; readonly value: string }[];
}

const VOLUME = 'volume-kf-pipeline-token';
const MIN_SECONDS = 600;
/** What the cluster takes at most. */
const MAX_SECONDS = 2 ** 32;

/**
 * The volume that projects a service account's token for Kubeflow Pipelines into a pod.
 * @throws ConfigurationError for a path that is not absolute, and for what Kubernetes refuses
 */
export function tokenVolume(options: TokenVolumeOptions = {}): TokenVolume {
  const { path = DEFAULT_TOKEN_PATH, expirationSeconds = 7200, audience = 'pipelines.kubeflow.org' } = options;
  const slash = path.lastIndexOf('/');
  // A colon parts paths of mounts, and names with two dots before them are kept for Kubernetes itself.
  if (!/^\/[^:\p{Cc}]+$/u.test(path) || slash === 0 || slash === path.length - 1 || path.includes('/..')) {
    throw new ConfigurationError(`The path of the token, ${JSON.stringify(path)}, is not that of a file in a folder`, {
      hint: `Give an absolute path, such as ${DEFAULT_TOKEN_PATH}.`,
    });
  }
  if (!Number.isInteger(expirationSeconds) || expirationSeconds < MIN_SECONDS || expirationSeconds > MAX_SECONDS) {
    throw new ConfigurationError(`A token cannot last ${expirationSeconds} seconds`, {
      hint: `Give a whole number of at least ${MIN_SECONDS}.`,
    });
  }
  if (audience.trim() === '') {
    throw new ConfigurationError('The audience of the token is empty, which means the Kubernetes API', {
      hint: 'Leave it out for pipelines.kubeflow.org.',
    });
  }
  const token = { path: path.slice(slash + 1), expirationSeconds, audience };
  return {
    volumes: [{ name: VOLUME, projected: { sources: [{ serviceAccountToken: token }] } }],
    volumeMounts: [{ name: VOLUME, mountPath: path.slice(0, slash), readOnly: true }],
    env: [{ name: TOKEN_PATH_VARIABLE, value: path }],
  };
}
