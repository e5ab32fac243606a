import type { Clock } from '../config/clock.js';
import { sleep } from '../config/sleep.js';

/** A jump of the clock larger than this is the machine's sleep, which nobody waited through. */
const LARGEST_DRIFT_MS = 60_000;

/** Measures how long a wait has lasted, a sleep of the machine not counted, during its looks and pauses. */
export class Stopwatch {
  readonly #clock: Clock;
  #startedAt: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#startedAt = clock.now();
  }

  get elapsedMs(): number {
    return this.#clock.now() - this.#startedAt;
  }

  /**
   * What `work` gives. A look that seems to have lasted longer than it can was interrupted by a sleep; as nothing tells how
   * long it was awake, it counts a little, so that a wait whose looks all seem so still ends.
   */
  async look<T>(work: () => Promise<T>, longestMs: number): Promise<T> {
    const before = this.#clock.now();
    try {
      return await work();
    } finally {
      const lasted = this.#clock.now() - before;
      if (lasted > longestMs + LARGEST_DRIFT_MS) this.#startedAt += lasted - Math.min(longestMs / 2, LARGEST_DRIFT_MS);
    }
  }

  /** Rejects with `signal.reason` at once on abort. */
  async pause(ms: number, signal?: AbortSignal): Promise<void> {
    const before = this.#clock.now();
    await sleep(this.#clock, ms, signal);
    const over = this.#clock.now() - before - ms;
    if (over > LARGEST_DRIFT_MS) this.#startedAt += over;
  }
}
