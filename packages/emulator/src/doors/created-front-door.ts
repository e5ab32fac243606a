import type { FrontDoor } from './door.js';
import type { FrontDoorControls } from './front-door-controls.js';
import type { IdentityHeader } from './gateway/jwt-passage.js';

export interface FrontDoorContext {
  readonly identity: IdentityHeader;
  readonly nowMs: () => number;
  /** Whether clients come over https. */
  readonly secure: boolean;
}

/** A door, and what tests can do to it. */
export interface CreatedFrontDoor {
  readonly door: FrontDoor;
  readonly controls: FrontDoorControls;
  /** Ends what serves beside the door. */
  readonly close?: () => Promise<void>;
}
