import type { IncomingMessage } from 'node:http';
import type { ResponseHeaders } from './incoming-response.js';

/** Node's own record of an answer's headers, made only when something is looked up. */
export class NodeHeaders implements ResponseHeaders {
  readonly #message: IncomingMessage;

  constructor(message: IncomingMessage) {
    this.#message = message;
  }

  get(name: string): string | null {
    const value = this.#message.headers[name.toLowerCase()];
    return (Array.isArray(value) ? value.join(', ') : value) ?? null;
  }

  *entries(): Generator<[string, string]> {
    for (const [name, value] of Object.entries(this.#message.headers)) {
      for (const one of Array.isArray(value) ? value : [value ?? '']) yield [name, one];
    }
  }

  getSetCookie(): string[] {
    return this.#message.headers['set-cookie'] ?? [];
  }
}
