import { describe, expect, it } from 'vitest';
import { KfpClient } from '../kfp-client.js';
import type { Fetch } from '../transport/fetch-transport.js';
import { dexLogin } from './dex/dex-login.js';
import { oidcClientCredentials } from './oidc/oidc-client-credentials.js';

const LOGIN = dexLogin({ username: 'jane', password: 's3cret' });
const PROVIDER = oidcClientCredentials({ issuer: 'https://login.test', clientId: 'nightly', clientSecret: 's3cret' });

/** What a call fails with when the network says `code`. */
async function failureWith(code: string, auth: typeof LOGIN): Promise<unknown> {
  const fetch: Fetch = () =>
    Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error('no'), { code }) }));
  const kfp = new KfpClient({ endpoint: 'https://kf.test/pipeline', namespace: 'team', auth, fetch, retry: false });
  return kfp.runs.list().then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('a login that is said to have had no answer, whatever was the reason', () => {
  it.each([
    [
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      /^Signing in failed: https:\/\/kf\.test cannot be trusted .*SELF_SIGNED/,
      /tls\.ca/,
    ],
    ['ECONNREFUSED', /^Signing in failed: https:\/\/kf\.test cannot be reached/, /running/],
  ])('at the gate: %s', async (code, message, hint) => {
    expect(await failureWith(code, LOGIN)).toMatchObject({
      code: 'CONNECTION',
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    });
  });

  it.each([
    ['DEPTH_ZERO_SELF_SIGNED_CERT', /^oidcClientCredentials\(\): https:\/\/login\.test cannot be trusted/, /tls\.ca/],
    ['ECONNREFUSED', /^oidcClientCredentials\(\): https:\/\/login\.test cannot be reached/, /issuer/],
    ['ENOTFOUND', /^oidcClientCredentials\(\): https:\/\/login\.test cannot be reached/, /endpoints option/],
  ])('at the provider, of which the endpoint knows nothing: %s', async (code, message, hint) => {
    expect(await failureWith(code, PROVIDER)).toMatchObject({
      code: 'CONNECTION',
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    });
  });
});
