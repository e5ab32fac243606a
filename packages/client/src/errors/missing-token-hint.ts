import { readTextNow } from '../config/file-system.js';
import { POD_NAMESPACE_PATH } from '../config/pod-namespace-path.js';
import { applyCommand } from '../manifests/apply-command.js';
import { type PodDefault, podDefault } from '../manifests/pod-default.js';

const UNKNOWN = 'your-namespace';

/**
 * What gives a pod the token that Kubeflow Pipelines takes, with the very manifest: for the pod's own namespace where there
 * is one, and for the path where the token was looked for.
 */
export function missingTokenHint(path?: string, readFile = readTextNow): string {
  const namespace = readFile(POD_NAMESPACE_PATH)?.trim();
  const { manifest, isPlaced } = manifestFor(namespace, path);
  const place = isPlaced ? '' : ` (with the pod's namespace for ${UNKNOWN})`;
  return (
    `In a pod: run ${applyCommand(manifest)}${place}, and make the pod anew with the label access-ml-pipeline: "true"; ` +
    'then fromEnvironment() or serviceAccountToken() finds the token. In a manifest of your own use tokenVolume() of ' +
    '@kfp-ts/client/manifests; for a token elsewhere set KF_PIPELINES_SA_TOKEN_PATH.'
  );
}

function manifestFor(namespace: string | undefined, path: string | undefined) {
  const make = (options: Parameters<typeof podDefault>[0]): PodDefault | undefined => {
    try {
      return podDefault(options);
    } catch {
      // What no manifest can have cannot be advised.
      return undefined;
    }
  };
  const placed = namespace ? (make({ namespace, path }) ?? make({ namespace })) : undefined;
  const manifest = placed ?? make({ namespace: UNKNOWN, path }) ?? podDefault({ namespace: UNKNOWN });
  return { manifest, isPlaced: placed !== undefined };
}
