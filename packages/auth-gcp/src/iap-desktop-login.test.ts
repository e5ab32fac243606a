import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { isConfigurationError } from '@kfp-ts/client';
import { beforeEach, expect, it } from 'vitest';
import { type FakeGoogle, startFakeGoogle } from '../test/fake-google.js';
import { recordingClient } from '../test/sent-authorization.js';
import { type IapDesktopLoginOptions, iapDesktopLogin } from './index.js';

let google: FakeGoogle;
beforeEach(async () => {
  google = await startFakeGoogle();
  return () => google.close();
});

const prompts: URL[] = [];
/** A browser whose user agrees at once. */
function agree(url: string): void {
  const page = new URL(url);
  prompts.push(page);
  const back = new URL(page.searchParams.get('redirect_uri') ?? '');
  back.search = String(new URLSearchParams({ state: page.searchParams.get('state') ?? '', code: 'the-code' }));
  void fetch(back);
}

const login = (options: Partial<IapDesktopLoginOptions> = {}) =>
  iapDesktopLogin({
    audience: 'iap',
    clientId: 'desktop',
    clientSecret: 'c4nary-secret',
    onPrompt: agree,
    endpoints: google.endpoints,
    ...options,
  });

function storedToken(): string {
  const tokenFile = join(mkdtempSync(join(tmpdir(), 'iap-')), 'token.json');
  writeFileSync(tokenFile, '{"clientId":"desktop","refreshToken":"c4nary-kept"}');
  return tokenFile;
}

it('the user is asked for each call, the code is taken without its proof, or the token is for another audience', async () => {
  const { kfp, sent } = recordingClient(login());
  const before = prompts.length;
  await Promise.all([kfp.server.health(), kfp.server.health()]);
  await kfp.server.health();
  expect(prompts.length - before).toBe(1);
  const asked = prompts.at(-1)?.searchParams;
  expect(asked?.get('redirect_uri')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback$/);
  expect(asked?.get('access_type')).toBe('offline');
  const [code, refresh] = google.forms;
  expect(code).toMatchObject({ grant_type: 'authorization_code', code: 'the-code' });
  const proof = createHash('sha256')
    .update(code?.code_verifier ?? '')
    .digest('base64url');
  expect([asked?.get('code_challenge_method'), asked?.get('code_challenge')]).toEqual(['S256', proof]);
  expect(refresh).toMatchObject({ grant_type: 'refresh_token', audience: 'iap', refresh_token: 'c4nary-refresh-1' });
  expect(google.forms).toHaveLength(2);
  expect(JSON.parse(Buffer.from(sent[0]?.split('.')[1] ?? '', 'base64url').toString())).toMatchObject({ aud: 'iap' });
});

it('an answer that another login, or a stranger, sends to the loopback address is taken', async () => {
  const answers: number[] = [];
  const { kfp } = recordingClient(
    login({
      onPrompt: async (url) => {
        const back = new URL(new URL(url).searchParams.get('redirect_uri') ?? '');
        for (const query of ['?code=stolen', '?code=stolen&state=other', 'favicon.ico'])
          answers.push((await fetch(new URL(query, back))).status);
        agree(url);
      },
    }),
  );
  await kfp.server.health();
  expect(answers).toEqual([400, 400, 400]);
  expect(google.forms.map(({ code }) => code)).not.toContain('stolen');
});

it('the refresh token can be read by others, or is asked for although the file has one', async () => {
  const tokenFile = join(mkdtempSync(join(tmpdir(), 'iap-')), 'deep', 'token.json');
  await recordingClient(login({ tokenFile })).kfp.server.health();
  expect(statSync(tokenFile).mode & 0o777).toBe(0o600);
  const onPrompt = () => expect.unreachable('the file has a token');
  await recordingClient(login({ tokenFile, onPrompt })).kfp.server.health();
  expect(readFileSync(tokenFile, 'utf8')).not.toContain('c4nary-secret');
});

it('a refresh token that Google has forgotten, or a file of someone else, ends in an error instead of a login', async () => {
  const tokenFile = join(mkdtempSync(join(tmpdir(), 'iap-')), 'token.json');
  for (const content of [
    '{"clientId":"desktop","refreshToken":"c4nary-forgotten"}',
    '{"clientId":"other"}',
    'no JSON',
  ]) {
    writeFileSync(tokenFile, content, { mode: 0o644 });
    const before = prompts.length;
    await recordingClient(login({ tokenFile })).kfp.server.health();
    expect(prompts.length - before).toBe(1);
    expect(statSync(tokenFile).mode & 0o777).toBe(0o600);
  }
});

