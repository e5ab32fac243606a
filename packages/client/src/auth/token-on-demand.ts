import type { AuthPlugin } from './auth-plugin.js';
import type { ServiceAccountTokenOptions } from './service-account-token.js';
import { describeToken } from './token-path.js';

let loading: Promise<typeof import('./service-account-token.js')> | undefined;

/** `serviceAccountToken()`, loaded at the first request: most programs do not run in a pod. */
export function tokenOnDemand(options: ServiceAccountTokenOptions & { path: string }): AuthPlugin {
  // It keeps nothing from one request to the next, so each may have its own.
  const plugin = async () => {
    loading ??= import('./service-account-token.js');
    return (await loading).serviceAccountToken(options);
  };
  return {
    name: 'serviceAccountToken',
    authenticate: async (...request) => (await plugin()).authenticate(...request),
    recover: async (...challenge) => (await plugin()).recover?.(...challenge) ?? 'give-up',
    describe: () => describeToken(options.path),
  };
}
