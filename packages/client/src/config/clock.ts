/** Time, as the client sees it; tests inject one that they can move. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls back once after `delayMs`; the result cancels it. */
  schedule(callback: () => void, delayMs: number): () => void;
}

/** Longer delays overflow the platforms' timers, which then fire at once. */
const LONGEST_TIMER_MS = 2_147_483_647;

/** The platform's time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  schedule(callback, delayMs) {
    let timer: ReturnType<typeof setTimeout>;
    const advance = (restMs: number): void => {
      const nextMs = Math.min(restMs, LONGEST_TIMER_MS);
      timer = setTimeout(() => (restMs > nextMs ? advance(restMs - nextMs) : callback()), nextMs);
    };
    advance(delayMs);
    return () => clearTimeout(timer);
  },
};
