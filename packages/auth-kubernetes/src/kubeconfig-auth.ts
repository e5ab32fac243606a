import type { AuthPlugin } from '@kfp-ts/client/auth';
import type { KubeConfig } from '@kubernetes/client-node';
import { credentialsOf } from './credentials-of.js';

/** `Authorization` as the kubeconfig has it, asked for at each attempt: whoever renews it does so on the way. */
export function kubeconfigAuth(config: KubeConfig): AuthPlugin {
  return {
    name: 'kubeconfig',
    async authenticate(request) {
      const { authorization } = await credentialsOf(config);
      return authorization === undefined ? request : { ...request, headers: { ...request.headers, authorization } };
    },
    async recover({ request }) {
      const { authorization } = await credentialsOf(config);
      return authorization === request.headers.authorization ? 'give-up' : 'replay';
    },
    describe: () => `the kubeconfig's context ${JSON.stringify(config.getCurrentContext())}`,
  };
}
