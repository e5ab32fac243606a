import { isConfigurationError, KfpClient } from '@kfp-ts/client';
import { type Emulator, startEmulator } from '@kfp-ts/emulator';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
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
  path: cluster.kubeconfig({ token: 'user-token' }),
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

it.each([
  [403, /kubectl -n team-a create role .*serviceaccounts\/token/],
  [404, /no such service account/],
  [500, /kubectl get namespaces/],
])('a refusal of the Kubernetes API, %d, leaves the user without the next step', async (status, hint) => {
  cluster.refuseTokens = status;
  await expect(client().experiments.list().first(1)).rejects.toMatchObject({
    name: 'CredentialError',
    message: expect.stringContaining(`team-a/default-editor (${status})`),
    hint: expect.stringMatching(hint),
  });
});

it.each([{ namespace: '' }, { serviceAccount: undefined }, { expirationSeconds: 60 }])('%j is sent', (wrong) => {
  expect(() => serviceAccountTokenRequest(options(wrong) as never)).toThrow(expect.toSatisfy(isConfigurationError));
});
