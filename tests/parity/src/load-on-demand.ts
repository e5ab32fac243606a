import { KfpClient } from '@kfp-ts/client';

/** Has the client load what it loads at its first request in a pod: a clock that hurries would not wait for it. */
export async function loadOnDemand(): Promise<void> {
  const client = KfpClient.fromEnvironment(
    { endpoint: 'http://127.0.0.1', fetch: async () => new Response('{}') },
    { env: {}, readFile: () => 'token' },
  );
  await client.server.health();
}
