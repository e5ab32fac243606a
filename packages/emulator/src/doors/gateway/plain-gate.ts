import type { Dex } from '../dex/dex.js';
import type { DoorOutcome, DoorRequest, FrontDoor } from '../door.js';
import { type OAuth2Proxy, sessionHeaders } from '../oauth2-proxy/oauth2-proxy.js';
import type { IdentityHeader } from './jwt-passage.js';

/** oauth2-proxy alone, as the proxy in front of the server, without a gateway. */
export class PlainGate implements FrontDoor {
  readonly servedBy = 'Go';
  readonly #proxy: OAuth2Proxy;
  readonly #dex: Dex;
  readonly #identity: IdentityHeader;

  constructor({ proxy, dex, identity }: { proxy: OAuth2Proxy; dex: Dex; identity: IdentityHeader }) {
    this.#proxy = proxy;
    this.#dex = dex;
    this.#identity = identity;
  }

  async admit(request: DoorRequest): Promise<DoorOutcome> {
    const own = (await this.#dex.answerAtGate(request)) ?? this.#proxy.answer(request);
    if (own) return own;
    const { session, cookies } = this.#proxy.check(request);
    if (!session) return this.#proxy.refuse(request, cookies);
    const { userIdHeader, userIdPrefix } = this.#identity;
    // Nobody here writes over what a client says about itself.
    const user =
      request.headers[userIdHeader] === undefined ? { [userIdHeader]: `${userIdPrefix}${session.email}` } : {};
    return {
      headers: {
        ...user,
        authorization: `Bearer ${session.idToken}`,
        'x-forwarded-email': session.email,
        'x-forwarded-user': session.user,
      },
      answerHeaders: sessionHeaders(session),
      cookies,
    };
  }
}
