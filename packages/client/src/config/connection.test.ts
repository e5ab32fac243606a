import { inspect } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { bearerToken } from '../auth/bearer-token.js';
import { headers } from '../auth/headers.js';
import { KfpClient } from '../kfp-client.js';
import type { Fetch } from '../transport/fetch-transport.js';
import type { KfpClientOptions } from './client-options.js';
import { type Connection, withConnection } from './connection.js';
import type { EnvironmentOptions } from './environment.js';
import type { KubeconfigPackage } from './kubeconfig-on-demand.js';

const ROOT = 'https://k8s.test/k8s/clusters/c-1/api/v1/namespaces/kubeflow/services/ml-pipeline:http/proxy';

/** Answers what any call takes, and keeps what was asked. */
function server() {
  const asked: { url: string; authorization?: string | undefined; key?: string | undefined }[] = [];
  const fetch: Fetch = async (url, init) => {
    const sent = init.headers as Record<string, string>;
    asked.push({ url, authorization: sent.authorization, key: sent['x-key'] });
    return new Response(url.endsWith('/healthz') ? '{"multi_user":false}' : '{}');
  };
  return { asked, fetch };
}

describe('a connection that is made at the first request', () => {
  it('is made more than once, or is lost on some kind of call', async () => {
    const { asked, fetch } = server();
    const connection = vi.fn(async () => ({ endpoint: ROOT, auth: bearerToken('k8s') }));
    const kfp = new KfpClient({ connection, fetch });
    expect(connection).not.toHaveBeenCalled();
    await Promise.all(Array.from({ length: 50 }, () => kfp.server.health()));
    await kfp.inNamespace('team-b').server.health();
    await kfp.api.GET('/apis/v1beta1/runs');
    await kfp.pipelines.list().first(1);
    expect(connection).toHaveBeenCalledOnce();
    expect(asked.every(({ url }) => url.startsWith(`${ROOT}/apis/v1beta1/`))).toBe(true);
    expect(asked.every(({ authorization }) => authorization === 'Bearer k8s')).toBe(true);
  });

  it('stays broken after it has failed once', async () => {
    const { asked, fetch } = server();
    const connection = vi.fn(async () => ({ endpoint: ROOT }));
    connection.mockRejectedValueOnce(new Error('down'));
    const kfp = new KfpClient({ connection, fetch });
    await expect(kfp.server.health()).rejects.toThrow('down');
    await kfp.server.health();
    expect(asked).toHaveLength(1);
  });

  it.each<[string, unknown]>([
    ['is not one yet', Promise.resolve({ endpoint: ROOT })],
    ['gives nothing', () => {}],
    ['leads nowhere', async () => ({ auth: bearerToken('k8s') })],
  ])('%s, and is passed over with its credentials, or ends in an exception of the language', async (_, connection) => {
    const { asked, fetch } = server();
    const kfp = new KfpClient({ connection: connection as () => Promise<Connection>, fetch });
    await expect(kfp.server.health()).rejects.toMatchObject({
      code: 'CONFIGURATION',
      hint: expect.stringContaining('connection: () => '),
    });
    expect(asked).toEqual([]);
  });

  it('holds a call longer than its caller waits', async () => {
    const kfp = new KfpClient({ connection: () => new Promise(() => {}), totalTimeoutMs: 20 });
    await expect(kfp.server.health()).rejects.toMatchObject({ code: 'TIMEOUT' });
    const controller = new AbortController();
    const call = kfp.server.health({ signal: controller.signal, totalTimeoutMs: 100_000 });
    setImmediate(() => controller.abort('over'));
    await expect(call).rejects.toBe('over');
  });

  it('leads credentials over a line that anybody reads', async () => {
    const { asked, fetch } = server();
    const kfp = new KfpClient({
      connection: async () => ({ endpoint: 'http://kf.test' }),
      auth: bearerToken('t'),
      fetch,
    });
    await expect(kfp.server.health()).rejects.toThrow(/unencrypted/);
    expect(asked).toEqual([]);
  });

  it('takes the place of what the program says itself', async () => {
    const { asked, fetch } = server();
    const connection = async (): Promise<KfpClientOptions> => ({ endpoint: ROOT, auth: bearerToken('k8s') });
    await new KfpClient({ connection, fetch, auth: headers({ 'x-key': '1' }) }).server.health();
    await new KfpClient({ connection, fetch, auth: bearerToken('mine') }).server.health();
    expect(asked.map(({ authorization, key }) => [authorization, key])).toEqual([
      ['Bearer k8s', '1'],
      ['Bearer mine', undefined],
    ]);
  });
});

it.each<[KfpClientOptions, Connection, KfpClientOptions]>([
  [{ proxy: 'http://mine:1' }, { proxy: 'http://other:2' }, { proxy: 'http://mine:1' }],
  [{ proxy: 'http://mine:1' }, { proxy: undefined }, { proxy: 'http://mine:1' }],
  [{}, { proxy: 'http://other:2' }, { proxy: 'http://other:2' }],
  [
    { tls: { servername: 'mine' } },
    { tls: { servername: 'other', ca: 'ca' } },
    { tls: { servername: 'mine', ca: 'ca' } },
  ],
  [{ tls: { ca: undefined } }, { tls: { ca: 'ca' } }, { tls: { ca: 'ca' } }],
  [{ tls: { ca: 'mine' } }, {}, { tls: { ca: 'mine' } }],
  [{}, {}, { tls: undefined, proxy: undefined, auth: [] }],
])('what the program says, %j, is lost beside what a connection says, %j', (options, found, expected) => {
  expect(withConnection(options, { endpoint: ROOT, ...found })).toMatchObject({ endpoint: ROOT, ...expected });
});

