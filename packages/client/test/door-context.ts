import type { AuthContext, AuthPlugin } from '../src/auth/auth-plugin.js';
import { authentication } from '../src/auth/authentication.js';
import type { IncomingResponse } from '../src/transport/incoming-response.js';
import type { Transport } from '../src/transport/layer.js';
import type { OutgoingRequest } from '../src/transport/outgoing-request.js';
import { FakeClock } from './fake-clock.js';
import { testRequest } from './test-request.js';

export interface CallsThroughDoor {
  readonly clock: FakeClock;
  readonly context: AuthContext;
  /** Requests sent to the endpoint's origin, in their order. */
  readonly sent: OutgoingRequest[];
  /** Requests sent anywhere else. */
  readonly elsewhere: OutgoingRequest[];
  /** A call of the API, authenticated. */
  call(rest?: Parameters<typeof testRequest>[0]): Promise<IncomingResponse>;
  /** Sent requests that carry the password form. */
  readonly passwords: OutgoingRequest[];
}

interface DoorSettings {
  origin?: string;
  clock?: FakeClock;
  elsewhere?: Transport;
}

/** Calls that go through `answer`, which plays the gate, Dex and the API. */
export function throughDoor(plugin: AuthPlugin, answer: Transport, settings: DoorSettings = {}): CallsThroughDoor {
  const { origin = 'http://localhost:8080', clock = new FakeClock(), elsewhere: other } = settings;
  const sent: OutgoingRequest[] = [];
  const elsewhere: OutgoingRequest[] = [];
  const passwords: OutgoingRequest[] = [];
  const send: Transport = (request) => {
    sent.push(request);
    if (String(request.body?.()).includes('password=')) passwords.push(request);
    return answer(request);
  };
  const sendElsewhere: Transport = (request) => {
    elsewhere.push(request);
    return other ? other(request) : Promise.reject(new Error('nothing may be sent there'));
  };
  const context = { origin, endpoint: `${origin}/pipeline`, clock, send, sendElsewhere };
  const layer = authentication(plugin, context);
  return {
    clock,
    context,
    sent,
    elsewhere,
    call: (rest) => layer(testRequest({ url: `${origin}/pipeline/apis/v1beta1/runs`, ...rest }), send),
    passwords,
  };
}
