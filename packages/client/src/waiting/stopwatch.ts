import type { Clock } from '../config/clock.js';
import { sleep } from '../config/sleep.js';

/** A jump of the clock larger than this during a pause is the machine's sleep, which nobody waited through. */
const LARGEST_DRIFT_MS = 60_000;

/** Measures how long a wait has lasted, a sleep of the machine not counted, and pauses it. */
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

  /** Rejects with `signal.reason` at once on abort. */
  async pause(ms: number, signal?: AbortSignal): Promise<void> {
    const before = this.#clock.now();
    await sleep(this.#clock, ms, signal);
    const over = this.#clock.now() - before - ms;
    if (over > LARGEST_DRIFT_MS) this.#startedAt += over;
  }
}
