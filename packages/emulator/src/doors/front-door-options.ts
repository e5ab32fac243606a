import type { DexOptions, DoorUser } from './dex/dex-options.js';
import type { OAuth2ProxyOptions, OAuth2ProxySetup } from './oauth2-proxy/proxy-options.js';

/** oauth2-proxy with Dex, as in Kubeflow since 1.9 and in deployKF. */
export interface OAuth2ProxyDoorOptions {
  kind: 'oauth2-proxy';
  /** Which installation to be like; `kubeflow-1.9.1`, which later ones are like, when absent. */
  setup?: OAuth2ProxySetup;
  /** Who can log in; `user@example.com` with `12341234` when absent, as in Kubeflow's manifests. */
  users?: readonly DoorUser[];
  dex?: DexOptions;
  proxy?: OAuth2ProxyOptions;
  /** Whether tokens of service accounts are let in, too (the `m2m` overlays of Kubeflow); false when absent. */
  serviceAccounts?: boolean;
}

/** oidc-authservice with Dex, as in Kubeflow up to 1.8 (unverified). */
export interface AuthserviceDoorOptions {
  kind: 'oidc-authservice';
  /** As of `OAuth2ProxyDoorOptions`. */
  users?: readonly DoorUser[];
  /** With the release `2022` when none is said. */
  dex?: DexOptions;
  /** Where Dex sends users back to: `/authservice/oidc/callback` when absent, `/login/oidc` up to Kubeflow 1.6. */
  callbackPath?: '/authservice/oidc/callback' | '/login/oidc';
  /** How long a session lasts; 86,400 (a day) when absent. */
  sessionSeconds?: number;
}

/** Istio's gateway alone: tokens are checked, and there is no way to log in. */
export interface IstioDoorOptions {
  kind: 'istio';
  /** Whose tokens are taken; Dex inside the cluster when absent. */
  issuer?: string;
  /** As of `OAuth2ProxyDoorOptions`. */
  serviceAccounts?: boolean;
}

/** What Istio has in front of the UI server inside the cluster: pods come with a token for the server, or not at all (unverified). */
export interface InClusterDoorOptions {
  kind: 'in-cluster';
}

/** Google's Identity-Aware Proxy (unverified). */
export interface IapDoorOptions {
  kind: 'iap';
  /** The audience of tokens that are let in; a made-up client when absent. */
  clientId?: string;
}

/** Amazon's load balancer with Cognito (unverified). */
export interface AlbDoorOptions {
  kind: 'alb';
  /** What those who are not logged in get: a redirect to Cognito (`authenticate`, the default) or a 401 (`deny`). */
  onUnauthenticated?: 'authenticate' | 'deny';
  /** How long a session lasts; 604,800 (a week) when absent. */
  sessionSeconds?: number;
  /** How many cookies a session has; 2 when absent. */
  sessionParts?: 2 | 3 | 4;
}

/** What stands in front of the server. */
export type FrontDoorOptions =
  | OAuth2ProxyDoorOptions
  | AuthserviceDoorOptions
  | IstioDoorOptions
  | InClusterDoorOptions
  | IapDoorOptions
  | AlbDoorOptions;

/** The options of each kind. */
export const FRONT_DOOR_KINDS: Readonly<Record<FrontDoorOptions['kind'], readonly string[]>> = {
  'oauth2-proxy': ['setup', 'users', 'dex', 'proxy', 'serviceAccounts'],
  'oidc-authservice': ['users', 'dex', 'callbackPath', 'sessionSeconds'],
  istio: ['issuer', 'serviceAccounts'],
  'in-cluster': [],
  iap: ['clientId'],
  alb: ['onUnauthenticated', 'sessionSeconds', 'sessionParts'],
};
