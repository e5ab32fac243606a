import { setImmediate as turn } from 'node:timers/promises';
import type { EmulatorClock } from '../clock.js';
import type { DueQueue } from './due-queue.js';

/** How long the process does nothing else. */
const PART_MS = 25;

interface Waiter {
  /** Milliseconds since 1970. */
  readonly until: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Lets what is due happen, each thing at its own time. A long time that has passed is made up for in parts, between which
 * the process has time for other things.
 */
export class CatchUp {
  readonly #clock: EmulatorClock;
  readonly #due: DueQueue;
  readonly #waiters: Waiter[] = [];

  constructor(clock: EmulatorClock, due: DueQueue) {
    this.#clock = clock;
    this.#due = due;
  }

  /** Settles when everything has happened that is due by now; undefined when it has already. */
  run(): Promise<void> | undefined {
    const until = this.#clock.nowMs();
    if (this.#waiters.length === 0 && this.#part(until)) return undefined;
    return new Promise((resolve, reject) => {
      this.#waiters.push({ until, resolve, reject });
      if (this.#waiters.length === 1) void this.#serve();
    });
  }

  /** Leaves undone what is not done yet. */
  stop(reason: Error): void {
    this.#due.clear();
    for (const { reject } of this.#waiters.splice(0)) reject(reason);
  }

  async #serve(): Promise<void> {
    for (let waiter = this.#waiters[0]; waiter; waiter = this.#waiters[0]) {
      await turn();
      try {
        if (!this.#part(waiter.until)) continue;
        waiter.resolve();
      } catch (error) {
        waiter.reject(error);
      }
      // It is gone already when it was stopped meanwhile.
      if (this.#waiters[0] === waiter) this.#waiters.shift();
    }
  }

  /** True when everything has happened that is due until then. */
  #part(until: number): boolean {
    const end = performance.now() + PART_MS;
    for (let event = this.#due.takeDue(until); event; event = this.#due.takeDue(until)) {
      this.#clock.at(event.at, event.run.bind(event));
      if (performance.now() > end) return (this.#due.nextAt ?? Number.POSITIVE_INFINITY) > until;
    }
    return true;
  }
}
