import { KfpClient } from '@kfp-ts/client';
import { bearerToken } from '@kfp-ts/client/auth';

/** One user of the installation and the pipeline they run. */
export interface DemoUser {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly token: string | undefined;
  /** A file of examples/pipelines. */
  readonly pipeline: string;
  readonly parameters: Readonly<Record<string, string | number>>;
}

/** The user's client; without a token of their own, the environment decides how they log in. */
export function connectUser(server: { readonly url: string | undefined }, user: DemoUser): KfpClient {
  return KfpClient.fromEnvironment({
    ...(server.url && { endpoint: server.url }),
    ...(user.namespace && { namespace: user.namespace }),
    ...(user.token && { auth: bearerToken(user.token) }),
  });
}
