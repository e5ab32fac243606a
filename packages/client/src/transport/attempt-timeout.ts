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
    const isLast = remainingMs < limits.timeoutMs;
    const outOfTime = () =>
      new TimeoutError(
        isLast ? 'total' : 'attempt',
        isLast ? limits.totalTimeoutMs : limits.timeoutMs,
        nameOf(request),
      );

    return new Promise<IncomingResponse>((resolve, reject) => {
      if (cancellation.isCancelled) return reject(cancellation.reason);
      if (remainingMs <= 0) return reject(outOfTime());
      const source = new CancellationSource();
      const release = () => {
        stopTimer?.();
        stopListening();
      };
      const fail = (reason: unknown) => {
        release();
        reject(reason);
      };
      const stop = (reason: unknown) => {
        fail(reason);
        source.cancel(reason);
      };
      const ms = isLast ? remainingMs : limits.timeoutMs;
      const stopTimer = ms === Number.POSITIVE_INFINITY ? undefined : clock.schedule(() => stop(outOfTime()), ms);
      const stopListening = cancellation.onCancel(stop);
      next({ ...request, cancellation: source }).then((response) => {
        release();
        resolve(response);
      }, fail);
    });
  };
}
