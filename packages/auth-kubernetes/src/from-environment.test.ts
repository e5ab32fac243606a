import { delimiter } from 'node:path';
import { KfpClient, type KubeconfigPackage } from '@kfp-ts/client';
import { type Emulator, startEmulator } from '@kfp-ts/emulator';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FakeCluster, PROXY_PATH, startFakeCluster } from '../test/fake-cluster.js';

let emulator: Emulator;
let cluster: FakeCluster;
beforeAll(async () => {
  emulator = await startEmulator();
  cluster = await startFakeCluster(emulator.url);
});
afterAll(async () => {
  await cluster.close();
  await emulator.close();
});

// The types say that the client knows what this package gives.
const loadKubeconfigPackage = (): Promise<KubeconfigPackage> => import('./index.js');
const surroundings = (KUBECONFIG: string) => ({
  env: { KUBECONFIG },
  readFile: () => undefined,
  loadKubeconfigPackage,
});

it('a laptop with a kubeconfig does not get in', async () => {
  const kfp = KfpClient.fromEnvironment({}, surroundings(cluster.kubeconfig({ token: 'c4nary-user-token' })));
  expect(cluster.seen).toEqual([]);
  const made = await Promise.all(Array.from({ length: 20 }, (_, i) => kfp.experiments.create({ name: `laptop ${i}` })));
  const { data } = await kfp.api.GET('/apis/v1beta1/experiments/{id}', { params: { path: { id: made[0]?.id ?? '' } } });
  expect(data?.name).toBe('laptop 0');
  expect(cluster.seen.filter((line) => line === `POST ${PROXY_PATH}/apis/v1beta1/experiments`)).toHaveLength(20);
});

it('files that are not there are in the way of the one that is', async () => {
  const path = cluster.kubeconfig({ token: 'c4nary-user-token' });
  const kfp = KfpClient.fromEnvironment({}, surroundings(['/nonexistent/config', path].join(delimiter)));
  await expect(kfp.server.health()).resolves.toMatchObject({ multiUser: false });
});

it('a program of the kubeconfig is run without leave, or not with it', async () => {
  const apiVersion = 'client.authentication.k8s.io/v1';
  const credential = JSON.stringify({ apiVersion, kind: 'ExecCredential', status: { token: 'c4nary-user-token' } });
  const args = ['-p', JSON.stringify(credential)];
  const source = surroundings(
    cluster.kubeconfig({ exec: { apiVersion, command: process.execPath, args, interactiveMode: 'Never' } }),
  );
  await expect(KfpClient.fromEnvironment({}, source).server.health()).rejects.toMatchObject({
    code: 'CONFIGURATION',
    hint: expect.stringContaining('kubeconfig: { allowExec: true }'),
  });
  const kfp = KfpClient.fromEnvironment({ kubeconfig: { allowExec: true } }, source);
  await expect(kfp.server.health()).resolves.toMatchObject({ multiUser: false });
});

it('an unusable kubeconfig is not told from a server that is down', async () => {
  const kfp = KfpClient.fromEnvironment({}, surroundings('/nonexistent/config'));
  await expect(kfp.server.health()).rejects.toMatchObject({
    code: 'CONFIGURATION',
    message: expect.stringContaining('/nonexistent/config'),
  });
});
