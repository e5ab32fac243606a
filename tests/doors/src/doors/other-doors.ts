import { randomBytes } from 'node:crypto';
import { certificate } from '../surroundings/certificate.js';
import { ACCOUNT, type DoorCase } from './door-case.js';
import { policy } from './kubeflow-doors.js';
import {
  byApiServer,
  byGoogle,
  byIstio,
  byLoadBalancer,
  byMeshAndApiServer,
  byWhoeverDenies,
  noLogin,
  otherLogin,
} from './refusals.js';

const HOUR_SECONDS = 3600;

/** Tokens that the cluster knows, in the order in which pods get them. */
export const podTokens: readonly string[] = Array.from(
  { length: 60 },
  (_, index) => `pod-${index}.${randomBytes(24).toString('base64url')}`,
);

const reviewed = {
  ...policy,
  tokens: Object.fromEntries(podTokens.map((token) => [token, { username: ACCOUNT }])),
};

/** Tokens that the cluster has made, and no others. */
const byTokenReview = ['own', 'pod', 'requested'] as const;

/** Nothing here answers like a gate, so there is nothing to sign in to. */
const noDex = noLogin(/without a gate, leave dexLogin\(\) out/);

const openHouse: DoorCase = {
  name: 'no door, one user',
  options: {},
  takes: ['nothing', 'own', 'provider', 'pod', 'requested', 'google', 'session'],
  refuses: byApiServer,
  refusesPassword: noDex,
  tokens: 'nobody',
};

const manyUsers: DoorCase = {
  name: 'no door, many users',
  options: { multiUser: true, policy: reviewed },
  takes: byTokenReview,
  refuses: byApiServer,
  refusesPassword: noDex,
  tokens: 'the API server',
};

const istio: DoorCase = {
  name: 'Istio',
  options: { multiUser: true, policy, frontDoor: { kind: 'istio' } },
  takes: ['own', 'provider'],
  refuses: byIstio,
  refusesPassword: noLogin(/Istio lets nobody through/),
  tokens: 'the gateway',
};

/** Google's inverse proxy: its kind of host. Who looks at the tokens behind it is played by TokenReview. */
const inverseProxy: DoorCase = {
  ...manyUsers,
  name: 'inverse proxy',
  options: { ...manyUsers.options, tls: certificate },
  takes: ['own', 'google access'],
  host: '1234abcd-dot-us-central1.pipelines.googleusercontent.com',
};

/** What is not oauth2-proxy or oidc-authservice. */
export const otherDoors: readonly DoorCase[] = [
  openHouse,
  manyUsers,
  {
    ...manyUsers,
    name: 'in the cluster',
    options: { multiUser: true, policy: reviewed, frontDoor: { kind: 'in-cluster' } },
    refuses: byMeshAndApiServer,
    refusesPassword: noLogin(/Istio lets nobody through/),
  },
  istio,
  {
    ...istio,
    name: 'Istio, m2m',
    options: { multiUser: true, policy, frontDoor: { kind: 'istio', serviceAccounts: true } },
    takes: ['own', 'provider', 'pod', 'requested'],
    podTokensAfterProviderRestart: 'ended',
  },
  {
    name: 'IAP',
    options: { multiUser: true, policy, frontDoor: { kind: 'iap' } },
    takes: ['own', 'google'],
    refuses: byGoogle,
    refusesPassword: otherLogin(/accounts\.google\.com/),
    tokens: 'the gateway',
  },
  inverseProxy,
  {
    name: 'ALB',
    options: { multiUser: true, policy, frontDoor: { kind: 'alb', sessionSeconds: HOUR_SECONDS } },
    takes: ['session'],
    refuses: byLoadBalancer,
    refusesPassword: otherLogin(/amazoncognito\.com/),
    tokens: 'the gateway',
    sessions: { afterTime: 'ended', afterProviderRestart: 'kept', afterLogout: 'ended' },
  },
  {
    name: 'ALB that denies',
    options: {
      multiUser: true,
      policy,
      frontDoor: { kind: 'alb', onUnauthenticated: 'deny', sessionSeconds: HOUR_SECONDS },
    },
    takes: ['session'],
    refuses: byWhoeverDenies,
    refusesPassword: noLogin(/answered 401/),
    tokens: 'the gateway',
    sessions: { afterTime: 'ended', afterProviderRestart: 'kept', afterLogout: 'ended' },
  },
];
