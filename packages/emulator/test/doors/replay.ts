import type { OAuth2ProxyDoorOptions } from '../../src/doors/front-door-options.js';
import { type Emulator, startEmulator } from '../../src/start-emulator.js';
import { differences } from './compare-answer.js';
import { DoorBrowser } from './door-browser.js';
import { outlineOf } from './page-outline.js';
import { Placeholders } from './placeholders.js';
import type { RecordedStep } from './recording.js';

export interface ReplayOptions {
  readonly door?: Partial<OAuth2ProxyDoorOptions>;
  /** What happens before the first step. */
  readonly prepare?: (replay: Replay) => Promise<void>;
  /** What happens before a step whose note begins so. */
  readonly before?: Readonly<Record<string, (replay: Replay) => Promise<void> | void>>;
}

/** Sends the requests of a recording to an emulated door. */
export class Replay {
  readonly emulator: Emulator;
  readonly browser: DoorBrowser;
  readonly placeholders = new Placeholders();
  /** Cookies by name as they were last set, also after they were taken away. */
  readonly cookies = new Map<string, string>();

  private constructor(emulator: Emulator) {
    this.emulator = emulator;
    this.browser = new DoorBrowser(emulator.url);
  }

  /** Replays all steps; the differences that were found, by step. */
  static async run(steps: readonly RecordedStep[], options: ReplayOptions = {}): Promise<string[]> {
    const emulator = await startEmulator({ speed: 0, frontDoor: { kind: 'oauth2-proxy', ...options.door } });
    try {
      const replay = new Replay(emulator);
      await options.prepare?.(replay);
      const found: string[] = [];
      for (const [i, step] of steps.entries()) {
        for (const [note, act] of Object.entries(options.before ?? {}))
          if (step.note?.startsWith(note)) await act(replay);
        const problems = await replay.#step(step);
        found.push(
          ...problems.map((problem) => `${i} ${step.note ?? ''} ${step.request.line.slice(0, 60)}: ${problem}`),
        );
      }
      return found;
    } finally {
      await emulator.close();
    }
  }

  /** Logs in; the session is then the cookie of the steps. */
  async login(options: Parameters<DoorBrowser['login']>[0] = {}): Promise<void> {
    await this.browser.login(options);
    for (const [name, value] of this.browser.jar) this.cookies.set(name, value);
  }

  /** Begins a login and goes on to its form; what came up is known to the steps. */
  async openForm(connector: string): Promise<void> {
    const gate = await this.browser.send('/oauth2/start?rd=%2Fpipeline%2F');
    const { location } = gate;
    for (const [name, value] of this.browser.jar) this.cookies.set(name, value);
    const values = new URL(location ?? '', 'http://door').searchParams;
    this.placeholders.set('CHALLENGE', values.get('code_challenge') ?? '');
    this.placeholders.set('STATE', values.get('state')?.split(':', 1)[0] ?? '');
    let url = location;
    for (let hops = 0; url !== null && hops < 5; hops++) {
      const answer = await this.browser.send(url);
      const chosen =
        answer.location ?? outlineOf(answer.text).links.find((link) => link.includes(`/auth/${connector}?`));
      const id = /(?:state|req)=([a-z2-7]{25})/.exec(chosen ?? '')?.[1];
      if (id !== undefined) this.placeholders.set('REQID', id);
      url = answer.text.includes('name="password"') ? null : (chosen ?? null);
    }
  }

  /** Sends the form, but does not go where it leads. */
  async sendForm(login = 'user@example.com'): Promise<void> {
    const url = this.placeholders.fill('/dex/auth/local/login?back=&state=<REQID>');
    const form = { login, password: '12341234' };
    const { location } = await this.browser.send(url, { method: 'POST', form });
    const values = new URL(location ?? '', 'http://door').searchParams;
    this.placeholders.set('CODE', values.get('code') ?? '');
    this.placeholders.set('HMAC', values.get('hmac') ?? '');
  }

  /** With the hosts of this door in the place of those that were recorded. */
  #here(step: RecordedStep): RecordedStep {
    const gateway = new URL(this.emulator.url).host;
    const { dexOrigin } = this.emulator.frontDoor ?? {};
    const text = JSON.stringify(step)
      .replaceAll('%2F%2FGATEWAY', `%2F%2F${encodeURIComponent(gateway)}`)
      .replaceAll('GATEWAY', gateway)
      .replaceAll('OTHERHOST', dexOrigin === undefined ? 'OTHERHOST' : new URL(dexOrigin).host);
    return JSON.parse(text);
  }

  async #step(recorded: RecordedStep): Promise<string[]> {
    const step = this.#here(recorded);
    const { note, request } = step;
    const [method = '', recordedTarget = ''] = /^(\S+) (.*)$/.exec(request.line)?.slice(1) ?? [];
    // Of a login that nobody began.
    const invented =
      note !== undefined && /unknown request|approval, bad hmac/.test(note)
        ? recordedTarget.replaceAll('<REQID>', 'a'.repeat(25))
        : recordedTarget;
    const target = this.placeholders.fill(invented);
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(request.headers ?? {}))
      if (name !== 'Cookie') headers[name.toLowerCase()] = this.placeholders.fill(String(value));
    const names = [request.headers?.Cookie ?? []].flat();
    const answer = await this.browser.raw(target, {
      method,
      headers,
      cookie: names.map((name) => `${name}=${this.cookies.get(name) ?? 'garbage'}`).join('; '),
      origin: request.origin === undefined ? undefined : this.emulator.frontDoor?.dexOrigin,
      body: request.body === undefined ? undefined : this.placeholders.fill(request.body),
    });
    for (const line of answer.cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value !== '') this.cookies.set(name, value);
    }
    return differences(step, answer, this.placeholders);
  }
}
