import { describe, expect, it, vi } from 'vitest';
import { bearerToken } from '../auth/bearer-token.js';
import { none } from '../auth/none.js';
import { KfpClient } from '../kfp-client.js';
import type { Fetch } from '../transport/fetch-transport.js';
import type { KfpClientOptions } from './client-options.js';
import type { EnvironmentOptions, EnvironmentSource } from './environment.js';

const TOKEN_PATH = '/var/run/secrets/kubeflow/pipelines/token';
const NAMESPACE_PATH = '/var/run/secrets/kubernetes.io/serviceaccount/namespace';

function inPod(files: Record<string, string>, env: Record<string, string> = {}) {
  return { env, readFile: (path: string) => files[path] };
}

/** Answers health and empty lists, and keeps what was asked. */
function server(multiUser: boolean) {
  const asked: { url: string; authorization?: string | undefined }[] = [];
  const fetch: Fetch = async (url, { headers }) => {
    asked.push({ url, authorization: (headers as Record<string, string>).authorization });
    return new Response(url.endsWith('/healthz') ? JSON.stringify({ multi_user: multiUser }) : '{}');
  };
  return { asked, fetch };
}

describe('a pod whose surroundings are not used', () => {
  it('takes the in-cluster address, the mounted token and the namespace of the pod', async () => {
    const { asked, fetch } = server(true);
    const kfp = KfpClient.fromEnvironment({ fetch }, inPod({ [TOKEN_PATH]: 't1\n', [NAMESPACE_PATH]: 'jane\n' }));
    await kfp.runs.list();
    expect(asked.at(-1)).toEqual({
      url: expect.stringMatching(/^http:\/\/ml-pipeline\.kubeflow\.svc\.cluster\.local:8888\/.*id=jane/),
      authorization: 'Bearer t1',
    });
  });

  it('sends no namespace of its own accord to a single-user server', async () => {
    const { asked, fetch } = server(false);
    await KfpClient.fromEnvironment({ fetch }, inPod({ [NAMESPACE_PATH]: 'kubeflow' })).runs.list();
    expect(asked.at(-1)?.url).not.toContain('NAMESPACE');
    expect(asked.at(-1)?.authorization).toBeUndefined();
  });

  it('follows the variables', async () => {
    const { asked, fetch } = server(false);
    const env = { KF_PIPELINES_ENDPOINT: 'https://kf.test/pipeline', KF_PIPELINES_SA_TOKEN_PATH: '/mine' };
    await KfpClient.fromEnvironment({ fetch }, inPod({ '/mine': 't2', [TOKEN_PATH]: 't1' }, env)).server.health();
    expect(asked).toEqual([{ url: 'https://kf.test/pipeline/apis/v1beta1/healthz', authorization: 'Bearer t2' }]);
  });

  it('goes on with the token that Kubernetes has renewed meanwhile, and tells where it is', async () => {
    const files = { [TOKEN_PATH]: 'old' };
    const asked: (string | undefined)[] = [];
    const fetch: Fetch = async (_, { headers }) => {
      const { authorization } = headers as Record<string, string>;
      asked.push(authorization);
      files[TOKEN_PATH] = 'new';
      const isRefused = authorization === 'Bearer old';
      return isRefused ? new Response('', { status: 401 }) : new Response('{"multi_user":false}');
    };
    const kfp = KfpClient.fromEnvironment({ fetch }, inPod(files));
    await kfp.server.health();
    expect(asked).toEqual(['Bearer old', 'Bearer new']);
    expect(kfp.explain()).toContain(`credentials: the service account token in ${TOKEN_PATH}`);
  });

  it('fails, and does not go on without credentials, when the named token is missing', async () => {
    const { asked, fetch } = server(false);
    const kfp = KfpClient.fromEnvironment({ fetch }, inPod({}, { KF_PIPELINES_SA_TOKEN_PATH: '/mine' }));
    await expect(kfp.server.health()).rejects.toMatchObject({
      code: 'CREDENTIAL',
      message: expect.stringContaining('/mine'),
    });
    expect(asked).toEqual([]);
  });

  it('takes an empty variable for none', async () => {
    const { asked, fetch } = server(false);
    const empty = {
      KF_PIPELINES_ENDPOINT: '',
      KF_PIPELINES_SA_TOKEN_PATH: '',
      KF_PIPELINES_UI_ENDPOINT: '',
      KUBECONFIG: '',
    };
    const source = inPod({ [TOKEN_PATH]: 't1' }, empty);
    await KfpClient.fromEnvironment({ fetch }, source).server.health();
    expect(asked[0]).toMatchObject({
      url: expect.stringContaining('ml-pipeline.kubeflow'),
      authorization: 'Bearer t1',
    });
    expect(KfpClient.fromEnvironment({}, source).explain()).toContain("web pages: /pipeline on the gateway's host");
  });

  it('never takes the token for the Kubernetes API', async () => {
    const { asked, fetch } = server(false);
    const files = { '/var/run/secrets/kubernetes.io/serviceaccount/token': 'wrong' };
    await KfpClient.fromEnvironment({ fetch }, inPod(files)).server.health();
    expect(asked[0]?.authorization).toBeUndefined();
  });
});

