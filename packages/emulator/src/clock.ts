/** The emulator's time: real time, faster, or standing still; it can be moved forward at any speed. */
export class EmulatorClock {
  readonly #realNow: () => number;
  readonly #speed: number;
  #origin: number;
  #start: number;
  readonly #listeners = new Set<() => void>();

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

  /** Milliseconds since 1970. */
  nowMs(): number {
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
    for (const listener of this.#listeners) listener();
  }

  setOffset(ms: number): void {
    this.#origin = this.#realNow();
    this.#start = this.#origin + ms;
    for (const listener of this.#listeners) listener();
  }

  /** Calls `listener` after each jump. */
  onJump(listener: () => void): void {
    this.#listeners.add(listener);
  }
}
