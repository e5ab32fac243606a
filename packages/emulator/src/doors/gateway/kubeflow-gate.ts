import type { Dex } from '../dex/dex.js';
import { type DoorOutcome, type DoorRequest, type FrontDoor, isRefusal } from '../door.js';
import type { OAuth2Proxy } from '../oauth2-proxy/oauth2-proxy.js';
import { answerDashboard } from './dashboard.js';
import { headersTooLarge, relayed } from './envoy-answers.js';
import { authorizationOf, type IdentityHeader, jwtPassage } from './jwt-passage.js';
import type { TrustedIssuer } from './verify-jwt.js';

export interface GateParts {
  readonly proxy: OAuth2Proxy;
  readonly dex: Dex;
  /** Those besides Dex. */
  readonly issuers: readonly TrustedIssuer[];
  readonly identity: IdentityHeader;
  readonly nowMs: () => number;
}

/** Istio's gateway of Kubeflow since 1.9: cookies are looked at by oauth2-proxy, Authorization headers by the gateway alone. */
export class KubeflowGate implements FrontDoor {
  readonly #parts: GateParts;
  /** What the gateway tells oauth2-proxy of a request. */
  readonly #shows: readonly string[];
  /** deployKF's gateway has oauth2-proxy look at every request, and relays cookies of those it lets in. */
  readonly #asksAlways: boolean;

  constructor(parts: GateParts, kind: 'kubeflow' | 'deploykf') {
    this.#parts = parts;
    this.#asksAlways = kind === 'deploykf';
    this.#shows = this.#asksAlways
      ? ['host', 'authorization', 'cookie', 'accept']
      : ['host', 'authorization', 'cookie'];
  }

  async admit(request: DoorRequest): Promise<DoorOutcome> {
    const { dex, proxy } = this.#parts;
    const own = headersTooLarge(request) ?? (await dex.answerAtGate(request)) ?? proxy.answer(request);
    if (own) return own;
    const given = authorizationOf(request);
    if (given !== undefined && !this.#asksAlways) return this.#enter(given, request, []);
    const shown = { ...request, headers: this.#shown(request) };
    const { session, cookies } = proxy.check(shown);
    if (!session) return relayed(proxy.refuse(shown, cookies), request.method);
    return this.#enter(`Bearer ${session.idToken}`, request, this.#asksAlways ? cookies : []);
  }

  #enter(authorization: string, request: DoorRequest, cookies: readonly string[]): DoorOutcome {
    const { dex, issuers, identity, nowMs } = this.#parts;
    const { issuer } = dex.context.options;
    const dexIssuer: TrustedIssuer = { issuer, key: dex.knownKey, userClaim: 'email' };
    const outcome = jwtPassage(authorization, request, {
      issuers: [dexIssuer, ...issuers],
      nowMs: nowMs(),
      identity,
    });
    if (isRefusal(outcome)) return outcome;
    const dashboard = answerDashboard(request);
    return dashboard ? { ...dashboard, cookies } : { ...outcome, cookies };
  }

  #shown({ headers }: DoorRequest): DoorRequest['headers'] {
    return Object.fromEntries(this.#shows.map((name) => [name, headers[name]]));
  }
}
