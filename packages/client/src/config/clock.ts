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
      const furtherMs = restMs - LONGEST_TIMER_MS;
      timer = furtherMs > 0 ? setTimeout(advance, LONGEST_TIMER_MS, furtherMs) : setTimeout(callback, restMs);
    };
    advance(delayMs);
    return () => clearTimeout(timer);
  },
};
