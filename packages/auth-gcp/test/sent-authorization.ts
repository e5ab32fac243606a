import { KfpClient } from '@kfp-ts/client';
import type { AuthPlugin } from '@kfp-ts/client/auth';

const HEALTH = '{"commit_sha":"x","tag_name":"1.8.5","multi_user":false}';

/** A client whose server writes down the Authorization of each request. */
export function recordingClient(auth: AuthPlugin, endpoint = 'https://kfp.test/pipeline') {
  const sent: (string | null)[] = [];
  const kfp = new KfpClient({
    endpoint,
    auth,
    retry: false,
    fetch: async (_, init) => {
      sent.push(new Headers(init?.headers).get('authorization'));
      return new Response(HEALTH, { headers: { 'content-type': 'application/json' } });
    },
  });
  return { kfp, sent };
}
