import type { Clock } from '@kfp-ts/client';

/** Pauses up to this long are cut short; what is longer limits how long something may take. */
const PAUSES_MS = 10_000;
const SHORT_MS = 5;

/** The platform's time, which can be moved, and in which nobody waits long. */
export class HurriedClock implements Clock {
  #movedMs = 0;

  now(): number {
    return Date.now() + this.#movedMs;
  }

  schedule(callback: () => void, delayMs: number): () => void {
    const handle = setTimeout(callback, delayMs <= PAUSES_MS ? Math.min(delayMs, SHORT_MS) : delayMs);
    return () => clearTimeout(handle);
  }

  move(ms: number): void {
    this.#movedMs += ms;
  }
}
