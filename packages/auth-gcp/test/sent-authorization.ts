import { KfpClient } from '@kfp-ts/client';
import type { AuthPlugin } from '@kfp-ts/client/auth';

const HEALTH = '{"commit_sha":"x","tag_name":"1.8.5","multi_user":false}';

/** A client whose server writes down the headers of each request, and refuses some as the proxy does. */
export function recordingClient(
  auth: AuthPlugin | AuthPlugin[],
  endpoint = 'https://kfp.test/pipeline',
  headers: Headers[] = [],
  refused: ReadonlySet<string | null> = new Set(),
  maxAttempts = 1,
) {
  const sent: (string | null)[] = [];
  const kfp = new KfpClient({
    endpoint,
    auth,
    retry: { maxAttempts, baseDelayMs: 1, maxDelayMs: 1 },
    fetch: async (_, init) => {
      headers.push(new Headers(init?.headers));
      sent.push(headers.at(-1)?.get('authorization') ?? null);
      if (refused.has(sent.at(-1) ?? null)) {
        return new Response('Invalid IAP credentials: JWT expired', {
          status: 401,
          headers: { 'x-goog-iap-generated-response': 'true' },
        });
      }
      return new Response(HEALTH, { headers: { 'content-type': 'application/json' } });
    },
  });
  return { kfp, sent };
}
