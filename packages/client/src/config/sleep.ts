import { type Cancellation, cancellationOf } from '../transport/cancellation.js';
import type { Clock } from './clock.js';

/** Resolves after `delayMs`; rejects with the reason at once on abort. Leaves no timer and no listener behind. */
export function sleep(clock: Clock, delayMs: number, end?: AbortSignal | Cancellation): Promise<void> {
  const cancellation = end && 'onCancel' in end ? end : cancellationOf(end);
  return new Promise((resolve, reject) => {
    if (cancellation.isCancelled) return reject(cancellation.reason);
    const stopTimer = clock.schedule(() => {
      stopListening();
      resolve();
    }, delayMs);
    const stopListening = cancellation.onCancel((reason) => {
      stopTimer();
      reject(reason);
    });
  });
}
