/** Signs in to Kubeflow with a user's password, once for all calls, and again when the session ends. */
import { KfpClient } from '@kfp-ts/client';
import { dexLogin } from '@kfp-ts/client/auth';
import { startEmulator } from '@kfp-ts/emulator';

// In place of a real gateway with oauth2-proxy and Dex, so that this runs as it stands.
const gateway = await startEmulator({
  multiUser: true,
  policy: { rules: [{ users: ['user@example.com'], namespaces: ['team'] }] },
  frontDoor: { kind: 'oauth2-proxy' },
});

const kfp = new KfpClient({
  endpoint: `${gateway.url}/pipeline`,
  namespace: 'team',
  auth: dexLogin({ username: 'user@example.com', password: () => process.env.KUBEFLOW_PASSWORD ?? '12341234' }),
});
console.log(kfp.explain());
await Promise.all(['churn', 'fraud', 'demand'].map((name) => kfp.experiments.ensure(name)));
gateway.frontDoor?.endSessions();
console.log((await kfp.experiments.list().toArray({ limit: 10 })).length, 'experiments', gateway.frontDoor?.counts());
await gateway.close();
