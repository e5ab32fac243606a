import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { FakeClock } from '../../test/fake-clock.js';
import { testRequest, testResponse } from '../../test/test-request.js';
import { ConfigurationError, isConfigurationError } from '../errors/configuration-error.js';
import { ConnectionError } from '../errors/connection-error.js';
import type { AuthContext, AuthPlugin } from './auth-plugin.js';
import { bearerToken } from './bearer-token.js';
import { chain } from './chain.js';

const clock = new FakeClock();
const send = async () => testResponse(500);
const origin = 'http://kfp.test';
const context: AuthContext = { origin, endpoint: origin, clock, send, sendElsewhere: send };
const sign = async (plugin: AuthPlugin) => (await plugin.authenticate(testRequest(), context)).headers.authorization;

function tokenFile(content: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'token-')), 'token');
  writeFileSync(path, content);
  return path;
}

it('a file that was renewed is not read again, or its line break is sent along', async () => {
  const path = tokenFile('c4nary-first\n');
  const plugin = bearerToken({ path });
  expect(await sign(plugin)).toBe('Bearer c4nary-first');
  writeFileSync(path, 'c4nary-second\n');
  expect(await sign(plugin)).toBe('Bearer c4nary-second');
});

it('a refused token of a file is sent again although it has not changed, or is not although it has', async () => {
  const path = tokenFile('c4nary-first');
  const plugin = bearerToken({ path });
  const request = await plugin.authenticate(testRequest(), context);
  const challenge = { gate: 'Istio', response: testResponse(401), request } as const;
  expect(await plugin.recover?.(challenge, context)).toBe('give-up');
  writeFileSync(path, 'c4nary-second');
  expect(await plugin.recover?.(challenge, context)).toBe('replay');
});

it.each([
  ['is not there', () => '/nonexistent/token', /\/nonexistent\/token cannot be read \(ENOENT\)/],
  ['is a folder', () => tmpdir(), /cannot be read \(EISDIR\)/],
  ['is empty', () => tokenFile(' \n'), /is empty/],
  ['holds several lines', () => tokenFile('s3cret\nx: y'), /holds blanks/],
])('a file that %s is not named, or quoted', async (_, path, message) => {
  const failure: unknown = await sign(bearerToken({ path: path() })).catch((reason: unknown) => reason);
  expect(failure).toMatchObject({
    code: 'CREDENTIAL',
    message: expect.stringMatching(message),
    hint: expect.any(String),
  });
  expect(inspect(failure)).not.toContain('s3cret');
});

it.each([{ path: '' }, {}, { path: undefined }])('a file without a path is read: %j', (file) => {
  expect(() => bearerToken(file as never)).toThrow(expect.toSatisfy(isConfigurationError));
});

it.each([undefined, null, '', { token: '' }])('a chain ends at a function that has no token: %j', async (none) => {
  expect(
    await sign(
      chain(
        bearerToken(() => none as undefined),
        bearerToken('next'),
      ),
    ),
  ).toBe('Bearer next');
});

it.each(['  ', 'c4nary b', 42, { token: 'c4nary\nb' }])(
  'a chain passes over a token that is broken: %j',
  async (broken) => {
    const plugin = chain(
      bearerToken(() => broken as string),
      bearerToken('next'),
    );
    await expect(sign(plugin)).rejects.toMatchObject({ code: 'CREDENTIAL', notConfigured: false });
  },
);

it.each([
  new ConfigurationError('There is no vault', { hint: 'Open one.' }),
  new ConnectionError('The vault does not answer', { hint: 'Is it running?', mayHaveReachedServer: false }),
])(
  'what a function says to do is buried below a text about the function, or cannot be tried again: %s',
  async (error) => {
    await expect(sign(bearerToken(() => Promise.reject(error)))).rejects.toBe(error);
  },
);

it.each([Number.NaN, new Date('never'), null, undefined])(
  'a function is called for each request, as its token ends at %s',
  async (expiresAt) => {
    let calls = 0;
    const plugin = bearerToken(() => ({ token: `t${++calls}`, expiresAt: expiresAt as number }));
    for (let uses = 0; uses < 3; uses += 1) {
      await sign(plugin);
      await clock.advance(3_600_000);
    }
    expect(calls).toBe(1);
  },
);

it('a plugin made of it is reported under a name that its user has never written', async () => {
  const plugin = bearerToken(() => '', { name: 'vaultToken', describe: () => 'tokens of the vault' });
  expect([plugin.name, plugin.describe()]).toEqual(['vaultToken', 'tokens of the vault']);
  await expect(sign(plugin)).rejects.toThrow('What the vaultToken() function gave is empty');
  for (const source of ['token', { path: '/token' }])
    expect(bearerToken(source, { name: 'vaultToken', describe: () => 'x' })).toMatchObject({ name: 'vaultToken' });
});

it('nobody can see which plugin of a chain is used, or a chain of none is made', async () => {
  const plugin = chain(chain(bearerToken({ path: '/nonexistent' })), bearerToken('s3cret'));
  expect(plugin.describe()).toBe('the first of: the first of: the token in /nonexistent; a fixed bearer token');
  await sign(plugin);
  expect(plugin.describe()).toMatch(/\(found: a fixed bearer token\)$/);
  expect(() => chain()).toThrow(expect.toSatisfy(isConfigurationError));
});

it('two tokens overwrite each other, as one is for the gate and one for what is behind it', async () => {
  const path = tokenFile('c4nary-file');
  for (const source of ['c4nary-fixed', { path }, () => 'c4nary-given']) {
    const plugin = bearerToken(source, { header: 'proxy-authorization' });
    const both = await bearerToken('c4nary-other').authenticate(testRequest(), context);
    const request = await plugin.authenticate(both, context);
    expect(request.headers).toMatchObject({
      authorization: 'Bearer c4nary-other',
      'proxy-authorization': expect.stringMatching(/^Bearer c4nary-(fixed|file|given)$/),
    });
    const challenge = { gate: 'Google IAP', response: testResponse(401), request } as const;
    expect(await plugin.recover?.(challenge, context)).not.toBe('replay');
  }
});
