import type { Middleware } from './layer.js';

/** Counts what really goes out: retries and replays after a login alike. */
export const attemptCount: Middleware = (request, next) => {
  request.progress.attempts += 1;
  return next(request);
};
