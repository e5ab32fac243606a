import { type EmulatorOptions, startEmulator } from '@kfp-ts/emulator';
import { describe, expect, it } from 'vitest';
import { KfpClient } from '../kfp-client.js';
import { dexLogin } from './dex/dex-login.js';

const USER = 'user@example.com';

/** A pipeline that is large for what it does. */
function largePackage(bytes: number): Uint8Array<ArrayBuffer> {
  const annotations = { note: 'x'.repeat(bytes) };
  const main = { name: 'main', container: { image: 'busybox', command: ['true'] } };
  const workflow = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Workflow',
    metadata: { generateName: 'large-', annotations },
    spec: { entrypoint: 'main', templates: [main] },
  };
  return new TextEncoder().encode(JSON.stringify(workflow));
}

const doors: NonNullable<EmulatorOptions['frontDoor']>[] = [
  { kind: 'oauth2-proxy' },
  { kind: 'oauth2-proxy', setup: 'kubeflow-1.9.0' },
  { kind: 'oauth2-proxy', setup: 'deploykf' },
  { kind: 'oauth2-proxy', setup: 'plain' },
  { kind: 'oidc-authservice' },
];

describe('an upload that is refused while it is being sent', () => {
  it.each(doors)('is made once, whole, after one login: %j', async (frontDoor) => {
    const started = await startEmulator({
      speed: 0,
      multiUser: true,
      policy: { rules: [{ users: [USER], namespaces: ['team'] }] },
      frontDoor,
    });
    try {
      const kfp = new KfpClient({
        endpoint: `${started.url}/pipeline`,
        namespace: 'team',
        auth: dexLogin({ username: USER, password: '12341234' }),
        retry: { baseDelayMs: 1 },
      });
      await kfp.experiments.list();
      const content = largePackage(3_000_000);
      const sources = [{ name: 'bytes.json', content }, new Blob([content]).stream()];
      for (const [i, source] of sources.entries()) {
        started.frontDoor?.endSessions();
        await kfp.pipelines.upload(source, { name: `large ${i}` });
      }
      const uploaded = await kfp.pipelines.list().toArray({ limit: 10 });
      expect(uploaded.map(({ name }) => name).sort()).toEqual(['large 0', 'large 1']);
      const { id } = uploaded[0] ?? {};
      expect((await kfp.pipelines.template(id ?? '')).length).toBeGreaterThan(3_000_000);
      expect(started.frontDoor?.counts()).toEqual({ logins: 3, wrongPasswords: 0 });
    } finally {
      await started.close();
    }
  });
});
