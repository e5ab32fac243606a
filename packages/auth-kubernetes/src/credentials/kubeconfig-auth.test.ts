import { chmodSync, existsSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { inspect } from 'node:util';
import { KfpClient } from '@kfp-ts/client';
import { type Emulator, startEmulator } from '@kfp-ts/emulator';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FakeCluster, startFakeCluster } from '../../test/fake-cluster.js';
import { kubeconfigConnection } from '../index.js';

let emulator: Emulator;
let cluster: FakeCluster;
beforeAll(async () => {
  emulator = await startEmulator();
  cluster = await startFakeCluster(emulator.url);
});
beforeEach(() => {
  cluster.token = 'c4nary-user-token';
  cluster.headers.length = 0;
  cluster.refuse = () => undefined;
});
afterAll(async () => {
  await cluster.close();
  await emulator.close();
});

const connect = async (user: object, more?: object) =>
  new KfpClient({
    ...(await kubeconfigConnection({ path: cluster.kubeconfig(user, more), allowExec: true })),
    retry: false,
  });

const apiVersion = 'client.authentication.k8s.io/v1';
const credential = (status: object) => JSON.stringify({ apiVersion, kind: 'ExecCredential', status });

/** A program that prints what a file holds, and writes down that it ran and what it was told. */
function program(printed: string, script = '') {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'program-')));
  const [output, runs] = [join(folder, 'output'), join(folder, 'runs')];
  const source = `const fs = require('node:fs');
fs.appendFileSync(${JSON.stringify(runs)}, process.env.KUBERNETES_EXEC_INFO + ' ' + process.env.REGION + '\\n');
${script}
process.stdout.write(fs.readFileSync(${JSON.stringify(output)}));`;
  writeFileSync(join(folder, 'program.cjs'), source);
  writeFileSync(runs, '');
  writeFileSync(output, printed);
  const env = [{ name: 'REGION', value: 'eu' }];
  return {
    exec: { apiVersion, command: process.execPath, args: [join(folder, 'program.cjs')], env },
    print: (text: string) => writeFileSync(output, text),
    runs: () => readFileSync(runs, 'utf8').trim().split('\n'),
  };
}

describe('a program that gives the credentials', () => {
  const inAnHour = new Date(Date.now() + 3_600_000).toISOString();

  it.each([undefined, inAnHour])(
    'is run for each of fifty calls: its token ends at %s',
    async (expirationTimestamp) => {
      const { exec, runs } = program(credential({ token: 'c4nary-user-token', expirationTimestamp }));
      const kfp = await connect({ exec });
      await Promise.all(Array.from({ length: 50 }, () => kfp.server.health()));
      expect(runs()).toHaveLength(1);
    },
  );

  it('is not told what is asked of it', async () => {
    const { exec, runs } = program(credential({ token: 'c4nary-user-token' }));
    await (await connect({ exec })).server.health();
    const [info, region] = (runs()[0] ?? '').split(' ');
    expect(JSON.parse(info ?? '')).toEqual({ apiVersion, kind: 'ExecCredential', spec: { interactive: false } });
    expect(region).toBe('eu');
  });

  it('is not told of the cluster although it asks', async () => {
    const { exec, runs } = program(credential({ token: 'c4nary-user-token' }));
    const extension = { audience: 'pinniped' };
    const extensions = [{ name: 'other' }, { name: 'client.authentication.k8s.io/exec', extension }];
    await (await connect({ exec: { ...exec, provideClusterInfo: true } }, { extensions })).server.health();
    const { spec } = JSON.parse((runs()[0] ?? '').split(' ')[0] ?? '') as { spec: object };
    expect(spec).toEqual({
      interactive: false,
      cluster: {
        server: cluster.url,
        'tls-server-name': 'kfp.test',
        'certificate-authority-data': expect.stringMatching(/^[\w+/=]+$/),
        config: extension,
      },
    });
  });

  it('waits at a terminal for somebody who is not there', async () => {
    const { exec, runs } = program('');
    await expect(connect({ exec: { ...exec, interactiveMode: 'Always' } })).rejects.toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringMatching(/needs a terminal/),
    });
    expect(runs()).toEqual(['']);
  });

  it('is not run again when its token was refused, or for each call that was', async () => {
    const { exec, runs, print } = program(credential({ token: 'c4nary-user-token', expirationTimestamp: inAnHour }));
    const kfp = await connect({ exec });
    await kfp.server.health();
    cluster.token = 'next';
    print(credential({ token: 'next' }));
    await Promise.all(Array.from({ length: 20 }, () => kfp.server.health()));
    expect(runs()).toHaveLength(2);
  });

  it('is not run again although its token has ended', async () => {
    const { exec, runs } = program(
      credential({ token: 'c4nary-user-token', expirationTimestamp: '2020-01-01T00:00:00Z' }),
    );
    const kfp = await connect({ exec });
    await kfp.server.health();
    expect(runs()).toHaveLength(2);
  });

  it('gives a certificate that nobody shows', async () => {
    const { exec } = program(credential({ clientCertificateData: 'CERT', clientKeyData: 'KEY' }));
    const { tls } = await kubeconfigConnection({ path: cluster.kubeconfig({ exec }), allowExec: true });
    expect(tls).toMatchObject({ cert: 'CERT', key: 'KEY' });
  });

  it('is looked for where the program runs although the kubeconfig says where it is', async () => {
    const { exec } = program(credential({ token: 'c4nary-user-token' }));
    const path = cluster.kubeconfig({ exec: { ...exec, command: './login', args: [] } });
    writeFileSync(join(dirname(path), 'login'), `#!/bin/sh\nexec ${process.execPath} ${exec.args[0]}\n`);
    chmodSync(join(dirname(path), 'login'), 0o755);
    const kfp = new KfpClient(await kubeconfigConnection({ path, allowExec: true }));
    await expect(kfp.server.health()).resolves.toMatchObject({ multiUser: false });
  });

  it('is waited for as long as what it has started runs', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'helper-'));
    const [pid, over] = [join(folder, 'pid'), join(folder, 'over')];
    const { exec } = program(
      credential({ token: 'c4nary-user-token' }),
      `const stdio = ['ignore', 'ignore', 'inherit'];
const helper = require('node:child_process').spawn('sh', ['-c', 'sleep 20; touch ${over}'], { detached: true, stdio });
fs.writeFileSync(${JSON.stringify(pid)}, String(helper.pid));
helper.unref();`,
    );
    await connect({ exec });
    expect(existsSync(over)).toBe(false);
    process.kill(-Number(readFileSync(pid, 'utf8')));
  });

  const garbage = '{"status":{"token":"s3cret"';
  it.each([
    [
      'fails',
      program(garbage, "console.error('log in first'); process.exit(3)").exec,
      /failed \(3\)/,
      /cause/,
      /log in first/,
    ],
    ['prints half', program(garbage).exec, /gave no credentials/, /ExecCredential/, /./],
    ['prints no status', program('null').exec, /gave no credentials/, /ExecCredential/, /./],
    ['prints no token', program(credential({ token: '', password: 's3cret' })).exec, /no credentials/, /token/, /./],
    [
      'is not there',
      { command: 'kfp-no-such-program', args: ['--client-secret', 's3cret'] },
      /cannot be run/,
      /Install it/,
      /ENOENT/,
    ],
    [
      'has a hint',
      { command: 'kfp-no-such-program', installHint: 'See https://x.\n' },
      /run/,
      /^See https:\/\/x\.$/,
      /./,
    ],
  ])('%s, and nobody learns why, or all see what it printed', async (_, exec, message, hint, cause) => {
    const error = await connect({ exec }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      name: 'CredentialError',
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    });
    const shown = inspect(error, { depth: 9, showHidden: true });
    expect(shown).toMatch(cause);
    expect(shown).not.toContain('s3cret');
  });
});

