import { nonce } from '../tokens/random-text.js';

/** Sessions that the server keeps: one that was logged out is gone. */
export class AuthserviceSessions {
  readonly #sessions = new Map<string, { readonly email: string; readonly endsAtMs: number }>();
  readonly #seconds: number;

  constructor(seconds: number) {
    this.#seconds = seconds;
  }

  get seconds(): number {
    return this.#seconds;
  }

  begin(email: string, nowMs: number): string {
    const id = nonce();
    this.#sessions.set(id, { email, endsAtMs: nowMs + this.#seconds * 1000 });
    return id;
  }

  /** Of whom a session is; undefined for one that is not known (any more). */
  user(id: string, nowMs: number): string | undefined {
    const session = this.#sessions.get(id);
    return session && session.endsAtMs > nowMs ? session.email : undefined;
  }

  end(id: string): void {
    this.#sessions.delete(id);
  }

  endAll(): void {
    this.#sessions.clear();
  }
}
