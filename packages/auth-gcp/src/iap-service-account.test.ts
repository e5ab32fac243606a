import { generateKeyPairSync } from 'node:crypto';
import { inspect } from 'node:util';
import { isConfigurationError } from '@kfp-ts/client';
import { expect, it } from 'vitest';
import { idToken } from '../test/fake-google.js';
import { recordingClient } from '../test/sent-authorization.js';
import { iapServiceAccount } from './index.js';

const AUDIENCE = '123-abc.apps.googleusercontent.com';
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const credentials = {
  client_email: 'robot@project.iam.gserviceaccount.com',
  private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
};

/** google-auth-library with a network of its own. */
function googleThat(answer: (claims: Record<string, unknown>) => { status?: number; body: object }) {
  const asked: { url: string; claims: Record<string, unknown> }[] = [];
  const fetchImplementation = async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const assertion = new URLSearchParams(String(init?.body)).get('assertion') ?? '';
    const claims = JSON.parse(Buffer.from(assertion.split('.')[1] ?? '', 'base64url').toString()) as Record<
      string,
      unknown
    >;
    asked.push({ url: String(url), claims });
    const { status = 200, body } = answer(claims);
    return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
  };
  return { asked, google: { clientOptions: { transporterOptions: { fetchImplementation } } } };
}
const inAnHour = () => Math.floor(Date.now() / 1000) + 3600;

it('the token is for Google instead of the proxy, or is fetched for each call', async () => {
  const { asked, google } = googleThat(({ target_audience }) => ({
    body: { id_token: idToken({ aud: target_audience, exp: inAnHour() }) },
  }));
  const { kfp, sent } = recordingClient(
    iapServiceAccount({ audience: AUDIENCE, credentials, google: google as never }),
  );
  await Promise.all([kfp.server.health(), kfp.server.health(), kfp.server.health()]);
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({
    url: expect.stringMatching(/^https:\/\/(oauth2|www)\.googleapis\.com\//),
    claims: { target_audience: AUDIENCE, iss: credentials.client_email },
  });
  const claims = Buffer.from(sent[0]?.split('.')[1] ?? '', 'base64url').toString();
  expect(JSON.parse(claims)).toMatchObject({ aud: AUDIENCE });
  expect(new Set(sent).size).toBe(1);
});

it('a refusal shows the key, or says nothing of what to do', async () => {
  const { google } = googleThat(() => ({
    status: 401,
    body: { error: 'invalid_client', error_description: 'no IAP' },
  }));
  const { kfp } = recordingClient(iapServiceAccount({ audience: AUDIENCE, credentials, google: google as never }));
  const error: unknown = await kfp.server.health().catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: 'CredentialError', hint: expect.stringMatching(/audience/) });
  const shown = inspect([error, kfp], { depth: 12, showHidden: true });
  expect(shown).not.toContain(credentials.private_key.split('\n')[1]);
  expect(shown).not.toContain('assertion=');
});

it('a client without an audience is made', () => {
  expect(() => iapServiceAccount({ audience: '' })).toThrow(expect.toSatisfy(isConfigurationError));
});