describe('a kubeconfig', () => {
  const CONFIG = '/jane/.kube/config';
  const files =
    (...paths: string[]) =>
    (path: string) =>
      paths.includes(path) ? '' : undefined;

  /** A client with what the package that reads kubeconfigs was asked for. */
  function client(overrides: EnvironmentOptions, env: Record<string, string>, ...paths: string[]) {
    const kubeconfigConnection = vi.fn<KubeconfigPackage['kubeconfigConnection']>(async () => {
      throw new Error('connecting');
    });
    const source = { env, readFile: files(...paths), loadKubeconfigPackage: async () => ({ kubeconfigConnection }) };
    return { kfp: KfpClient.fromEnvironment(overrides, source), kubeconfigConnection };
  }

  it.each<[string, EnvironmentOptions, Record<string, string>, object]>([
    ['the variable', {}, { KUBECONFIG: '/a:/b', HOME: '/jane' }, { path: ['/a', '/b'] }],
    ['the home folder', {}, { HOME: '/jane' }, { path: [CONFIG] }],
    ['the home folder on Windows', {}, { USERPROFILE: '/jane' }, { path: [CONFIG] }],
    ['the installation', { installNamespace: 'ml' }, { HOME: '/jane' }, { installNamespace: 'ml' }],
    ['permission', { kubeconfig: { allowExec: true } }, { HOME: '/jane' }, { path: [CONFIG], allowExec: true }],
    [
      'a context before the variable and the pod',
      { kubeconfig: { context: 'prod' } },
      { HOME: '/jane', KF_PIPELINES_ENDPOINT: 'https://env.test', KUBERNETES_SERVICE_HOST: '10.0.0.1' },
      { context: 'prod', path: [CONFIG] },
    ],
    ['a path', { kubeconfig: { path: '/c:d' } }, { KUBECONFIG: '/a' }, { path: '/c:d' }],
  ])('is not used as it should be: %s', async (_, overrides, env, expected) => {
    const { kfp, kubeconfigConnection } = client(overrides, env, CONFIG);
    await expect(kfp.server.health()).rejects.toThrow('connecting');
    expect(kubeconfigConnection).toHaveBeenCalledWith(expect.objectContaining(expected));
    expect(kfp.explain()).toMatch(/endpoint: found out at the first request \(by the kubeconfig \//);
  });

  it.each<[EnvironmentOptions, Record<string, string>]>([
    [{}, { HOME: '/john' }],
    [{}, {}],
    [{ kubeconfig: false }, { HOME: '/jane' }],
    [{ fetch: server().fetch }, { HOME: '/jane' }],
    [{ kubeconfig: { allowExec: true } }, { HOME: '/jane', KUBERNETES_SERVICE_HOST: '10.0.0.1' }],
    [{ kubeconfig: { allowExec: true } }, { HOME: '/jane', KF_PIPELINES_ENDPOINT: 'https://env.test' }],
    [{ endpoint: 'https://mine.test' }, { KUBECONFIG: '/a' }],
  ])('is used where something else counts more: %j with %j', (overrides, env) => {
    expect(client(overrides, env, CONFIG).kfp.explain()).not.toContain('kubeconfig');
  });

  it('is used without what was misspelt', async () => {
    const { kfp } = client({ kubeconfig: { alowExec: true } as object }, { KUBECONFIG: '/a' });
    await expect(kfp.server.health()).rejects.toMatchObject({ code: 'CONFIGURATION', hint: 'Did you mean allowExec?' });
  });

  it('sends the token of the pod to the Kubernetes API', () => {
    const { kfp } = client({}, { KUBECONFIG: '/a', KF_PIPELINES_SA_TOKEN_PATH: '/mine' });
    expect(kfp.explain()).toContain('credentials: those that come with the endpoint');
  });

  it('is in the way of who has not installed what reads it', async () => {
    const loadKubeconfigPackage = async () =>
      Promise.reject(new Error("Cannot find package '@kfp-ts/auth-kubernetes'"));
    const kfp = KfpClient.fromEnvironment({}, { env: { KUBECONFIG: '/a' }, readFile: files(), loadKubeconfigPackage });
    const error = await kfp.server.health().catch((reason: unknown) => reason as Error);
    expect(error).toMatchObject({
      code: 'CONFIGURATION',
      message: expect.stringMatching(/\/a .*@kfp-ts\/auth-kubernetes/),
      hint: expect.stringMatching(/npm install @kfp-ts\/auth-kubernetes.*KF_PIPELINES_ENDPOINT/),
    });
  });

  it('tells its credentials to who prints the client', async () => {
    const { fetch } = server();
    const kfp = new KfpClient({ fetch, connection: async () => ({ endpoint: ROOT, auth: bearerToken('s3cret') }) });
    await kfp.server.health();
    expect(inspect(kfp, { depth: 9, showHidden: true }) + JSON.stringify(kfp) + kfp.explain()).not.toContain('s3cret');
  });
});
