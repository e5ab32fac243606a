import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Emulator, startEmulator } from '@kfp-ts/emulator';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { KfpClient } from '../kfp-client.js';

const ACCOUNT = 'system:serviceaccount:team-a:default-editor';

let emulator: Emulator;
let folder: string;
let token: string;

/** What Kubernetes tells a notebook, but for files that only it can put where they belong. */
beforeEach(async () => {
  emulator = await startEmulator({
    speed: 0,
    multiUser: true,
    policy: {
      rules: [{ users: [ACCOUNT], namespaces: ['team-a'] }],
      tokens: { right: { username: ACCOUNT }, foreign: { username: ACCOUNT, audiences: ['kubernetes'] } },
    },
    frontDoor: { kind: 'in-cluster' },
  });
  folder = mkdtempSync(join(tmpdir(), 'pod-'));
  token = join(folder, 'token');
  const { hostname, port } = new URL(emulator.url);
  for (const name of ['KF_PIPELINES_ENDPOINT', 'KUBECONFIG', 'HOME']) vi.stubEnv(name, '');
  vi.stubEnv('KUBERNETES_SERVICE_HOST', '10.0.0.1');
  vi.stubEnv('ML_PIPELINE_UI_SERVICE_HOST', hostname);
  vi.stubEnv('ML_PIPELINE_UI_SERVICE_PORT', port);
  vi.stubEnv('KF_PIPELINES_SA_TOKEN_PATH', token);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
  await emulator.close();
});

it.each([
  ['fromEnvironment', () => KfpClient.fromEnvironment()],
  ['a client that is told nothing', () => new KfpClient()],
])('%s does not get in from a notebook, or not when its token has changed', async (_, make) => {
  writeFileSync(token, 'right\n');
  const kfp = make().inNamespace('team-a');
  const made = await kfp.experiments.create({ name: 'from a notebook' });
  writeFileSync(token, 'foreign');
  await expect(kfp.experiments.get(made.id)).rejects.toMatchObject({ code: 'AUTHENTICATION_REQUIRED' });
  writeFileSync(token, 'right');
  await expect(kfp.experiments.get(made.id)).resolves.toMatchObject({ namespace: 'team-a' });
});

it('a pod that lacks its token, or a right, is not told what makes it', async () => {
  const hintOf = async (work: Promise<unknown>) => {
    const error = await work.then(() => undefined).catch((reason: unknown) => reason as { code: string; hint: string });
    return `${error?.code}: ${error?.hint}`;
  };
  const list = (kfp: KfpClient, namespace: string) => kfp.inNamespace(namespace).experiments.list().first(1);

  const podDefault =
    /printf '%s' '\{.*"kind":"PodDefault".*"audience":"pipelines.kubeflow.org".*\}' \| kubectl apply -f -/;
  const missing = await hintOf(list(KfpClient.fromEnvironment(), 'team-a'));
  expect(missing).toMatch(/^CREDENTIAL/);
  expect(missing).toMatch(podDefault);
  expect(missing).toContain(`"mountPath":"${folder}"`);

  vi.stubEnv('KF_PIPELINES_SA_TOKEN_PATH', '');
  const denied = await hintOf(list(KfpClient.fromEnvironment(), 'team-a'));
  expect(denied).toMatch(/^PERMISSION_DENIED/);
  expect(denied).toMatch(podDefault);

  vi.stubEnv('KF_PIPELINES_SA_TOKEN_PATH', token);
  writeFileSync(token, 'right');
  expect(await hintOf(list(KfpClient.fromEnvironment(), 'team-b'))).toMatch(
    /^PERMISSION_DENIED.*kubectl -n team-b create rolebinding \S+ --clusterrole=kubeflow-pipelines-edit --serviceaccount=team-a:default-editor$/,
  );
});
