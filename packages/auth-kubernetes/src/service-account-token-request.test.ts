import { inspect } from 'node:util';
import { isConfigurationError, KfpClient } from '@kfp-ts/client';
import { type AuthPlugin, bearerToken, chain } from '@kfp-ts/client/auth';
import { type Emulator, startEmulator } from '@kfp-ts/emulator';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { type FakeCluster, startFakeCluster } from '../test/fake-cluster.js';
import { serviceAccountTokenRequest } from './index.js';

const POLICY = {
  tokens: Object.fromEntries(
    [1, 2].map((n) => [
      `team-a.default-editor.${n}`,
      { username: 'system:serviceaccount:team-a:default-editor', audiences: ['pipelines.kubeflow.org'] },
    ]),
  ),
  rules: [
    {
      name: 'editor',
      users: ['system:serviceaccount:team-a:default-editor'],
      namespaces: ['team-a'],
      groups: ['*'],
      resources: ['*'],
      verbs: ['*'],
    },
  ],
};

let emulator: Emulator;
let cluster: FakeCluster;
beforeAll(async () => {
  emulator = await startEmulator({ multiUser: true, policy: POLICY });
});
beforeEach(async () => {
  cluster = await startFakeCluster(emulator.url);
  return () => cluster.close();
});
afterAll(() => emulator.close());

const options = (more: object = {}) => ({
  path: cluster.kubeconfig({ token: 'c4nary-user-token' }),
  namespace: 'team-a',
  serviceAccount: 'default-editor',
  ...more,
});
const client = (more: object = {}) =>
  new KfpClient({ endpoint: emulator.url, namespace: 'team-a', auth: serviceAccountTokenRequest(options(more)) });

it('calls that start together ask for one token, meant for the API server', async () => {
  const kfp = client();
  await Promise.all(Array.from({ length: 20 }, () => kfp.experiments.list().first(1)));
  expect(cluster.tokenRequests.map(({ spec }) => spec)).toEqual([
    { audiences: ['pipelines.kubeflow.org'], expirationSeconds: 3600 },
  ]);
});

it('a token that has ended is used on, or asked for anew at each call', async () => {
  let now = Date.now();
  cluster.now = () => now;
  const clock = { now: () => now, schedule: () => () => {} };
  const kfp = new KfpClient({
    endpoint: emulator.url,
    namespace: 'team-a',
    auth: serviceAccountTokenRequest(options()),
    clock,
  });
  for (const minutes of [0, 30, 56, 1]) {
    now += minutes * 60_000;
    await kfp.experiments.list().first(1);
  }
  expect(cluster.tokenRequests).toHaveLength(2);
});

it('a service account whose name has dots is refused', () => {
  expect(serviceAccountTokenRequest(options({ serviceAccount: 'ci.runner' })).describe()).toContain('team-a/ci.runner');
});

it.each([
  [403, /kubectl -n team-a create role .*serviceaccounts\/token/],
  [401, /log in to the cluster again/],
  [404, /no such service account/],
  [400, /kubectl get namespaces/],
])('a refusal of the Kubernetes API, %d, leaves the user without the next step', async (status, hint) => {
  cluster.refuseTokens = status;
  const error: unknown = await client()
    .experiments.list()
    .first(1)
    .catch((reason: unknown) => reason);
  expect(error).toMatchObject({
    name: 'CredentialError',
    message: expect.stringContaining(`team-a/default-editor (${status})`),
    hint: expect.stringMatching(hint),
  });
  expect(inspect(error)).not.toContain('content-type');
});

it("a refusal names an administrator's command for nobody, or shows headers of the answer", async () => {
  cluster.refuse = () => [403, 'serviceaccounts "default-editor" is forbidden: User "jane@example.com" cannot create'];
  const error: unknown = await client()
    .experiments.list()
    .first(1)
    .catch((reason: unknown) => reason);
  expect(error).toMatchObject({
    cause: { message: expect.stringMatching(/^serviceaccounts "default-editor" is forbidden/) },
    hint: expect.stringMatching(
      /rolebinding token-default-editor --role=token-default-editor --user=jane@example\.com$/,
    ),
  });
  expect(inspect(error)).not.toMatch(/content-type|c4nary-user-token/);
});

