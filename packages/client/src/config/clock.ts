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
    if (delayMs > LONGEST_TIMER_MS) return scheduleLong(callback, delayMs);
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};

function scheduleLong(callback: () => void, delayMs: number): () => void {
  let cancel = (): void => {};
  const advance = (restMs: number): void => {
    const nextMs = Math.min(restMs, LONGEST_TIMER_MS);
    const timer = setTimeout(() => (restMs > nextMs ? advance(restMs - nextMs) : callback()), nextMs);
    cancel = () => clearTimeout(timer);
  };
  if (delayMs !== Number.POSITIVE_INFINITY) advance(delayMs);
  return () => cancel();
}

/** Resolves after `delayMs`; rejects with `signal.reason` at once on abort. Leaves no timer and no listener behind. */
export function sleep(clock: Clock, delayMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const onAbort = () => {
      cancel();
      reject(signal?.reason);
    };
    const cancel = clock.schedule(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, delayMs);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
