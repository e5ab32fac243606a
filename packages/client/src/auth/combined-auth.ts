import type { AuthPlugin } from './auth-plugin.js';

/** One plugin that lets each of several add its part. */
export function combinedAuth(plugins: readonly AuthPlugin[]): AuthPlugin {
  const [only] = plugins;
  if (only && plugins.length === 1) return only;
  return {
    name: 'combined',
    async authenticate(request, context) {
      let signed = request;
      for (const plugin of plugins) signed = await plugin.authenticate(signed, context);
      return signed;
    },
    async recover(challenge, context) {
      const outcomes = await Promise.all(plugins.map((plugin) => plugin.recover?.(challenge, context)));
      return outcomes.includes('replay') ? 'replay' : 'give-up';
    },
    observe(response, request, context) {
      for (const plugin of plugins) plugin.observe?.(response, request, context);
    },
    describe: () => plugins.map((plugin) => plugin.describe()).join(' and '),
  };
}
