import type { Clock } from '../config/clock.js';
import { TimeoutError } from '../errors/connection-error.js';
import { CancellationSource } from './cancellation.js';
import type { IncomingResponse } from './incoming-response.js';
import type { Middleware } from './layer.js';
import { nameOf } from './outgoing-request.js';

/**
 * Ends an attempt when its time, or the whole call's, is over, and at once when the caller aborts, whether or not the
 * layers inside listen. Leaves no timer and no listener behind.
 */
export function attemptTimeout(clock: Clock): Middleware {
  return (request, next) => {
    const { limits, progress, cancellation } = request;
    const remainingMs = progress.deadline - clock.now();
    const phase = remainingMs < limits.timeoutMs ? 'total' : 'attempt';
    const allowedMs = phase === 'total' ? limits.totalTimeoutMs : limits.timeoutMs;
    const outOfTime = () => new TimeoutError(phase, allowedMs, nameOf(request));

    return new Promise<IncomingResponse>((resolve, reject) => {
      const source = new CancellationSource();
      const stop = (reason: unknown) => {
        release();
        reject(reason);
        source.cancel(reason);
      };
      let stopTimer = () => {};
      let stopListening = () => {};
      const release = () => {
        stopTimer();
        stopListening();
      };
      if (remainingMs <= 0) return stop(outOfTime());
      if (cancellation.isCancelled) return stop(cancellation.reason);
      const ms = Math.min(remainingMs, limits.timeoutMs);
      if (ms !== Number.POSITIVE_INFINITY) stopTimer = clock.schedule(() => stop(outOfTime()), ms);
      stopListening = cancellation.onCancel(stop);
      next({ ...request, cancellation: source }).then(
        (response) => {
          release();
          resolve(response);
        },
        (error) => {
          release();
          reject(error);
        },
      );
    });
  };
}
