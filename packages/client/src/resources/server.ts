import type { CallOptions } from '../call/call-options.js';
import type { ServerHealth } from '../decode/server-health.js';
import { type CallPromise, callPromise } from './call-promise.js';
import type { ResourceContext } from './resource-context.js';

/** The server itself. */
export class Server {
  readonly #context: ResourceContext;

  constructor(context: ResourceContext) {
    this.#context = context;
  }

  /** Asks the server, or the UI in front of it, how it is; needs no credentials at the API server. */
  health(options?: CallOptions): CallPromise<ServerHealth> {
    return callPromise(this.#context.installation.health(options));
  }
}
