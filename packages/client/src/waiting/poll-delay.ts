/** How often a run is looked at while it is waited for. */
export interface PollOptions {
  /** Milliseconds before the second look. Default 150, at least 50. */
  minMs?: number | undefined;
  /** Upper bound of the milliseconds between two looks. Default 10,000. */
  maxMs?: number | undefined;
}

const GROWTH = 1.2;
/** Pauses before they grow: what takes about a second should be seen soon after. */
const EVEN = 7;
const JITTER = 0.1;
/** Whatever was configured, a wait never spins. */
const LEAST_MS = 50;

/** Milliseconds before look number `looks` + 1: a few of minMs, then growing to maxMs, a little irregular so that clients don't march in step. */
export function pollDelay(looks: number, { minMs = 150, maxMs = 10_000 }: PollOptions, random: () => number): number {
  const planned = Math.min(maxMs, minMs * GROWTH ** Math.max(0, looks - EVEN));
  return Math.max(LEAST_MS, planned * (1 - JITTER * random()));
}
