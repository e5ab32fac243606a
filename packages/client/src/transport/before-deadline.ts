import type { Clock } from '../config/clock.js';
import { TimeoutError } from '../errors/connection-error.js';
import { nameOf, type OutgoingRequest } from './outgoing-request.js';

/** What `work` gives, unless the call is aborted or its total time is over first; `work` itself goes on. */
export function beforeDeadline<T>(work: Promise<T>, request: OutgoingRequest, clock: Clock): Promise<T> {
  const { cancellation, limits, progress } = request;
  return new Promise<T>((resolve, reject) => {
    const remainingMs = progress.deadline - clock.now();
    const outOfTime = () => finish(() => reject(new TimeoutError('total', limits.totalTimeoutMs, nameOf(request))));
    const stopTimer = remainingMs === Number.POSITIVE_INFINITY ? () => {} : clock.schedule(outOfTime, remainingMs);
    let stopListening = () => {};
    const finish = (settle: () => void) => {
      stopTimer();
      stopListening();
      settle();
    };
    stopListening = cancellation.onCancel((reason) => finish(() => reject(reason)));
    work.then(
      (value) => finish(() => resolve(value)),
      (error) => finish(() => reject(error)),
    );
  });
}