describe('what the program says itself', () => {
  it('counts more than the surroundings; undefined says nothing', async () => {
    const { asked, fetch } = server(true);
    const source = inPod(
      { [TOKEN_PATH]: 't1', [NAMESPACE_PATH]: 'jane' },
      { KF_PIPELINES_ENDPOINT: 'https://env.test' },
    );
    const overrides = { fetch, endpoint: 'https://mine.test', namespace: 'team-b', auth: none(), timeoutMs: undefined };
    await KfpClient.fromEnvironment(overrides, source).runs.list();
    expect(asked.at(-1)?.url).toMatch(/^https:\/\/mine\.test\/.*id=team-b/);
    expect(asked.at(-1)?.authorization).toBeUndefined();
  });
});

/** Where a client sends its first request. */
async function firstAddress(overrides: EnvironmentOptions, source: EnvironmentSource): Promise<string | undefined> {
  const { asked, fetch } = server(false);
  await KfpClient.fromEnvironment({ ...overrides, fetch }, source).server.health();
  return asked[0]?.url.replace('/apis/v1beta1/healthz', '');
}

describe('a server that is looked for in the wrong order', () => {
  const named = { KF_PIPELINES_ENDPOINT: ' https://env.test/pipeline ' };
  const service = { ML_PIPELINE_UI_SERVICE_HOST: '10.0.0.7', ML_PIPELINE_UI_SERVICE_PORT: '8080' };
  const pod = { KUBERNETES_SERVICE_HOST: '10.0.0.1' };
  it.each([
    [{ endpoint: 'https://mine.test' }, { ...named, ...service, ...pod }, 'https://mine.test'],
    [{}, { ...named, ...service, ...pod }, 'https://env.test/pipeline'],
    [{}, { ...service, ...pod }, 'http://10.0.0.7:8080'],
    [{}, { ML_PIPELINE_UI_SERVICE_HOST: '10.0.0.7' }, 'http://10.0.0.7'],
    [{}, { ML_PIPELINE_UI_SERVICE_HOST: 'fd00::7' }, 'http://[fd00::7]'],
    [{}, { ...service, KF_PIPELINES_ENDPOINT: '' }, 'http://10.0.0.7:8080'],
    [{ installNamespace: 'ml' }, { ...service, ...pod }, 'http://ml-pipeline.ml.svc.cluster.local:8888'],
    [{}, pod, 'http://ml-pipeline.kubeflow.svc.cluster.local:8888'],
    [{}, {}, 'http://ml-pipeline.kubeflow.svc.cluster.local:8888'],
  ])('%j with %j goes to %s %s', async (overrides, env, address) => {
    expect(await firstAddress(overrides, { env, readFile: () => undefined })).toBe(address);
  });

  it('in a pod the token goes to the service of that address, and no proxy sees it', async () => {
    const { asked, fetch } = server(false);
    const env = { ...service, HTTP_PROXY: 'http://proxy.test:3128' };
    const source = inPod({ [TOKEN_PATH]: 't1' }, env);
    await KfpClient.fromEnvironment({ fetch }, source).server.health();
    expect(asked[0]?.authorization).toBe('Bearer t1');
    expect(KfpClient.fromEnvironment({}, source).explain()).toContain('proxy: none');
  });

  it('the token goes also to a host that the program names, unless it names its own', async () => {
    const { asked, fetch } = server(false);
    const source = inPod({ [TOKEN_PATH]: 't1' });
    const endpoint = 'https://mine.test';
    await KfpClient.fromEnvironment({ endpoint, fetch }, source).server.health();
    await KfpClient.fromEnvironment({ endpoint, fetch, auth: bearerToken('mine') }, source).server.health();
    expect(asked.map((each) => each.authorization)).toEqual(['Bearer t1', 'Bearer mine']);
  });

  it.each([
    [{ KF_PIPELINES_ENDPOINT: 'kf.example.com' }, /^The endpoint "kf.example.com" \(from KF_PIPELINES_ENDPOINT\)/],
    [
      { KF_PIPELINES_ENDPOINT: 'https://kf.test', HTTPS_PROXY: 'socks5://me:s3cret@proxy.test' },
      /^The proxy \(from the environment\) is not/,
    ],
  ])('a variable that cannot be right is found out about in some other place: %j', (env, message) => {
    expect(() => KfpClient.fromEnvironment({}, { env })).toThrow(message);
  });
});

