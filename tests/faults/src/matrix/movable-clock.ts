import type { Clock } from '@kfp-ts/client';

interface Timer {
  readonly due: number;
  readonly fire: () => void;
}

/** The platform's time, which can be moved. No timer is early, as those of the platform may be by a millisecond. */
export class MovableClock implements Clock {
  #movedMs = 0;
  readonly #timers = new Set<Timer>();

  now(): number {
    return Date.now() + this.#movedMs;
  }

  schedule(callback: () => void, delayMs: number): () => void {
    const stop = (): void => {
      clearTimeout(handle);
      this.#timers.delete(timer);
    };
    const fire = (): void => {
      stop();
      callback();
    };
    const handle = setTimeout(fire, delayMs + 2);
    const timer = { due: this.now() + delayMs, fire };
    this.#timers.add(timer);
    return stop;
  }

  /** Time passes, and what falls due meanwhile happens. */
  advance(ms: number): void {
    this.#movedMs += ms;
    for (const timer of [...this.#timers]) if (timer.due <= this.now()) timer.fire();
  }

  /** The clock is put forward as by a machine's sleep, in which timers stand still. */
  jump(ms: number): void {
    this.#movedMs += ms;
  }
}
