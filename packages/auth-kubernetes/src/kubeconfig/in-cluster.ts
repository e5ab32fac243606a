import { existsSync } from 'node:fs';
import { isIPv6 } from 'node:net';
import type { KubeconfigContent } from './kubeconfig-files.js';

const ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';

/** What stands for a kubeconfig in a pod; undefined elsewhere. */
export function inClusterContent(env: NodeJS.ProcessEnv = process.env): KubeconfigContent | undefined {
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port = '443' } = env;
  const tokenFile = `${ACCOUNT}/token`;
  if (!host || !existsSync(tokenFile)) return undefined;
  const server = `https://${isIPv6(host) ? `[${host}]` : host}:${port}`;
  const name = 'in-cluster';
  return {
    clusters: new Map([[name, { server, 'certificate-authority': `${ACCOUNT}/ca.crt` }]]),
    users: new Map([[name, { tokenFile }]]),
    contexts: new Map([[name, { cluster: name, user: name }]]),
    currentContext: name,
  };
}
