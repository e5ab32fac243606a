import type { Clock } from '../config/clock.js';
import type { Gate } from '../errors/sign-in-gate.js';
import type { IncomingResponse } from '../transport/incoming-response.js';
import type { Transport } from '../transport/layer.js';
import type { OutgoingRequest } from '../transport/outgoing-request.js';

/** One way of telling the server who is calling. Its state is its own; it may serve several clients. */
export interface AuthPlugin {
  readonly name: string;
  /**
   * Adds credentials to a request; called for each attempt. Without credentials it rejects with a `CredentialError`, so
   * that nothing is sent.
   */
  authenticate(request: OutgoingRequest, context: AuthContext): Promise<OutgoingRequest>;
  /**
   * Answers a demand for credentials: `replay` when sending again makes sense (a new token, a new session). Called at
   * most once a call, and once for all calls that were refused together. It must not repeat a password that was refused.
   */
  recover?(challenge: AuthChallenge, context: AuthContext): Promise<'replay' | 'give-up'>;
  /** Sees every answer and the request as it was sent, such as to take over a session cookie that the gateway renewed. */
  observe?(response: IncomingResponse, request: OutgoingRequest, context: AuthContext): void;
  /** One line for `client.explain()`, without secrets. */
  describe(): string;
}

/** What a plugin may use. */
export interface AuthContext {
  /** The only origin that credentials may go to. */
  readonly origin: string;
  /** Root that the API is below, without a slash at its end. */
  readonly endpoint: string;
  readonly clock: Clock;
  /** Sends a request of the plugin's own to that origin, with the client's headers, without authentication and retries. */
  readonly send: Transport;
  /** The same to any origin, such as an identity provider's. What authenticates at the endpoint must not go along. */
  readonly sendElsewhere: Transport;
}

/** The answer that asked for credentials. */
export interface AuthChallenge {
  readonly gate: Gate;
  readonly response: IncomingResponse;
  /** The request as it was refused, credentials included: to tell whether they have changed since. */
  readonly request: OutgoingRequest;
}
