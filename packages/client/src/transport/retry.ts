import type { Clock } from '../config/clock.js';
import { sleep } from '../config/sleep.js';
import { isConnectionError } from '../errors/connection-error.js';
import { isSuccess } from './incoming-response.js';
import type { Middleware } from './layer.js';
import { RetryBudget } from './retry-budget.js';
import { type AttemptOutcome, isCutOff, mayHaveActed, retryPauseMs } from './retry-decision.js';

/** Sends again what may fare better a little later; see {@link retryPauseMs} for what that is. */
export function retrying({ clock, random }: { clock: Clock; random: () => number }): Middleware {
  const budget = new RetryBudget();
  return async (request, next) => {
    for (let attempt = 1; ; attempt += 1) {
      let outcome: AttemptOutcome;
      try {
        const response = await next(request);
        if (isSuccess(response) && !isCutOff(response)) {
          budget.earn();
          return response;
        }
        outcome = { response };
      } catch (error) {
        outcome = { error };
      }
      const now = clock.now();
      const pauseMs = retryPauseMs(outcome, request, attempt, { now, random });
      // A pause that outlasts the call would only hide the error behind a timeout.
      const hopeless = pauseMs === undefined || now + pauseMs >= request.progress.deadline;
      if (hopeless || !budget.spend()) return conclude(outcome, request.progress.attempts);
      if (mayHaveActed(outcome)) request.progress.mayHaveActed = true;
      await sleep(clock, pauseMs, request.cancellation);
    }
  };
}

function conclude(outcome: AttemptOutcome, attempts: number) {
  if ('response' in outcome) return outcome.response;
  const { error } = outcome;
  if (isConnectionError(error)) error.attempts = attempts;
  throw error;
}
