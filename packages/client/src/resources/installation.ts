import type { CallOptions } from '../call/call-options.js';
import type { Answer, OperationCaller } from '../call/operation-caller.js';
import { type ServerHealth, toServerHealth } from '../decode/server-health.js';
import { abortable } from './abortable.js';

/** What is known of the server, asked for once and only when something depends on it. */
export class Installation {
  readonly #caller: OperationCaller;
  #seen: ServerHealth | undefined;
  #known: Promise<Answer<ServerHealth>> | undefined;

  constructor(caller: OperationCaller) {
    this.#caller = caller;
  }

  /** What the server said of itself last; no request. */
  get seen(): ServerHealth | undefined {
    return this.#seen;
  }

  /** Asks the server anew. */
  async health(options?: CallOptions): Promise<Answer<ServerHealth>> {
    const { data, response } = await this.#caller.call('GetHealthz', {}, options);
    const answer = { data: toServerHealth(data), response };
    this.#seen = answer.data;
    if (answer.data.multiUser !== undefined) this.#known = Promise.resolve(answer);
    return answer;
  }

  /** Whether the server serves many users; undefined when it does not say. */
  async isMultiUser(options?: CallOptions): Promise<boolean | undefined> {
    return (await this.known(options)).multiUser;
  }

  /** What the server said of itself. One request, shared by all who ask. */
  async known({ signal, ...shared }: CallOptions = {}): Promise<ServerHealth> {
    this.#known ??= this.health(shared).then(
      (answer) => {
        if (answer.data.multiUser === undefined) this.#known = undefined;
        return answer;
      },
      (error: unknown) => {
        this.#known = undefined;
        throw error;
      },
    );
    // The request is everybody's, so one caller's abort ends only that caller's wait.
    return (await abortable(this.#known, signal)).data;
  }
}
