import { randomBytes } from 'node:crypto';
import { type Emulator, type FrontDoorControls, startEmulator } from '@kfp-ts/emulator';
import { trust } from '../surroundings/certificate.js';
import { inAnHour, unsignedToken } from '../surroundings/unsigned-token.js';
import { ACCOUNT, type DoorCase, type TokenKind, USER } from './door-case.js';
import { podTokens } from './other-doors.js';

const LAPSE_MS = 2 * 3_600_000;
const POD_AUDIENCE = 'pipelines.kubeflow.org';

/** What the server has in the end. */
export interface Kept {
  readonly runs: readonly { readonly id: string; readonly name: string }[];
  readonly pipelines: readonly string[];
}

/** A door that is open, and what happens to it from outside. */
export class StandingDoor {
  readonly door: DoorCase;
  #emulator: Emulator;
  /** Of emulators that were there before. */
  #earlier = { logins: 0, wrongPasswords: 0 };
  #podTokens = 0;

  static async open(door: DoorCase): Promise<StandingDoor> {
    return new StandingDoor(door, await startEmulator({ ...door.options, execution: 'manual', speed: 0 }));
  }

  private constructor(door: DoorCase, emulator: Emulator) {
    this.door = door;
    this.#emulator = emulator;
  }

  get url(): string {
    return this.#emulator.url;
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  get endpoint(): string {
    return this.#controls ? `${this.url}/pipeline` : this.url;
  }

  get tls(): typeof trust | undefined {
    return this.door.options.tls && trust;
  }

  /** Where Dex is when it has an origin of its own. */
  get dexOrigin(): string | undefined {
    return this.#controls?.dexOrigin;
  }

  counts(): { logins: number; wrongPasswords: number } {
    const { logins = 0, wrongPasswords = 0 } = this.#controls?.counts() ?? {};
    return {
      logins: this.#earlier.logins + logins,
      wrongPasswords: this.#earlier.wrongPasswords + wrongPasswords,
    };
  }

  /** A new token, which opens the door if it takes tokens of that kind. */
  token(kind: TokenKind): string {
    const { tokens, audience = POD_AUDIENCE } = this.door;
    const controls = this.#controls;
    if (kind === 'google' && this.door.options.frontDoor?.kind !== 'iap')
      return unsignedToken({ iss: 'https://accounts.google.com', exp: inAnHour(), jti: strangersToken() });
    if (tokens === 'nobody') return strangersToken();
    if (tokens === 'the API server') return kind === 'provider' ? strangersToken() : this.#podToken();
    if (!controls) throw new Error('A gateway that looks at tokens makes them, too.');
    if (kind === 'pod') return controls.token({ user: ACCOUNT, audience: POD_AUDIENCE });
    if (kind === 'requested') return controls.token({ user: ACCOUNT, audience });
    if (kind === 'provider' && this.door.options.frontDoor?.kind === 'iap')
      return controls.token({ user: USER, issuer: 'https://login.example.com' });
    return controls.token({ user: USER });
  }

  /** The cookies of somebody who is logged in; some that mean nothing where there are no sessions. */
  session(): Record<string, string> {
    if (!this.door.sessions || !this.#controls) return { session: strangersToken() };
    return this.#controls.session(USER);
  }

  approveDevice(userCode: string): void {
    this.#controls?.approveDevice(userCode, USER);
  }

  /** Time passes, and every credential that was given ends by it. */
  async lapse(): Promise<void> {
    await this.#emulator.clock.advance(LAPSE_MS);
    for (const token of podTokens.slice(0, this.#podTokens)) {
      const when = { headers: { authorization: `Bearer ${token}` } };
      this.#emulator.faults.add({ fault: 'stale-token', when, times: 1000 });
    }
  }

  /** Every credential is worthless before its time. */
  async revoke(): Promise<void> {
    this.#controls?.endSessions();
    await this.lapse();
  }

  async restartProvider(): Promise<void> {
    await this.#controls?.restartIdentityProvider();
  }

  /** All of it starts anew at the same address, with the objects that it had. */
  async restart(): Promise<void> {
    // It would have Dex elsewhere then: its sessions and keys alone are lost.
    if (this.dexOrigin !== undefined) {
      this.#controls?.endSessions();
      return this.restartProvider();
    }
    const { port } = this;
    const state = this.#emulator.state.export();
    this.#earlier = this.counts();
    await this.#emulator.close();
    this.#emulator = await startEmulator({ ...this.door.options, execution: 'manual', speed: 0, port });
    this.#emulator.state.import(state);
  }

  /** Somebody logs out with the same cookies, by whatever way the door has for it. */
  async logOut(cookies: string | undefined): Promise<void> {
    const { frontDoor } = this.door.options;
    if (cookies === undefined) return;
    if (frontDoor?.kind === 'oidc-authservice') {
      const authorization = `Bearer ${/authservice_session=([^;]+)/.exec(cookies)?.[1]}`;
      await this.#ask('POST', '/authservice/logout', { authorization });
    } else if (frontDoor?.kind === 'oauth2-proxy') await this.#ask('GET', '/oauth2/sign_out', { cookie: cookies });
    else this.#controls?.endSessions();
  }

  setRun(id: string, phase: string): Promise<void> {
    return this.#emulator.setRun(id, { phase });
  }

  /** Read from the state itself. */
  kept(): Kept {
    const { changes } = this.#emulator.state.export();
    const rows = (table: string) =>
      changes.flatMap((change) => ('put' in change && change.put === table ? [change.row] : []));
    const named = (row: object) => row as { id: string; name: string };
    return {
      runs: rows('runs').map(named),
      pipelines: rows('pipelines').map((row) => named(row).name),
    };
  }

  close(): Promise<void> {
    return this.#emulator.close();
  }

  get #controls(): FrontDoorControls | undefined {
    return this.#emulator.frontDoor;
  }

  #podToken(): string {
    const token = podTokens[this.#podTokens];
    if (token === undefined) throw new RangeError('All tokens of pods are used up.');
    this.#podTokens += 1;
    return token;
  }

  async #ask(method: string, path: string, headers: Record<string, string>): Promise<void> {
    const { request } = await import(this.tls ? 'node:https' : 'node:http');
    await new Promise<void>((resolve, reject) => {
      const options = { method, headers, agent: false, ...this.tls };
      const asked = (request as typeof import('node:http').request)(this.url + path, options, (answer) => {
        answer.resume().once('end', resolve);
      });
      asked.once('error', reject).end();
    });
  }
}

/** Of nobody whom the door knows. */
const strangersToken = (): string => `stranger.${randomBytes(24).toString('base64url')}`;