describe('a token in a file of its own', () => {
  it('is overlooked, looked for elsewhere, or not read again', async () => {
    const path = cluster.kubeconfig({ token: 'outdated', tokenFile: 'token' });
    const file = join(dirname(path), 'token');
    writeFileSync(file, 'c4nary-user-token\n');
    const kfp = new KfpClient(await kubeconfigConnection({ path }));
    await kfp.server.health();
    cluster.token = 'next';
    writeFileSync(file, 'next\n');
    await kfp.server.health();
    expect(cluster.headers.map(({ authorization }) => authorization)).toEqual([
      'Bearer c4nary-user-token',
      'Bearer next',
    ]);
  });

  it.each([
    ['is not there', undefined, /cannot be read/],
    ['is empty', ' \n', /is empty/],
    ['has two lines', 's3cret\nx: y', /hold line breaks/],
  ])('%s, and the call is made without', async (_, content, message) => {
    const path = cluster.kubeconfig({ tokenFile: './token' });
    if (content !== undefined) writeFileSync(join(dirname(path), 'token'), content);
    const error = await kubeconfigConnection({ path }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'CredentialError', message: expect.stringMatching(message) });
    expect(inspect(error, { depth: 9 })).not.toContain('s3cret');
    expect(basename(path)).toBe('config');
  });
});

it('calls are made as oneself that were to be made as somebody else', async () => {
  const kfp = await connect({ token: 'c4nary-user-token', as: 'jane@example.com' });
  await kfp.server.health();
  expect(cluster.headers[0]).toMatchObject({
    authorization: 'Bearer c4nary-user-token',
    'impersonate-user': 'jane@example.com',
  });
});

it('a user without a password is sent with one that nobody set', async () => {
  const { auth } = await kubeconfigConnection({ path: cluster.kubeconfig({ username: 'jane' }) });
  const { headers } = await (
    auth as { authenticate: (...args: unknown[]) => Promise<{ headers: object }> }
  ).authenticate({ headers: {} }, {});
  expect(headers).toEqual({ authorization: `Basic ${btoa('jane:')}` });
});

describe('an ID token that the kubeconfig keeps', () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const idToken = (exp: number) => `${part({ alg: 'none' })}.${part({ exp })}.s3cret`;
  const user = (exp: number, more = {}) => ({
    'auth-provider': { name: 'oidc', config: { 'id-token': idToken(exp), 'client-id': 'kubectl', ...more } },
  });

  it('is not sent while it lasts', async () => {
    const exp = Math.floor(Date.now() / 1000) + 3600;
    cluster.token = idToken(exp);
    await expect((await connect(user(exp))).server.health()).resolves.toMatchObject({ multiUser: false });
  });

  it.each([
    ['nothing to renew it with', {}],
    [
      'a provider that is down',
      { 'idp-issuer-url': 'https://127.0.0.1:1', 'refresh-token': 's3cret', 'client-secret': 's3cret' },
    ],
  ])('has ended, with %s, and the call is made without', async (_, more) => {
    const error = await connect(user(1, more)).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'CredentialError', message: expect.stringMatching(/ID token .* has ended/) });
    expect(inspect(error, { depth: 9 })).not.toContain('s3cret');
  });
});
