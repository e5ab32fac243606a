import { describe, expect, it } from 'vitest';
import { none } from '../auth/none.js';
import { KfpClient } from '../kfp-client.js';
import type { Fetch } from '../transport/fetch-transport.js';

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
