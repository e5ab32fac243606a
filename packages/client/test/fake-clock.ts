import type { Clock } from '../src/config/clock.js';

interface Timer {
  at: number;
  callback: () => void;
}

/** Time that stands still until a test moves it. */
export class FakeClock implements Clock {
  #now: number;
  readonly #timers = new Set<Timer>();

  constructor(now = 1_700_000_000_000) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  schedule(callback: () => void, delayMs: number): () => void {
    const timer = { at: this.#now + delayMs, callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** How many timers wait: none may be left behind by what has ended. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Delays, in milliseconds from now, of the timers that wait. */
  get delays(): number[] {
    return [...this.#timers].map(({ at }) => at - this.#now);
  }

  /** Moves on, calling back what falls due in its order, and lets promises settle in between. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settle();
    for (let next = this.#dueBy(end); next; next = this.#dueBy(end)) {
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.callback();
      await settle();
    }
    this.#now = end;
  }

  /** Moves on until `work` has settled, however many timers that takes. */
  async run<T>(work: Promise<T>): Promise<T> {
    let settled = false;
    const done = () => {
      settled = true;
    };
    work.then(done, done);
    for (let rounds = 0; !settled && rounds < 10_000; rounds += 1) {
      await settle();
      const soonest = Math.min(...this.delays);
      if (!settled && Number.isFinite(soonest)) await this.advance(Math.max(0, soonest));
    }
    return work;
  }

  #dueBy(end: number): Timer | undefined {
    return [...this.#timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
  }
}

/** Lets all promises that can settle do so. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
