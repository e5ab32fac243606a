import type { DexReleaseName } from './dex-options.js';

/** What differs between releases of Dex, as far as a client can notice. */
export interface DexRelease {
  /** A login starts at `/auth` and goes on at `/auth/<connector>?req=…`; later it carries the query along and has a page `/login`. */
  readonly startsAtAuth: boolean;
  /** Of the page that says that the password is wrong. */
  readonly wrongPasswordStatus: 200 | 401;
  /** The page that grants access is signed into its URL. */
  readonly signsApproval: boolean;
  /** The login itself knows whether access is to be granted; before, the page is always visited. */
  readonly skipsApprovalAtLogin: boolean;
  /** `approval_prompt=force` shows the page though it is to be skipped. */
  readonly honoursForcedApproval: boolean;
  readonly unknownClientStatus: 400 | 404;
  readonly unknownConnectorText: string;
  /** Every step leads back to `/auth`, which knows the next one. */
  readonly dispatches: boolean;
  readonly pendingDeviceStatus: 400 | 401;
  /** `/token` serves devices, too. */
  readonly devicesAtToken: boolean;
  readonly refusesUnknownGrants: boolean;
}

const DEX_2_41: DexRelease = {
  startsAtAuth: false,
  wrongPasswordStatus: 401,
  signsApproval: true,
  skipsApprovalAtLogin: true,
  honoursForcedApproval: true,
  unknownClientStatus: 404,
  unknownConnectorText: 'Connector ID does not match a valid Connector',
  dispatches: false,
  pendingDeviceStatus: 401,
  devicesAtToken: true,
  refusesUnknownGrants: true,
};

const DEX_2022: DexRelease = {
  ...DEX_2_41,
  wrongPasswordStatus: 200,
  signsApproval: false,
  skipsApprovalAtLogin: false,
  honoursForcedApproval: false,
  refusesUnknownGrants: false,
};

const DEX_2_45: DexRelease = { ...DEX_2_41, pendingDeviceStatus: 400 };

export const DEX_RELEASES: Readonly<Record<DexReleaseName, DexRelease>> = {
  '2.41': DEX_2_41,
  '2022': DEX_2022,
  '2020': {
    ...DEX_2022,
    startsAtAuth: true,
    unknownClientStatus: 400,
    unknownConnectorText: 'Invalid ConnectorID',
    devicesAtToken: false,
  },
  '2.35': { ...DEX_2022, signsApproval: true },
  '2.45': DEX_2_45,
  head: { ...DEX_2_45, dispatches: true },
};
