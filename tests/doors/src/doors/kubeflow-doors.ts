import type { EmulatorOptions } from '@kfp-ts/emulator';
import { certificate } from '../surroundings/certificate.js';
import { ACCOUNT, type DoorCase, NAMESPACE, type SessionFate, USER } from './door-case.js';
import { otherLogin, toLogin, toLoginOrIstio } from './refusals.js';

type OAuth2ProxyDoor = Extract<NonNullable<EmulatorOptions['frontDoor']>, { kind: 'oauth2-proxy' }>;

/** Who may do something in multi-user mode. */
export const policy = { rules: [{ users: [USER, ACCOUNT], namespaces: [NAMESPACE] }] };

/** The user's password, which stands in no other text. */
export const PASSWORD = 'c4nary &+%"Pässwörd"';

const users = [{ email: USER, password: PASSWORD }];
const manyGroups = Array.from({ length: 300 }, (_, group) => `group-${group}-of-many`);
const HOUR_SECONDS = 3600;

/** The cookie lasts a day, the token in it an hour; whoever has the cookie's value goes on after a logout. */
const KUBEFLOW_SESSIONS: SessionFate = { afterTime: 'token ended', afterProviderRestart: 'ended', afterLogout: 'kept' };

function kubeflow(name: string, frontDoor: Partial<OAuth2ProxyDoor> = {}, more: Partial<DoorCase> = {}): DoorCase {
  const { dex, ...rest } = frontDoor;
  return {
    name,
    options: {
      multiUser: true,
      policy,
      frontDoor: { kind: 'oauth2-proxy', users, dex: { idTokenSeconds: HOUR_SECONDS, ...dex }, ...rest },
    },
    takes: ['own', 'provider', 'session', 'password'],
    refuses: toLoginOrIstio,
    tokens: 'the gateway',
    sessions: KUBEFLOW_SESSIONS,
    variant: name.startsWith('…'),
    ...more,
  };
}

const overHttps = (door: DoorCase): DoorCase => ({
  ...door,
  name: `${door.name}, https`,
  variant: true,
  options: { ...door.options, tls: certificate },
});

const current = kubeflow('Kubeflow 1.9.1');

const deployKf = kubeflow(
  'deployKF',
  { setup: 'deploykf' },
  { refuses: toLogin, sessions: { ...KUBEFLOW_SESSIONS, afterTime: 'renewed' } },
);

const plain = kubeflow(
  'oauth2-proxy alone',
  { setup: 'plain', proxy: { cookieSeconds: HOUR_SECONDS } },
  {
    takes: ['session', 'password'],
    refuses: toLogin,
    sessions: { afterTime: 'ended', afterProviderRestart: 'kept', afterLogout: 'kept' },
  },
);

/** oauth2-proxy with Dex. `sso` is where a login goes on at another provider. */
export const kubeflowDoors = (sso: string): readonly DoorCase[] => [
  kubeflow('Kubeflow 1.9.0', { setup: 'kubeflow-1.9.0' }),
  current,
  kubeflow('…, Dex of 2020', { dex: { release: '2020' } }),
  kubeflow('…, Dex after 2.45', { dex: { release: 'head' } }),
  kubeflow('…, approval', { dex: { skipApproval: false } }),
  kubeflow('…, connectors', {
    dex: { connectors: [{ id: 'corp' }, { id: 'local' }, { id: 'sso', kind: 'callback', providerUrl: sso }] },
  }),
  kubeflow('…, split session', { users: [{ email: USER, password: PASSWORD, groups: manyGroups }] }),
  kubeflow(
    '…, m2m',
    { serviceAccounts: true },
    {
      takes: ['own', 'provider', 'pod', 'requested', 'session', 'password'],
      podTokensAfterProviderRestart: 'kept',
    },
  ),
  kubeflow('…, Dex beside it', { dex: { ownOrigin: true } }),
  kubeflow(
    '…, other provider',
    { dex: { connectors: [{ id: 'sso', kind: 'callback', providerUrl: sso }] } },
    { takes: ['own', 'provider', 'session'], refusesPassword: otherLogin(/127\.0\.0\.1:\d+.*no password is sent/) },
  ),
  kubeflow(
    '…, second factor',
    { dex: { release: 'head', secondFactor: true } },
    {
      takes: ['own', 'provider', 'session'],
      refusesPassword: otherLogin(/127\.0\.0\.1:\d+ asks for a second factor/),
      asksForPassword: true,
    },
  ),
  overHttps(current),
  deployKf,
  overHttps(deployKf),
  plain,
  overHttps(plain),
  ...authservice(),
];

/** Up to 1.8; sessions are kept by the gate, and a logout ends them. */
function authservice(): DoorCase[] {
  const rest = {
    takes: ['own', 'provider', 'requested', 'session', 'password'] as const,
    refuses: toLogin,
    tokens: 'the gateway' as const,
    podTokensAfterProviderRestart: 'kept' as const,
    sessions: { afterTime: 'ended', afterProviderRestart: 'kept', afterLogout: 'ended' } as const,
    audience: 'istio-ingressgateway.istio-system.svc.cluster.local',
  };
  const options = { kind: 'oidc-authservice', users, sessionSeconds: HOUR_SECONDS } as const;
  const dex = (release: '2020' | '2022') => ({ release, idTokenSeconds: HOUR_SECONDS });
  return [
    {
      name: 'Kubeflow 1.5',
      options: {
        multiUser: true,
        policy,
        frontDoor: { ...options, callbackPath: '/login/oidc', dex: dex('2020') },
      },
      ...rest,
    },
    {
      name: 'Kubeflow 1.8',
      options: { multiUser: true, policy, frontDoor: { ...options, dex: dex('2022') } },
      ...rest,
    },
  ];
}