it('a refresh token that was taken back while the program runs asks the user for each call, or never again', async () => {
  const refused = new Set<string | null>();
  const { kfp, sent } = recordingClient(login(), undefined, [], refused);
  await kfp.server.health();
  refused.add(sent[0] ?? null);
  google.grants.clear();
  const before = prompts.length;
  await Promise.all(Array.from({ length: 10 }, () => kfp.server.health()));
  expect(prompts.length - before).toBe(1);
});

it('a token file that cannot be written ends in an exception of Node', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'iap-'));
  const { kfp } = recordingClient(login({ tokenFile: folder }));
  await expect(kfp.server.health()).rejects.toMatchObject({
    name: 'CredentialError',
    message: `The refresh token cannot be kept in ${folder}`,
    hint: expect.stringMatching(/tokenFile/),
  });
  // The user has logged in, and is not asked again.
  const before = prompts.length;
  await kfp.server.health();
  expect(prompts).toHaveLength(before);
  expect(readdirSync(dirname(folder)).filter((name) => name.startsWith(`${basename(folder)}.`))).toEqual([]);
});

it('the refresh token can be read by others for a moment, as the file was there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'iap-'));
  const tokenFile = join(folder, 'token.json');
  writeFileSync(tokenFile, '{}', { mode: 0o644 });
  const { ino } = statSync(tokenFile);
  await recordingClient(login({ tokenFile })).kfp.server.health();
  expect(statSync(tokenFile).ino).not.toBe(ino);
  expect(readdirSync(folder)).toEqual(['token.json']);
});

it('calls end as Google is down for a moment', async () => {
  const failures: number[] = [503, 429];
  google.fail = () => failures.shift();
  const { kfp, sent } = recordingClient(login(), undefined, [], undefined, 3);
  await kfp.server.health();
  expect([sent.length, failures]).toEqual([1, []]);
  await google.close();
  const down = expect(recordingClient(login({ tokenFile: storedToken() })).kfp.server.health()).rejects;
  await down.toMatchObject({ name: 'ConnectionError', message: expect.stringMatching(/cannot be reached/) });
});

it('a login waits until the browser that shows its page is closed', async () => {
  const onPrompt = (url: string) => {
    agree(url);
    return new Promise<void>(() => {});
  };
  await expect(recordingClient(login({ onPrompt })).kfp.server.health()).resolves.toBeDefined();
});

it('a prompt that fails, or a port that is taken, is blamed on somebody else', async () => {
  const failing = login({
    onPrompt: () => {
      throw new RangeError('no browser');
    },
  });
  await expect(recordingClient(failing).kfp.server.health()).rejects.toMatchObject({
    name: 'CredentialError',
    message: 'The onPrompt function of iapDesktopLogin() failed',
    cause: expect.any(RangeError),
  });
  const port = Number(new URL(google.endpoints.token).port);
  await expect(recordingClient(login({ port })).kfp.server.health()).rejects.toMatchObject({
    name: 'ConfigurationError',
    message: `iapDesktopLogin() cannot listen on port ${port} of this machine`,
  });
});

it.each([
  [
    'says no',
    (back: URL, state: string) => fetch(new URL(`?error=access_denied&state=${state}`, back)),
    30_000,
    /access_denied/,
  ],
  ['never comes back', () => undefined, 50, /Nobody logged in/],
])('a user who %s leaves the call hanging', async (_, act, timeoutMs, message) => {
  const { kfp } = recordingClient(
    login({
      timeoutMs,
      onPrompt: (url) => {
        const { searchParams } = new URL(url);
        void act(new URL(searchParams.get('redirect_uri') ?? ''), searchParams.get('state') ?? '');
      },
    }),
  );
  await expect(kfp.server.health()).rejects.toMatchObject({
    name: 'CredentialError',
    message: expect.stringMatching(message),
    hint: expect.any(String),
  });
});

it('a login without its client, or that nobody would see, is made', () => {
  expect(() => login({ clientSecret: '' })).toThrow(expect.toSatisfy(isConfigurationError));
  expect(() => login({ onPrompt: undefined as never })).toThrow(expect.toSatisfy(isConfigurationError));
});
