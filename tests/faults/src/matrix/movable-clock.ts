import type { Clock } from '@kfp-ts/client';

interface Timer {
  readonly due: number;
  readonly fire: () => void;
}

/** Delays from this one on are limits, which are kept; what is shorter is a pause, which is over at once. */
export const SHORTEST_LIMIT_MS = 30_000;

/**
 * Time that passes while the client pauses, as much as it pauses, and when it is moved: not while a busy machine is slow.
 */
export class MovableClock implements Clock {
  #now = Date.now();
  readonly #limits = new Set<Timer>();

  now(): number {
    return this.#now;
  }

  schedule(callback: () => void, delayMs: number): () => void {
    return delayMs < SHORTEST_LIMIT_MS ? this.#pause(callback, delayMs) : this.#limit(callback, delayMs);
  }

  /** Time passes, and what falls due meanwhile happens. */
  advance(ms: number): void {
    this.#now += ms;
    for (const timer of [...this.#limits]) if (timer.due <= this.#now) timer.fire();
  }

  /** The clock is put forward as by a machine's sleep, in which timers stand still. */
  jump(ms: number): void {
    this.#now += ms;
  }

  #pause(callback: () => void, delayMs: number): () => void {
    const handle = setImmediate(() => {
      this.#now += delayMs;
      callback();
    });
    return () => clearImmediate(handle);
  }

  #limit(callback: () => void, delayMs: number): () => void {
    const stop = (): void => void this.#limits.delete(timer);
    const fire = (): void => {
      stop();
      callback();
    };
    const timer = { due: this.#now + delayMs, fire };
    this.#limits.add(timer);
    return stop;
  }
}