describe('a client that is told nothing at all', () => {
  it('does nothing when it is made, and finds the server at its first request', async () => {
    const { asked, fetch } = server(true);
    vi.stubEnv('KF_PIPELINES_ENDPOINT', 'https://later.test/pipeline');
    const kfp = new KfpClient({ fetch, namespace: 'jane' });
    vi.stubEnv('KF_PIPELINES_ENDPOINT', 'https://env.test/pipeline');
    expect(kfp.explain()).toContain('endpoint: https://env.test/pipeline (from KF_PIPELINES_ENDPOINT)');
    await Promise.all([kfp.runs.list(), kfp.inNamespace('team-b').runs.list(), kfp.api.GET('/apis/v1beta1/healthz')]);
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.every(({ url }) => url.startsWith('https://env.test/pipeline/apis/v1beta1/'))).toBe(true);
    vi.unstubAllEnvs();
  });

  it('tells of another server than it uses, or breaks, once the variables have changed', async () => {
    const { asked, fetch } = server(true);
    vi.stubEnv('KF_PIPELINES_ENDPOINT', 'https://env.test/pipeline');
    const kfp = new KfpClient({ fetch });
    await kfp.server.health();
    vi.stubEnv('KF_PIPELINES_ENDPOINT', 'ftp://env.test');
    await expect(kfp.runs.list()).rejects.toThrow(/namespace/);
    expect(kfp.explain()).toContain('endpoint: https://env.test/pipeline (from KF_PIPELINES_ENDPOINT)');
    expect(kfp.inNamespace('jane').links.home).toBe('https://env.test/_/pipeline/?ns=jane');
    expect(asked.every(({ url }) => url.startsWith('https://env.test/'))).toBe(true);
    vi.unstubAllEnvs();
  });

  it('looks for its server for ever, without a word, when a variable that is null names it', async () => {
    const { asked, fetch } = server(false);
    const endpoint = null as unknown as undefined;
    await new KfpClient({ endpoint, fetch }).runs.list();
    await KfpClient.fromEnvironment({ endpoint, fetch }, inPod({})).runs.list();
    expect(asked.at(-1)?.url).toMatch(/^http:\/\/ml-pipeline\.kubeflow\.svc\.cluster\.local:8888\//);
  });

  it('fails outside the cluster without a word about how a server is named', async () => {
    const cause = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' });
    const fetch: Fetch = () => Promise.reject(new TypeError('fetch failed', { cause }));
    const kfp = KfpClient.fromEnvironment({ fetch, retry: false }, { env: {}, readFile: () => undefined });
    await expect(kfp.runs.list()).rejects.toMatchObject({
      code: 'CONNECTION',
      hint: expect.stringContaining('KF_PIPELINES_ENDPOINT'),
    });
  });

  it('follows what its options became after it was made', async () => {
    const { asked, fetch } = server(false);
    vi.stubEnv('KF_PIPELINES_ENDPOINT', 'https://env.test');
    const options: KfpClientOptions = { fetch };
    const kfp = new KfpClient(options);
    options.endpoint = 'https://other.test';
    await kfp.server.health();
    expect(asked.map(({ url }) => url)).toEqual(['https://env.test/apis/v1beta1/healthz']);
    vi.unstubAllEnvs();
  });

  it('refuses at its first request a variable that cannot be right', async () => {
    vi.stubEnv('KF_PIPELINES_ENDPOINT', 'ftp://env.test');
    await expect(new KfpClient().runs.get('r1')).rejects.toMatchObject({ code: 'CONFIGURATION' });
    vi.unstubAllEnvs();
  });
});

