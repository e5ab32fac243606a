import type { HttpAnswer } from '../http/http-answer.js';
import { type FrontDoor, isRefusal } from './door.js';

/** An answer that tells the time by the emulator's clock: what it sets ends by that clock, and clients compare the two. */
export const dated = (answer: HttpAnswer, nowMs: number): HttpAnswer => ({
  ...answer,
  headers: { ...answer.headers, date: new Date(nowMs).toUTCString() },
});

/** A door all of whose answers tell the time so, also those of the server behind it. */
export function datedDoor(door: FrontDoor, nowMs: () => number): FrontDoor {
  return {
    ...(door.servedBy && { servedBy: door.servedBy }),
    async admit(request) {
      const outcome = await door.admit(request);
      if (isRefusal(outcome)) return dated(outcome, nowMs());
      return { ...outcome, answerHeaders: { ...outcome.answerHeaders, date: new Date(nowMs()).toUTCString() } };
    },
  };
}
