import type { AuthPlugin } from './auth-plugin.js';

/** Sends no credentials, which is right for an installation that guards nothing. */
export function none(): AuthPlugin {
  return {
    name: 'none',
    authenticate: (request) => Promise.resolve(request),
    describe: () => 'no credentials',
  };
}
