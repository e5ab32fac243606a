/** The emulator's time: real time, faster, or standing still; it can be moved forward at any speed. */
export class EmulatorClock {
  readonly #realNow: () => number;
  readonly #speed: number;
  #origin: number;
  #start: number;
  #pinned: number | undefined;

  constructor({
    speed = 1,
    realNow = Date.now,
    startAt,
  }: { speed?: number; realNow?: () => number; startAt?: number } = {}) {
    this.#realNow = realNow;
    this.#speed = speed;
    this.#origin = realNow();
    this.#start = startAt ?? this.#origin;
  }

  /** How many emulated milliseconds pass in a real one; 0 when the clock stands still. */
  get speed(): number {
    return this.#speed;
  }

  /** Runs `work` as if it were a certain time, in milliseconds since 1970. */
  at<T>(time: number, work: () => T): T {
    const before = this.#pinned;
    this.#pinned = time;
    try {
      return work();
    } finally {
      this.#pinned = before;
    }
  }

  /** Milliseconds since 1970. */
  nowMs(): number {
    if (this.#pinned !== undefined) return this.#pinned;
    return this.#start + (this.#realNow() - this.#origin) * this.#speed;
  }

  /** Whole seconds since 1970, as the server stores times. */
  nowSeconds(): number {
    return Math.floor(this.nowMs() / 1000);
  }

  /** Emulated time ahead of real time. */
  get offsetMs(): number {
    return this.nowMs() - this.#realNow();
  }

  advance(ms: number): void {
    this.#start += ms;
  }

  setOffset(ms: number): void {
    this.#origin = this.#realNow();
    this.#start = this.#origin + ms;
  }
}
