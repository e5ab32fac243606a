/** How often a run is looked at while it is waited for. */
export interface PollOptions {
  /** Milliseconds before the second look. Default 100. */
  minMs?: number;
  /** Upper bound of the milliseconds between two looks. Default 10,000. */
  maxMs?: number;
}

const GROWTH = 1.2;
const JITTER = 0.1;

/** Milliseconds before look number `looks` + 1: growing from minMs to maxMs, a little irregular so that clients don't march in step. */
export function pollDelay(looks: number, { minMs = 100, maxMs = 10_000 }: PollOptions, random: () => number): number {
  const planned = Math.min(maxMs, minMs * GROWTH ** Math.max(0, looks - 1));
  // At least a millisecond: whatever was configured, a wait never spins.
  return Math.max(1, planned * (1 - JITTER * random()));
}
