import type { Clock } from '../config/clock.js';
import { TimeoutError } from '../errors/connection-error.js';
import { connectionFailure } from '../transport/connection-failure.js';
import { nameOf, type OutgoingRequest } from '../transport/outgoing-request.js';

/**
 * The body of an answer, which ends with an error at once when the call is aborted, when nothing came for as long as an
 * attempt may take, and when the connection breaks.
 */
export function boundedStream(
  body: ReadableStream<Uint8Array>,
  request: OutgoingRequest,
  clock: Clock,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const { cancellation, limits } = request;

  const nextPiece = () =>
    new Promise<ReadableStreamReadResult<Uint8Array>>((resolve, reject) => {
      const release = () => {
        stopTimer();
        stopListening();
      };
      const fail = (reason: unknown) => {
        release();
        reject(reason);
        reader.cancel(reason).catch(() => undefined);
      };
      const { timeoutMs } = limits;
      const outOfTime = () => fail(new TimeoutError('attempt', timeoutMs, nameOf(request)));
      const stopTimer = timeoutMs === Number.POSITIVE_INFINITY ? () => {} : clock.schedule(outOfTime, timeoutMs);
      let stopListening = () => {};
      stopListening = cancellation.onCancel(fail);
      reader.read().then(
        (piece) => {
          release();
          resolve(piece);
        },
        (error) => fail(cancellation.isCancelled ? cancellation.reason : connectionFailure(request, error)),
      );
    });

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await nextPiece();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    // Nothing is read before somebody wants it.
    { highWaterMark: 0 },
  );
}
