import type { DoorTokenOptions, FrontDoorControls } from '../doors/front-door-controls.js';
import { ControlError, readObject } from './control-input.js';

/** @throws ControlError where nothing stands in front of the server */
export function demandedDoor(door: FrontDoorControls | undefined): FrontDoorControls {
  if (door) return door;
  throw new ControlError(404, 'There is no front door', 'Start the emulator with --front-door, such as oauth2-proxy.');
}

/** @throws ControlError for a body that is no `{ "user": …, "audience"?, "expiresInSeconds"?, "issuer"? }` */
export function signDoorToken(door: FrontDoorControls, body: Buffer): { token: string } {
  const given = readObject(body);
  const { user, audience, issuer, expiresInSeconds } = given;
  const texts = [audience, issuer].every((text) => text === undefined || typeof text === 'string');
  if (typeof user !== 'string' || !texts || !(expiresInSeconds === undefined || Number.isFinite(expiresInSeconds)))
    throw new ControlError(400, 'This makes no token', 'Send {"user": "user@example.com", "expiresInSeconds": 3600}.');
  return { token: door.token(given as unknown as DoorTokenOptions) };
}

/** @throws ControlError for a user who cannot log in */
export function beginDoorSession(door: FrontDoorControls, body: Buffer): { cookies: Record<string, string> } {
  const { user } = readObject(body);
  try {
    return { cookies: door.session(String(user)) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ControlError(400, error.message.replace(/\.$/, ''), 'Send {"user": "user@example.com"}.');
  }
}
