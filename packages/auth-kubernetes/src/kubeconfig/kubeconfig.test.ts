import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { inspect } from 'node:util';
import { isConfigurationError } from '@kfp-ts/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { kubeconfigConnection } from '../index.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubeconfig-'));
  vi.stubEnv('KUBECONFIG', '');
  vi.stubEnv('HOME', folder);
  vi.stubEnv('KUBERNETES_SERVICE_HOST', '');
});
afterEach(() => vi.unstubAllEnvs());

function write(name: string, content: string | object): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

interface Parts {
  host?: string;
  name?: string;
  current?: string;
  user?: object;
  cluster?: object;
}
const config = ({ host = 'one', name = host, current = name, user = { token: 't' }, cluster = {} }: Parts = {}) => ({
  clusters: [{ name, cluster: { server: `https://${host}.example.com`, ...cluster } }],
  users: [{ name, user }],
  contexts: [{ name, context: { cluster: name, user: name } }],
  'current-context': current,
});
const hostOf = async (options: object = {}) => new URL((await kubeconfigConnection(options)).endpoint ?? '').hostname;

describe('several files are not merged as kubectl does', () => {
  it('the first to name something has the say, files that are not there are passed over', async () => {
    const files = [
      join(folder, 'missing'),
      write('a', { ...config({ host: 'a', name: 'shared' }), 'current-context': '' }),
      write('b', config({ host: 'b', name: 'shared', current: 'c' })),
      write('c', config({ host: 'c' })),
      '',
    ];
    vi.stubEnv('KUBECONFIG', files.join(delimiter));
    expect(await hostOf()).toBe('c.example.com');
    expect(await hostOf({ context: 'shared' })).toBe('a.example.com');
  });

  it('a context of one file may name the cluster of another', async () => {
    const { contexts, ...others } = config({ host: 'a' });
    vi.stubEnv('KUBECONFIG', [write('a', { contexts }), write('b', others)].join(delimiter));
    expect(await hostOf()).toBe('a.example.com');
  });

  it('the file in the home folder counts when KUBECONFIG names none', async () => {
    write('.kube/config', config({ host: 'home' }));
    expect(await hostOf()).toBe('home.example.com');
  });
});

it('files that a kubeconfig names are looked for where the program runs', async () => {
  for (const name of ['ca', 'cert', 'key']) write(`pki/${name}.pem`, name.toUpperCase());
  const path = write(
    'deep/config',
    config({
      cluster: { 'certificate-authority': '../pki/ca.pem' },
      user: { 'client-certificate': '../pki/cert.pem', 'client-key': '../pki/key.pem' },
    }),
  );
  expect((await kubeconfigConnection({ path })).tls).toEqual({ ca: 'CA', cert: 'CERT', key: 'KEY' });
});

it('a file is looked for although its content is there', async () => {
  const path = write(
    'config',
    config({
      cluster: { 'certificate-authority': 'gone', 'certificate-authority-data': btoa('CA') },
      user: {
        'client-certificate': 'gone',
        'client-certificate-data': btoa('CERT'),
        'client-key': 'gone',
        'client-key-data': btoa('KEY'),
      },
    }),
  );
  expect((await kubeconfigConnection({ path })).tls).toEqual({ ca: 'CA', cert: 'CERT', key: 'KEY' });
});

it("a context without a user loses the cluster's certificates", async () => {
  const content = config({
    cluster: {
      'certificate-authority-data': btoa('CA'),
      'tls-server-name': 'kubernetes',
      'proxy-url': 'http://proxy:1',
    },
  });
  const path = write('config', { ...content, contexts: [{ name: 'one', context: { cluster: 'one' } }] });
  const { tls, proxy } = await kubeconfigConnection({ path });
  expect({ tls, proxy }).toEqual({ tls: { ca: 'CA', servername: 'kubernetes' }, proxy: 'http://proxy:1' });
});

it('a cluster whose certificate is not to be checked is checked, or all others are not', async () => {
  const path = write('config', config({ cluster: { 'insecure-skip-tls-verify': true } }));
  expect((await kubeconfigConnection({ path })).tls).toEqual({ insecureSkipVerify: true });
});

it('an entry that has nothing to do with the context is in the way', async () => {
  const content = config();
  const broken = [{ name: 'broken' }, {}, null, { name: 'other', cluster: { server: 7 } }];
  const path = write('config', {
    ...content,
    clusters: [...broken, ...content.clusters],
    users: [...broken, ...content.users],
  });
  expect(await hostOf({ path })).toBe('one.example.com');
});

describe('a kubeconfig that is no good is quoted, or ends in an exception of a library', () => {
  const contents: readonly (readonly [string, string | object, RegExp, RegExp])[] = [
    [
      'no YAML',
      'users:\n- name: u\n  user: {token: s3cret\nx',
      /cannot be read as YAML \(line \d+\)/,
      /kubectl config view/,
    ],
    ['tabs', 'users:\n\t- token: s3cret', /cannot be read as YAML \(line 2\)/, /kubectl config view/],
    ['empty', '', /holds no settings/, /right file/],
    ['a text', 's3cret', /holds no settings/, /right file/],
    ['a list', '- token: s3cret', /holds no settings/, /right file/],
    ['other settings', 'token: s3cret', /no current context/, /no contexts at all/],
    ['no current context', { ...config(), 'current-context': '' }, /no current context/, /It has: one/],
    ['no such context', config({ current: 'gone' }), /no context "gone"/, /It has: one/],
    ['no such cluster', { ...config(), clusters: null }, /names no cluster/, /It has: one/],
    ['no such user', { ...config(), users: [] }, /names no user/, /user "one"/],
    ['no server', config({ cluster: { server: undefined } }), /no https:\/\/ address/, /kubectl config view/],
    ['a server that is none', config({ cluster: { server: 's3cret@host' } }), /no https:\/\/ address/, /config view/],
    ['no encryption', config({ cluster: { server: 'http://s3cret@10.0.0.1' } }), /without encryption/, /kubectl proxy/],
    ['groups', config({ user: { token: 's3cret', as: 'jane', 'as-groups': ['a'] } }), /asks for as-groups/, /by `as`/],
  ];

  it.each(contents)('%s', async (_, content, message, hint) => {
    const path = write('config', content);
    const error: unknown = await kubeconfigConnection({ path }).catch((reason: unknown) => reason);
    expect(error).toSatisfy(isConfigurationError);
    expect(error).toMatchObject({ message: expect.stringMatching(message), hint: expect.stringMatching(hint) });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('s3cret');
  });

  it('there is none at all', async () => {
    vi.stubEnv('KUBECONFIG', join(folder, 'missing'));
    await expect(kubeconfigConnection()).rejects.toMatchObject({
      name: 'ConfigurationError',
      message: 'There is no kubeconfig',
      hint: expect.stringMatching(/KUBECONFIG/),
    });
  });
});

it.each([
  { installNamespace: '../../secrets' },
  { installNamespace: '' },
  { service: '..' },
  { service: 'a/b' },
  { service: 'ml-pipeline:http/../../x' },
])('a name leads to another part of the Kubernetes API: %j', async (options) => {
  const path = write('config', config());
  await expect(kubeconfigConnection({ path, ...options })).rejects.toSatisfy(isConfigurationError);
});
