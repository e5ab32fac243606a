import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bearerToken, chain } from '@kfp-ts/client/auth';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { idToken } from '../test/fake-google.js';
import { recordingClient } from '../test/sent-authorization.js';
import { iapServiceAccount } from './index.js';

const AUDIENCE = '123-abc.apps.googleusercontent.com';
const ROBOT = 'robot@project.iam.gserviceaccount.com';
const exp = Math.floor(Date.now() / 1000) + 3600;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'google-'));
  vi.stubEnv('HOME', folder);
  vi.stubEnv('GOOGLE_APPLICATION_CREDENTIALS', '');
  vi.stubEnv('GCE_METADATA_HOST', '');
});
afterEach(() => vi.unstubAllEnvs());

/** Google's servers; what they were asked, as host and path. */
function fakeGoogle(status = 200) {
  const asked: string[] = [];
  const bodies: string[] = [];
  const fetchImplementation = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const { host, pathname } = new URL(String(input));
    asked.push(`${host}${pathname}`);
    bodies.push(String(init?.body));
    const given = {
      access_token: 'c4nary-access',
      expires_in: 3600,
      token_type: 'Bearer',
      accessToken: 'c4nary-access',
      expireTime: new Date(exp * 1000).toISOString(),
      // Of the tool that the person has logged in with, whatever was asked for.
      id_token: idToken({ aud: 'gcloud', exp }),
    };
    const isIdToken = pathname.endsWith(':generateIdToken');
    const body = isIdToken && status === 200 ? { token: idToken({ aud: AUDIENCE, exp }) } : given;
    return new Response(JSON.stringify(body), {
      status: isIdToken ? status : 200,
      headers: { 'content-type': 'application/json' },
    });
  };
  return { asked, bodies, clientOptions: { transporterOptions: { fetchImplementation } } };
}

const person = { type: 'authorized_user', client_id: 'c', client_secret: 'c4nary-s', refresh_token: 'c4nary-r' };
/** What exchanges tokens of a workload: the library asks it in a way of its own. */
let exchange: Server;
beforeAll(async () => {
  const issued_token_type = 'urn:ietf:params:oauth:token-type:access_token';
  const granted = { access_token: 'c4nary-federated', expires_in: 3600, token_type: 'Bearer', issued_token_type };
  exchange = createServer((_, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(granted));
  });
  await new Promise<void>((resolve) => exchange.listen(0, '127.0.0.1', resolve));
});
afterAll(() => exchange.close());

function federated(more: object = {}) {
  const file = join(folder, 'subject');
  writeFileSync(file, 'c4nary-subject');
  return {
    type: 'external_account',
    audience: '//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/q',
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    token_url: `http://127.0.0.1:${(exchange.address() as AddressInfo).port}/v1/token`,
    credential_source: { file },
    ...more,
  };
}

type Options = Partial<Parameters<typeof iapServiceAccount>[0]>;
function call(credentials: object, { clientOptions }: ReturnType<typeof fakeGoogle>, more: Options = {}) {
  const google = { credentials, clientOptions } as never;
  const { kfp, sent } = recordingClient(iapServiceAccount({ audience: AUDIENCE, google, ...more }));
  return kfp.server.health().then(() => sent);
}
const audienceIn = (header: string | null | undefined) =>
  (JSON.parse(Buffer.from(header?.split('.')[1] ?? '', 'base64url').toString()) as { aud: string }).aud;

it("a person's credentials send a token that the proxy refuses, and nobody says why", async () => {
  await expect(call(person, fakeGoogle())).rejects.toMatchObject({
    name: 'CredentialError',
    message: expect.stringMatching(/a person's/),
    hint: expect.stringMatching(/impersonate.*iapDesktopLogin/),
  });
});

it("a person who may act for a service account cannot get the account's tokens", async () => {
  const google = fakeGoogle();
  const sent = await call(person, google, { impersonate: ROBOT });
  expect(audienceIn(sent[0])).toBe(AUDIENCE);
  expect(google.asked).toContain(
    `iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/${ROBOT}:generateIdToken`,
  );
  expect(JSON.parse(google.bodies.at(-1) ?? '')).toMatchObject({ audience: AUDIENCE, includeEmail: true });
});

it('a person who may not learns nothing of the right that is missing', async () => {
  await expect(call(person, fakeGoogle(403), { impersonate: ROBOT })).rejects.toMatchObject({
    message: 'Google gave no ID token (403)',
    hint: expect.stringMatching(/Identity Token Creator/),
  });
});

it('workload identity federation is taken for a person, or sends a token of the wrong kind', async () => {
  await expect(call(federated(), fakeGoogle())).rejects.toMatchObject({
    name: 'CredentialError',
    message: expect.stringMatching(/workload identity/),
    hint: expect.stringMatching(/impersonate/),
  });
  expect(audienceIn((await call(federated(), fakeGoogle(), { impersonate: ROBOT }))[0])).toBe(AUDIENCE);
  const url = `https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/${ROBOT}:generateAccessToken`;
  const exchanged = federated({ service_account_impersonation_url: url });
  expect(audienceIn((await call(exchanged, fakeGoogle()))[0])).toBe(AUDIENCE);
});

it('a key in a file, and the header that leaves Authorization to others, are not used', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keyFile = join(folder, 'key.json');
  const private_key = privateKey.export({ type: 'pkcs8', format: 'pem' });
  writeFileSync(keyFile, JSON.stringify({ type: 'service_account', client_email: ROBOT, private_key }));
  const fetchImplementation = async () => Response.json({ id_token: idToken({ aud: AUDIENCE, exp }) });
  const google = { clientOptions: { transporterOptions: { fetchImplementation } } } as never;
  const headers: Headers[] = [];
  const gate = iapServiceAccount({ audience: AUDIENCE, keyFile, google, header: 'proxy-authorization' });
  const { kfp } = recordingClient([gate, bearerToken('c4nary-inner')], undefined, headers);
  await kfp.server.health();
  expect(headers[0]?.get('authorization')).toBe('Bearer c4nary-inner');
  expect(audienceIn(headers[0]?.get('proxy-authorization'))).toBe(AUDIENCE);
});

it("the machine's own account on Google Cloud is not asked, or for another audience", async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('metadata-flavor', 'Google');
    response.end(request.url?.includes('/identity?') ? idToken({ aud: AUDIENCE, exp }) : 'default');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('GCE_METADATA_HOST', `127.0.0.1:${(server.address() as AddressInfo).port}`);
  vi.stubEnv('METADATA_SERVER_DETECTION', 'assume-present');
  const { kfp, sent } = recordingClient(iapServiceAccount({ audience: AUDIENCE }));
  await Promise.all(Array.from({ length: 50 }, () => kfp.server.health()));
  expect(audienceIn(sent[0])).toBe(AUDIENCE);
  const identity = asked.filter((url) => url.includes('/identity?'));
  expect(identity).toHaveLength(1);
  expect(new URL(identity[0] ?? '', 'http://x').searchParams.get('audience')).toBe(AUDIENCE);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

it('a chain ends at a machine that has no Google credentials', async () => {
  vi.stubEnv('METADATA_SERVER_DETECTION', 'none');
  const { kfp, sent } = recordingClient(chain(iapServiceAccount({ audience: AUDIENCE }), bearerToken('c4nary-next')));
  await kfp.server.health();
  expect(sent).toEqual(['Bearer c4nary-next']);
});
