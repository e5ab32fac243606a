import { randomBytes } from 'node:crypto';
import { chain, dexLogin, headers, serviceAccountToken } from '@kfp-ts/client/auth';
import { type Refusal, USER } from '../doors/door-case.js';
import { PASSWORD } from '../doors/kubeflow-doors.js';
import type { MadePlugin, PluginCase, PluginContext } from './plugin-case.js';

const refusedPassword: Refusal = { code: 'CREDENTIAL', says: /refused the password of user@example\.com/ };

function login({ standing, secrets, wrong }: PluginContext) {
  const { dexOrigin, port } = standing;
  const password = wrong ? `wrong ${randomBytes(12).toString('base64url')}` : PASSWORD;
  // With an origin of its own, Dex gets the password and the gate does not.
  secrets.add(password, 'the password', [dexOrigin === undefined ? port : Number(new URL(dexOrigin).port)]);
  return dexLogin({ username: USER, password, connector: connectorOf(standing.door.name), dexOrigin });
}

/** Where there are several, the user says which. */
const connectorOf = (door: string): string | undefined => (door === '…, connectors' ? 'corp' : undefined);

const made = ({ standing }: PluginContext, auth: MadePlugin['options']['auth']): MadePlugin => ({
  options: { auth },
  got: () => standing.counts().logins,
});

const shared = { brings: 'password', renews: true, counts: true, wrong: refusedPassword } as const;

/** Those that sign in to Dex, alone and together with others. */
export const dexPlugins: readonly PluginCase[] = [
  { ...shared, name: 'dexLogin', make: async (context) => made(context, login(context)) },
  {
    ...shared,
    name: 'chain(file, dexLogin)',
    make: async (context) =>
      made(context, chain(serviceAccountToken({ path: '/nowhere/pipelines/token' }), login(context))),
  },
  {
    ...shared,
    name: '[headers, dexLogin]',
    make: async (context) => {
      const key = randomBytes(24).toString('base64url');
      context.secrets.add(key, 'the key of the gateway', [context.standing.port]);
      return made(context, [headers({ 'x-gateway-key': key }), login(context)]);
    },
  },
];
