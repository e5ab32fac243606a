import { readFileSync } from 'node:fs';

type Fields = Readonly<Record<string, unknown>>;

/** A cluster as programs are told of it that ask for it (`provideClusterInfo`). */
export function toldCluster(cluster: Fields): object {
  const file = cluster['certificate-authority'];
  const data = cluster['certificate-authority-data'];
  return {
    server: cluster.server,
    'tls-server-name': cluster['tls-server-name'],
    'insecure-skip-tls-verify': cluster['insecure-skip-tls-verify'],
    'certificate-authority-data': data ?? (typeof file === 'string' ? readFileSync(file, 'base64') : undefined),
    'proxy-url': cluster['proxy-url'],
    config: settingsForPrograms(cluster.extensions),
  };
}

/** What whoever wrote the kubeconfig has to say to the program. */
function settingsForPrograms(extensions: unknown): unknown {
  const all = (Array.isArray(extensions) ? extensions : []) as ({ name?: unknown; extension?: unknown } | null)[];
  return all.find((one) => one?.name === 'client.authentication.k8s.io/exec')?.extension;
}
