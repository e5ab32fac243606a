import type { Clock, Middleware } from '@kfp-ts/client';

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** Turns of the event loop without a request under way before time passes. */
const QUIET_TURNS = 5;

/**
 * Time that passes at once when nothing is under way: waits and back-offs take none, and a time limit of an attempt
 * strikes only while the server holds its answer back.
 */
export class HurriedClock implements Clock {
  readonly #timers = new Set<Timer>();
  #now = Date.UTC(2024, 0, 1);
  #underWay = 0;
  /** Answers held back, the oldest first. */
  readonly #held = new Set<object>();
  #running = false;

  now(): number {
    return this.#now;
  }

  schedule(callback: () => void, delayMs: number): () => void {
    const timer = { at: this.#now + delayMs, callback };
    this.#timers.add(timer);
    if (!this.#running) void this.#run();
    return () => this.#timers.delete(timer);
  }

  /** Holds an answer of the server back for `delayMs`. */
  hold(delayMs: number): Promise<void> {
    const hold = {};
    this.#held.add(hold);
    return new Promise((resolve) => {
      this.schedule(() => {
        this.#held.delete(hold);
        resolve();
      }, delayMs);
    });
  }

  /** To be given to the client, so that time stands still while its requests are under way. */
  readonly middleware: Middleware = async (request, next) => {
    this.#underWay += 1;
    try {
      return await next(request);
    } finally {
      this.#underWay -= 1;
      // An answer that nobody waits for any more is held back in vain.
      const [oldest] = this.#held;
      if (oldest && this.#held.size > this.#underWay) this.#held.delete(oldest);
    }
  };

  async #run(): Promise<void> {
    this.#running = true;
    for (let quiet = 0; this.#timers.size > 0; ) {
      await new Promise((resolve) => setImmediate(resolve));
      quiet = this.#underWay > this.#held.size ? 0 : quiet + 1;
      if (quiet < QUIET_TURNS) continue;
      quiet = 0;
      const next = [...this.#timers].reduce((first, timer) => (timer.at < first.at ? timer : first));
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.callback();
    }
    this.#running = false;
  }
}
