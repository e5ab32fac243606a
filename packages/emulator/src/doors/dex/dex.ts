import type { HttpAnswer } from '../../http/http-answer.js';
import { decodePath } from '../../http/request-path.js';
import type { DoorRequest } from '../door.js';
import { formValues } from '../http/form-values.js';
import { errorAnswer } from '../http/go-answers.js';
import { SigningKey } from '../tokens/signing-key.js';
import { answerApproval, answerDispatch, answerSecondFactor } from './dex-approval.js';
import { DEX_PATH, type DexContext } from './dex-context.js';
import { answerAuth, answerConnector, answerLogin } from './dex-login.js';
import type { ResolvedDexOptions } from './dex-options.js';
import { DEX_RELEASES } from './dex-release.js';
import { DexState } from './dex-state.js';
import type { DexClient } from './read-auth-request.js';
import { answerTokenRequest } from './token-endpoint.js';

export interface DexParts {
  readonly options: ResolvedDexOptions;
  readonly clients: readonly DexClient[];
  readonly nowMs: () => number;
  readonly onLogin: (succeeded: boolean) => void;
}

/** How long Istio goes by the keys that it has asked for. */
const KEYS_KNOWN_MS = 20 * 60_000;

/** Dex, as the browser sees it below `/dex`. */
export class Dex {
  #context: DexContext;
  #downSinceMs: number | undefined;

  private constructor(context: DexContext) {
    this.#context = context;
  }

  static async create(parts: DexParts): Promise<Dex> {
    return new Dex({
      ...parts,
      release: DEX_RELEASES[parts.options.release],
      state: new DexState(),
      key: await SigningKey.generate(),
    });
  }

  /** Nobody answers: it is not running. */
  get down(): boolean {
    return this.#downSinceMs !== undefined;
  }

  setDown(down: boolean): void {
    this.#downSinceMs = down ? (this.#downSinceMs ?? this.#context.nowMs()) : undefined;
  }

  /** The key as the gateway knows it, which asks for it from time to time; undefined when it could not for too long. */
  get knownKey(): SigningKey | undefined {
    const { key, nowMs } = this.#context;
    return this.#downSinceMs !== undefined && nowMs() - this.#downSinceMs > KEYS_KNOWN_MS ? undefined : key;
  }

  get context(): DexContext {
    return this.#context;
  }

  /** As when its process starts anew: logins that were begun, codes, and keys are lost. */
  async restart(): Promise<void> {
    this.#context = { ...this.#context, state: new DexState(), key: await SigningKey.generate() };
  }

  /** What comes to the gate; undefined for paths that are not below `/dex`, and for all where Dex is somewhere else. */
  async answerAtGate(request: DoorRequest): Promise<HttpAnswer | undefined> {
    return this.#context.options.ownOrigin ? undefined : this.answer(request);
  }

  /** Undefined for paths that are not below `/dex`. */
  async answer(request: DoorRequest): Promise<HttpAnswer | undefined> {
    const path = decodePath(request.path) ?? request.path;
    if (path !== DEX_PATH && !path.startsWith(`${DEX_PATH}/`)) return undefined;
    if (this.down) return UNREACHABLE;
    return (await this.#route(request, path.slice(DEX_PATH.length))) ?? errorAnswer(404, '404 page not found');
  }

  async #route(request: DoorRequest, path: string): Promise<HttpAnswer | undefined> {
    const context = this.#context;
    if (path === '/auth') {
      if (!context.release.dispatches) return answerAuth(request, context);
      const value = await formValues(request);
      const [req, hmac] = [value('req'), value('hmac')];
      return req === '' ? answerAuth(request, context) : answerDispatch(request, { req, hmac }, context);
    }
    const [, id = '', login] = /^\/auth\/([^/]+)(\/login)?$/.exec(path) ?? [];
    if (id !== '') {
      if (!login) return answerConnector(request, id, context);
      return context.release.startsAtAuth ? undefined : answerLogin(request, id, context);
    }
    if (path === '/approval') return answerApproval(request, context);
    if (path === '/mfa/totp' && context.release.dispatches) return answerSecondFactor();
    if (path === '/healthz') return health(context.options.release === '2020');
    return answerTokenRequest(request, path, context);
  }
}

const health = (timed: boolean): HttpAnswer => ({
  status: 200,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: timed ? 'Health check passed in 21.53µs' : 'Health check passed',
});

const UNREACHABLE: HttpAnswer = {
  status: 503,
  headers: { 'content-type': 'text/plain' },
  body: 'upstream connect error or disconnect/reset before headers. reset reason: remote connection failure, transport failure reason: delayed connect error: Connection refused',
};
