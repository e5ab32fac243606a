import { type AuthPlugin, bearerToken, type TokenResult } from '@kfp-ts/client/auth';

interface Description {
  readonly name: string;
  readonly describe: () => string;
}

/** Bearer tokens from `obtain`, kept until they end or are refused, under a name of their own. */
export function tokenPlugin({ name, describe }: Description, obtain: () => Promise<TokenResult>): AuthPlugin {
  const token = bearerToken(obtain);
  return {
    name,
    describe,
    authenticate: (request, context) => token.authenticate(request, context),
    recover: async (challenge, context) => (await token.recover?.(challenge, context)) ?? 'give-up',
  };
}
