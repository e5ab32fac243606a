import type { AuthPlugin } from '@kfp-ts/client/auth';
import type { Kubeconfig } from '../kubeconfig/kubeconfig.js';
import { credentialsOf } from './credentials-of.js';

/** The headers that the kubeconfig has, asked for at each attempt: whoever renews them does so on the way. */
export function kubeconfigAuth({ config, credentials }: Kubeconfig): AuthPlugin {
  const isOther = async (authorization: string | undefined) =>
    (await credentialsOf(config)).headers.authorization !== authorization;
  return {
    name: 'kubeconfig',
    async authenticate(request) {
      const { headers } = await credentialsOf(config);
      return { ...request, headers: { ...request.headers, ...headers } };
    },
    async recover({ request: { headers } }) {
      if (await isOther(headers.authorization)) return 'replay';
      credentials?.forget();
      return (await isOther(headers.authorization)) ? 'replay' : 'give-up';
    },
    describe: () => `the kubeconfig's context ${JSON.stringify(config.getCurrentContext())}`,
  };
}
