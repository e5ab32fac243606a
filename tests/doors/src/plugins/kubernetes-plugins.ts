import { randomBytes } from 'node:crypto';
import { kubeconfigConnection, serviceAccountTokenRequest } from '@kfp-ts/auth-kubernetes';
import type { Refusal } from '../doors/door-case.js';
import { type KubernetesApi, startKubernetesApi } from '../surroundings/kubernetes-api.js';
import type { PluginCase, PluginContext } from './plugin-case.js';

async function openCluster(context: PluginContext): Promise<{ api: KubernetesApi; path: string }> {
  const { standing, secrets, wrong, atTheEnd } = context;
  const [right, other] = [randomBytes(24).toString('base64url'), randomBytes(24).toString('base64url')];
  const api = await startKubernetesApi({
    userToken: right,
    mint: () => standing.token('requested'),
    upstream: () => standing.url,
  });
  atTheEnd(() => api.close());
  const userToken = wrong ? other : right;
  secrets.add(userToken, 'the token of the kubeconfig', [api.port]);
  return { api, path: api.kubeconfig(userToken) };
}

const refusedByCluster = (code: string, says: RegExp): Refusal => ({ code, says });

/** By a kubeconfig. */
export const kubernetesPlugins: readonly PluginCase[] = [
  {
    name: 'serviceAccountTokenRequest',
    brings: 'requested',
    renews: true,
    foresees: 'the end of its token',
    counts: true,
    wrong: refusedByCluster('CREDENTIAL', /made no token for team\/default-editor \(401\)/),
    make: async (context) => {
      const { api, path } = await openCluster(context);
      const { audience } = context.standing.door;
      const auth = serviceAccountTokenRequest({ path, namespace: 'team', serviceAccount: 'default-editor', audience });
      return { options: { auth }, got: api.given };
    },
  },
  {
    name: 'kubeconfigConnection',
    brings: 'nothing',
    renews: false,
    counts: false,
    ownWay: 'service proxy',
    wrong: refusedByCluster('AUTHENTICATION_REQUIRED', /credentials for the cluster/),
    make: async (context) => {
      const { path } = await openCluster(context);
      return { options: await kubeconfigConnection({ path }), got: () => 0 };
    },
  },
];
