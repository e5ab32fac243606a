/** A token to be made. */
export interface DoorTokenOptions {
  /** Address of the user; for a service account, its name `system:serviceaccount:NAMESPACE:NAME`. */
  user: string;
  /** The one that the door takes when absent. */
  audience?: string;
  /** Less than 0 for one that has ended; an hour when absent. */
  expiresInSeconds?: number;
  /** An issuer that the door may not know. */
  issuer?: string;
}

/** What tests do to a front door, and ask of it. */
export interface FrontDoorControls {
  /** Where Dex is when it has an origin of its own, such as `http://127.0.0.1:43118`. */
  readonly dexOrigin: string | undefined;
  /** How often name and password were sent, right and wrong ones. */
  counts(): { logins: number; wrongPasswords: number };
  /** A signed token (JWT) to be sent as a bearer. */
  token(options: DoorTokenOptions): string;
  /** Cookies (by name) of somebody who has logged in, without going through the login. Throws RangeError where there are none. */
  session(email: string): Record<string, string>;
  /** Makes the sessions of everybody worthless. */
  endSessions(): void;
  /** As when the identity provider starts anew: its keys are others, and logins that were begun are lost. */
  restartIdentityProvider(): Promise<void>;
  /** Whether the identity provider can be reached. */
  setIdentityProviderDown(down: boolean): void;
  /** Has somebody type in the code that a device shows. Throws RangeError when there is no such code or user. */
  approveDevice(userCode: string, email: string): void;
}
