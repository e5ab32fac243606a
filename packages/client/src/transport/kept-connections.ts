import { Agent, type AgentOptions } from 'node:http';
import type { Duplex } from 'node:stream';

/** How long an unused connection is kept, unless the server names a shorter time. */
export const IDLE_CONNECTION_MS = 30_000;

// Only TLS has a use for the name, which Node works out for each request unless it is given.
const SETTINGS = { keepAlive: true, servername: '' };

/**
 * Keeps connections that are not in use for some time, as an agent with the option `timeout` does. That option also has
 * Node watch each request, which this client times itself: a twentieth of the cost of a small call.
 */
export class KeptConnections extends Agent {
  /** What Node reads at each use; its types leave it out. */
  declare readonly options: AgentOptions;

  constructor() {
    super(SETTINGS);
  }

  /** Whether the connection is kept; Node's own method tells, although its types do not say so. */
  override keepSocketAlive(socket: Duplex): boolean {
    this.options.timeout = IDLE_CONNECTION_MS;
    const isKept: unknown = super.keepSocketAlive(socket);
    this.options.timeout = undefined;
    return isKept === true;
  }
}
