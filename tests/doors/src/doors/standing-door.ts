import { randomBytes } from 'node:crypto';
import type { KfpClientOptions } from '@kfp-ts/client';
import { type Emulator, type FrontDoorControls, startEmulator } from '@kfp-ts/emulator';
import { trust } from '../surroundings/certificate.js';
import { startTunnelProxy } from '../surroundings/tunnel-proxy.js';
import { inAnHour, unsignedToken } from '../surroundings/unsigned-token.js';
import type { Listening } from '../traffic/listen.js';
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

  /** What leads to the name that clients know. */
  #proxy: Listening | undefined;

  static async open(door: DoorCase): Promise<StandingDoor> {
    const standing = new StandingDoor(door, await startEmulator({ ...door.options, execution: 'manual', speed: 0 }));
    if (door.host) standing.#proxy = await startTunnelProxy(door.host, () => standing.port);
    return standing;
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

  /** How a client is led here. */
  get connection(): Pick<KfpClientOptions, 'endpoint' | 'tls' | 'proxy'> {
    const { host, options } = this.door;
    const url = host === undefined ? this.url : `https://${host}`;
    return {
      endpoint: this.#controls ? `${url}/pipeline` : url,
      ...(options.tls && { tls: trust }),
      ...(this.#proxy && { proxy: this.#proxy.origin }),
    };
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
    const { tokens, takes, audience = POD_AUDIENCE } = this.door;
    const controls = this.#controls;
    if (kind === 'google' && this.door.options.frontDoor?.kind !== 'iap')
      return unsignedToken({ iss: 'https://accounts.google.com', exp: inAnHour(), jti: strangersToken() });
    if (tokens === 'nobody') return strangersToken();
    if (tokens === 'the API server') return takes.includes(kind) ? this.#podToken() : strangersToken();
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

  /** All of it starts anew at the same address, with the objects that it had, after whoever was connected has noticed. */
  async restart(disconnected: (ports: readonly number[]) => Promise<void>): Promise<void> {
    // It would have Dex elsewhere then: its sessions and keys alone are lost.
    if (this.dexOrigin !== undefined) {
      this.#controls?.endSessions();
      return this.restartProvider();
    }
    const { port } = this;
    const state = this.#emulator.state.export();
    this.#earlier = this.counts();
    await this.#emulator.close();
    await disconnected(this.#proxy ? [port, this.#proxy.port] : [port]);
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
    return { runs: this.#rows('runs'), pipelines: this.#rows('pipelines').map(({ name }) => name) };
  }

  /** Where runs are so far. */
  experiment(): string | undefined {
    return this.#rows('runs')[0]?.experimentId;
  }

  async close(): Promise<void> {
    await this.#proxy?.close();
    await this.#emulator.close();
  }

  #rows(table: string): { id: string; name: string; experimentId?: string }[] {
    const { changes } = this.#emulator.state.export();
    return changes.flatMap((change) => ('put' in change && change.put === table ? [change.row] : []));
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
    const { request } = await import(this.door.options.tls ? 'node:https' : 'node:http');
    await new Promise<void>((resolve, reject) => {
      const options = { method, headers, agent: false, ...trust };
      const asked = (request as typeof import('node:http').request)(this.url + path, options, (answer) => {
        answer.resume().once('end', resolve);
      });
      asked.once('error', reject).end();
    });
  }
}

/** Of nobody whom the door knows. */
const strangersToken = (): string => `stranger.${randomBytes(24).toString('base64url')}`;
