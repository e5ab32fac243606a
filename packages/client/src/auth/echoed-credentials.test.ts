import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KfpClient } from '../kfp-client.js';
import type { Fetch } from '../transport/fetch-transport.js';
import type { AuthPlugin } from './auth-plugin.js';
import { bearerToken } from './bearer-token.js';
import { headers } from './headers.js';
import { sessionCookie } from './session-cookie.js';

/** What a call fails with at a gate that repeats the headers of requests. */
async function failureAt(
  auth: AuthPlugin | [],
  echo: (sent: string) => Response,
  own?: Record<string, string>,
): Promise<Error> {
  const fetch: Fetch = async (_, init) => echo(JSON.stringify(init?.headers));
  const kfp = new KfpClient({
    endpoint: 'https://kf.test/pipeline',
    namespace: 'team',
    auth,
    headers: own,
    fetch,
    retry: false,
  });
  const failure: unknown = await kfp.runs.get('r1').then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(failure instanceof Error)) throw new Error('The call did not fail.');
  return failure;
}

const shown = (error: Error) => `${error.message} ${inspect(error, { depth: 9 })} ${JSON.stringify(error)}`;

const GATES: [string, (sent: string) => Response][] = [
  ['a page titled so', (sent) => new Response(`<title>${sent}</title>`, { status: 401 })],
  ['a page with 200', (sent) => new Response(`<title>${sent}</title>`)],
  ['JSON', (sent) => Response.json({ error: sent, message: sent, code: 13 }, { status: 500 })],
  ['a text', (sent) => new Response(`Jwt ${sent} is expired`, { status: 401 })],
  ['an address', (sent) => new Response(`see /?h=${encodeURIComponent(sent)}`, { status: 400 })],
];

describe.each(GATES)('credentials that a gate repeats in its refusal, as %s, are in the error', (_, echo) => {
  it.each([
    ['bearerToken', bearerToken('c4nary-token')],
    ['sessionCookie', sessionCookie('oauth2_proxy_kubeflow=c4nary-session|1|x==; oauth2_proxy_kubeflow_1=c4nary-rest')],
    ['headers', headers({ 'x-api-key': 'c4nary-key' })],
  ])('%s', async (_name, plugin) => {
    const failure = await failureAt(plugin, echo);
    expect(shown(failure)).not.toContain('c4nary');
  });

  it('those of the headers option, without a plugin', async () => {
    const failure = await failureAt([], echo, { 'x-api-key': 'c4nary-key' });
    expect(shown(failure)).not.toContain('c4nary');
  });
});

it('what a refusal says about the user is lost with them', async () => {
  const plugin = headers({ 'kubeflow-userid': 'jane@example.com' });
  const echo = (sent: string) => Response.json({ error: sent, message: sent, code: 7 }, { status: 403 });
  expect((await failureAt(plugin, echo)).message).toContain('jane@example.com');
});

it('a part of a token is left over, as another one stands in it', async () => {
  const tokens = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 8, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(tokens, tokens, async (one, other) => {
      const plugin = headers({ 'x-api-key': one, 'x-auth-token': other });
      const echo = () => new Response(`${one}${other}`, { status: 400 });
      const { message } = await failureAt(plugin, echo);
      expect(message).not.toContain(one);
      expect(message).not.toContain(other);
    }),
    { numRuns: 50, examples: [['aaaaaaaa', 'aaaaaaaab']] },
  );
});