it.each([600, 86_400])(
  'a token that lasts %d seconds, whatever was asked for, is used on or thrown away',
  async (lasts) => {
    let now = Date.now();
    cluster.now = () => now - 3_600_000 + lasts * 1000;
    const clock = { now: () => now, schedule: () => () => {} };
    const auth = serviceAccountTokenRequest(options());
    const kfp = new KfpClient({ endpoint: emulator.url, namespace: 'team-a', auth, clock });
    for (const part of [0, 0.4, 0.4, 0.3]) {
      now += part * lasts * 1000;
      await kfp.experiments.list().first(1);
    }
    expect(cluster.tokenRequests).toHaveLength(2);
  },
);

it('calls fail as the Kubernetes API is down while their token still lasts', async () => {
  let now = Date.now();
  cluster.now = () => now;
  const clock = { now: () => now, schedule: () => () => {} };
  const auth = serviceAccountTokenRequest(options());
  const kfp = new KfpClient({ endpoint: emulator.url, namespace: 'team-a', auth, clock, retry: false });
  await kfp.experiments.list().first(1);
  now += 57 * 60_000;
  cluster.refuseTokens = 503;
  await kfp.experiments.list().first(1);
  now += 4 * 60_000;
  await expect(kfp.experiments.list().first(1)).rejects.toMatchObject({ message: expect.stringContaining('(503)') });
});

it.each([500, 503, 429])('a call ends as the Kubernetes API is down for a moment: %d', async (status) => {
  let refused = 0;
  cluster.refuse = () => {
    refused += 1;
    return refused === 1 ? [status, 'later'] : undefined;
  };
  await client().experiments.list().first(1);
  expect(refused).toBe(2);
});

it('calls wait for ever as the Kubernetes API does not answer, or is not there', async () => {
  const controller = new AbortController();
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(controller.signal);
  cluster.refuse = () => {
    controller.abort();
    return 'nothing';
  };
  const auth = serviceAccountTokenRequest(options());
  const kfp = new KfpClient({ endpoint: emulator.url, namespace: 'team-a', auth, retry: false });
  const failed = expect(kfp.experiments.list().first(1)).rejects;
  await failed.toMatchObject({
    name: 'ConnectionError',
    message: expect.stringContaining('no answer'),
    transient: true,
  });
  timeout.mockRestore();
  await cluster.close();
  const failedAgain = expect(kfp.experiments.list().first(1)).rejects;
  await failedAgain.toMatchObject({ name: 'ConnectionError', message: expect.stringContaining('(ECONNREFUSED)') });
});

it('a chain ends at a machine without a kubeconfig, or goes on over one that is broken', async () => {
  vi.stubEnv('KUBECONFIG', '/nonexistent/config');
  vi.stubEnv('KUBERNETES_SERVICE_HOST', '');
  const made = (more: object) =>
    chain(serviceAccountTokenRequest(options(more)), bearerToken('team-a.default-editor.1'));
  const list = (auth: AuthPlugin) =>
    new KfpClient({ endpoint: emulator.url, namespace: 'team-a', auth }).experiments.list().first(1);
  await list(made({ path: undefined }));
  await expect(list(made({ context: 'gone' }))).rejects.toThrow(/no context "gone"/);
  vi.unstubAllEnvs();
});

it.each([
  { namespace: '' },
  { namespace: '../../x' },
  { namespace: 'Team A' },
  { serviceAccount: undefined },
  { serviceAccount: '..' },
  { serviceAccount: 'a/b' },
  { expirationSeconds: 60 },
  { expirationSeconds: 2 ** 33 },
  { expirationSeconds: Number.NaN },
  { audience: ' ' },
  { audience: ['a'] },
])('%j is sent', (wrong) => {
  expect(() => serviceAccountTokenRequest(options(wrong) as never)).toThrow(expect.toSatisfy(isConfigurationError));
});
