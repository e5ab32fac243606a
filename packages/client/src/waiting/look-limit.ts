import type { CallOptions } from '../call/call-options.js';

/** From this on the client's own limits are the tighter ones. */
const LONG_MS = 120_000;
/** Longer than the limits of any client that is set up with sense. */
const ANY_LOOK_MS = 600_000;

/** How long a look of a wait may take that has `leftMs` left: its call options, and the milliseconds it cannot exceed. */
export function lookLimit(leftMs: number): { options: Pick<CallOptions, 'totalTimeoutMs'>; longestMs: number } {
  if (leftMs >= LONG_MS) return { options: {}, longestMs: ANY_LOOK_MS };
  const longestMs = Math.max(1, leftMs);
  return { options: { totalTimeoutMs: longestMs }, longestMs };
}
