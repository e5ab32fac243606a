import { ConfigurationError } from '../errors/configuration-error.js';
import { CredentialError, isCredentialError } from '../errors/credential-error.js';
import type { AuthPlugin } from './auth-plugin.js';

/**
 * Uses the first plugin that finds its credentials. Only "there are none" leads to the next one; credentials that are there
 * and broken are an error.
 *
 * @throws {ConfigurationError} without plugins, and for what is none.
 *
 * @example
 * chain(serviceAccountToken(), bearerToken(() => process.env.KFP_TOKEN))
 */
export function chain(...plugins: readonly AuthPlugin[]): AuthPlugin {
  if (plugins.length === 0) {
    throw new ConfigurationError('chain() has no plugins', {
      hint: 'Name those that are to be tried, in their order.',
    });
  }
  if (!plugins.every((plugin) => typeof plugin?.authenticate === 'function')) {
    throw new ConfigurationError('chain() holds something that is no auth plugin', {
      hint: 'Write chain(one(), another()), each made with a function of @kfp-ts/client/auth.',
    });
  }
  let chosen: AuthPlugin | undefined;
  return {
    name: 'chain',
    async authenticate(request, context) {
      const reasons: string[] = [];
      for (const plugin of plugins) {
        try {
          const signed = await plugin.authenticate(request, context);
          chosen = plugin;
          return signed;
        } catch (error) {
          if (!isCredentialError(error) || !error.notConfigured) throw error;
          reasons.push(`${plugin.name}: ${error.message}`);
        }
      }
      throw new CredentialError(`No credentials were found. ${reasons.join('; ')}`, {
        hint: 'Provide one of these, or take chain() off the client for an installation that guards nothing.',
        notConfigured: true,
      });
    },
    recover: async (challenge, context) => (chosen?.recover ? chosen.recover(challenge, context) : 'give-up'),
    observe: (response, request, context) => chosen?.observe?.(response, request, context),
    describe: () => {
      const first = `the first of: ${plugins.map((plugin) => plugin.describe()).join('; ')}`;
      return chosen ? `${first} (found: ${chosen.describe()})` : first;
    },
  };
}
