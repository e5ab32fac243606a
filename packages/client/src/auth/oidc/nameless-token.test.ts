import { startEmulator } from '@kfp-ts/emulator';
import { expect, it } from 'vitest';
import { KfpClient } from '../../kfp-client.js';
import { oidcDeviceCode } from './oidc-device-code.js';

it.each([
  ['openid', 'AUTHENTICATION_REQUIRED'],
  [undefined, undefined],
])(
  'a person signs in with a token that does not say who it is, and nobody tells what it lacks: %s',
  async (scope, code) => {
    const emulator = await startEmulator({
      multiUser: true,
      policy: { rules: [{ users: ['user@example.com'], namespaces: ['team'] }] },
      frontDoor: { kind: 'oauth2-proxy' },
      speed: 0,
    });
    const auth = oidcDeviceCode({
      issuer: 'http://dex.auth.svc.cluster.local:5556/dex',
      clientId: 'kubeflow-pipelines-sdk',
      ...(scope && { scope }),
      endpoints: { token: `${emulator.url}/dex/token`, deviceAuthorization: `${emulator.url}/dex/device/code` },
      onPrompt: ({ userCode }) => emulator.frontDoor?.approveDevice(userCode, 'user@example.com'),
    });
    const clock = {
      now: () => emulator.clock.now().getTime(),
      schedule(callback: () => void, ms: number) {
        if (ms <= 10_000) void emulator.clock.advance(ms).then(callback);
        return () => {};
      },
    };
    const kfp = new KfpClient({ endpoint: `${emulator.url}/pipeline`, namespace: 'team', auth, clock, retry: false });
    const failure: unknown = await kfp.experiments.list().then(
      () => undefined,
      (error: unknown) => error,
    );
    await emulator.close();
    if (code === undefined) expect(failure).toBeUndefined();
    else expect(failure).toMatchObject({ code, hint: expect.stringContaining('email') });
  },
);
