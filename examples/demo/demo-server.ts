import { startEmulator } from '@kfp-ts/emulator';
import type { DemoOptions } from './demo-options.js';
import type { DemoUser } from './demo-user.js';

/** A server to show the job on, and who uses it. */
export interface DemoServer {
  readonly url: string | undefined;
  readonly description: string;
  readonly users: readonly DemoUser[];
  /** A namespace that the first user may not see. */
  readonly foreignNamespace: string | undefined;
  close(): Promise<void>;
}

/** Connects to the server of `--endpoint`, or starts an emulator of a multi-user installation with two users. */
export async function startDemoServer(options: DemoOptions): Promise<DemoServer> {
  if (options.endpoint) {
    return {
      url: options.endpoint,
      description: `on ${options.endpoint}`,
      users: [
        {
          name: 'you',
          namespace: options.namespace,
          token: options.token,
          pipeline: 'artifacts.yaml',
          parameters: { rows: 25 },
        },
      ],
      foreignNamespace: options.otherNamespace,
      close: async () => {},
    };
  }
  const emulator = await startEmulator({ multiUser: true, policy, speed: 8 });
  return {
    url: emulator.url,
    description: `on an embedded multi-user emulator, ${emulator.url}`,
    users: [
      {
        name: 'alice',
        namespace: 'ns-alice',
        token: 'token-alice',
        pipeline: 'artifacts.yaml',
        parameters: { rows: 25 },
      },
      { name: 'bob', namespace: 'ns-bob', token: 'token-bob', pipeline: 'conditions.yaml', parameters: { limit: 7 } },
    ],
    foreignNamespace: 'ns-bob',
    close: () => emulator.close(),
  };
}

/** Two service accounts, each with every right in its own namespace and none elsewhere. */
const policy = {
  rules: ['alice', 'bob'].map((name) => ({
    name,
    users: [`system:serviceaccount:ns-${name}:default-editor`],
    namespaces: [`ns-${name}`],
    groups: ['pipelines.kubeflow.org'],
    resources: ['*'],
    verbs: ['*'],
  })),
  tokens: {
    'token-alice': { username: 'system:serviceaccount:ns-alice:default-editor' },
    'token-bob': { username: 'system:serviceaccount:ns-bob:default-editor' },
  },
};
