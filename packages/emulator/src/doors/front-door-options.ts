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

/** What stands in front of the server. */
export type FrontDoorOptions = OAuth2ProxyDoorOptions;

export const FRONT_DOOR_KINDS = ['oauth2-proxy'] as const;