describe('explain() does not tell why', () => {
  const lineOf = (kfp: KfpClient, name: string) =>
    kfp
      .explain()
      .split('\n')
      .find((line) => line.startsWith(`${name}: `));
  it('what the surroundings say', () => {
    const env = {
      KF_PIPELINES_ENDPOINT: 'https://env.test/pipeline',
      KF_PIPELINES_SA_TOKEN_PATH: '/mine',
      KF_PIPELINES_UI_ENDPOINT: 'https://ui.test/pipeline',
      HTTPS_PROXY: 'http://user:s3cret@proxy.test:3128',
    };
    const kfp = KfpClient.fromEnvironment({}, inPod({ [NAMESPACE_PATH]: 'jane' }, env));
    expect(lineOf(kfp, 'endpoint')).toBe('endpoint: https://env.test/pipeline (from KF_PIPELINES_ENDPOINT)');
    expect(lineOf(kfp, 'credentials')).toBe(
      'credentials: the service account token in /mine (from KF_PIPELINES_SA_TOKEN_PATH)',
    );
    expect(lineOf(kfp, 'namespace')).toBe("namespace: jane (this pod's), if the installation is multi-user");
    expect(lineOf(kfp, 'proxy')).toBe('proxy: proxy.test:3128 (from the environment)');
    expect(lineOf(kfp, 'web pages')).toBe('web pages: https://ui.test/pipeline (from KF_PIPELINES_UI_ENDPOINT)');
    expect(kfp.explain()).not.toContain('s3cret');
  });

  it('what the program says', () => {
    const overrides = { endpoint: 'https://mine.test', auth: bearerToken('s3cret'), namespace: 'jane' };
    const kfp = KfpClient.fromEnvironment(
      overrides,
      inPod({ [TOKEN_PATH]: 't' }, { KF_PIPELINES_ENDPOINT: 'https://x' }),
    );
    expect(lineOf(kfp, 'endpoint')).toBe('endpoint: https://mine.test (given)');
    expect(lineOf(kfp, 'credentials')).toMatch(/\(given\)$/);
    expect(lineOf(kfp, 'namespace')).toBe('namespace: jane (given)');
  });

  it('a connection of the program', () => {
    const kfp = KfpClient.fromEnvironment({ connection: async () => ({ endpoint: 'https://mine.test' }) }, inPod({}));
    expect(lineOf(kfp, 'endpoint')).toBe('endpoint: found out at the first request (given)');
  });

  it('what stands at the end, where nothing is said', () => {
    const pod = KfpClient.fromEnvironment({}, inPod({ [TOKEN_PATH]: 't' }));
    expect(lineOf(pod, 'endpoint')).toMatch(/8888 \(this is a pod\)$/);
    expect(lineOf(pod, 'credentials')).toBe(
      `credentials: the service account token in ${TOKEN_PATH} (its file is there)`,
    );
    expect(lineOf(KfpClient.fromEnvironment({}, inPod({})), 'endpoint')).toMatch(/8888 \(nothing names another\)$/);
  });
});
