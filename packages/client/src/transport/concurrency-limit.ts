import type { Clock } from '../config/clock.js';
import { beforeDeadline } from './before-deadline.js';
import type { Middleware } from './layer.js';

/** Lets `limit` attempts be under way at once; the others wait in the order they came, within their call's deadline. */
export function concurrencyLimit(limit: number, clock: Clock): Middleware {
  let running = 0;
  const waiting = new Set<() => void>();

  const release = () => {
    running -= 1;
    const [first] = waiting;
    if (first) {
      waiting.delete(first);
      running += 1;
      first();
    }
  };

  return async (request, next) => {
    if (running < limit) {
      running += 1;
    } else {
      let enter = () => {};
      const turn = new Promise<void>((resolve) => {
        enter = resolve;
        waiting.add(resolve);
      });
      try {
        await beforeDeadline(turn, request, clock);
      } catch (error) {
        // Its turn may have come in the same moment: then it must be passed on.
        if (!waiting.delete(enter)) release();
        throw error;
      }
    }
    try {
      return await next(request);
    } finally {
      release();
    }
  };
}
