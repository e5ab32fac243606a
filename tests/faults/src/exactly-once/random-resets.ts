import type { Fault } from '@kfp-ts/emulator';

/** Names the submission that a request belongs to, so that who meets which fault does not depend on the order of arrival. */
export const SUBMISSION_HEADER = 'x-submission';

/** The latest that the server commits after a connection was reset. */
export const LATEST_COMMIT_MS = 2_000;

/** Of one submission in succession. */
const MOST_RESETS = 2;

/** Resets for the submissions `0` to `count` - 1: of the submissions themselves, and of the looks that follow. */
export function randomResets(count: number, random: () => number): Fault[] {
  const faults: Fault[] = [];
  for (let submission = 0; submission < count; submission += 1) {
    const headers = { [SUBMISSION_HEADER]: String(submission) };
    for (let after = 0; after < MOST_RESETS; after += 1) {
      const occasion = { after, times: 1, when: { operation: 'CreateRun', headers } } as const;
      const kind = random();
      if (kind < 0.25) {
        faults.push({ fault: 'reset-before-commit', ...occasion });
        continue;
      }
      if (kind < 0.4) faults.push({ fault: 'reset-after-commit', ...occasion });
      else if (kind < 0.6)
        faults.push({ fault: 'reset-then-commit', delayMs: Math.floor(random() * LATEST_COMMIT_MS), ...occasion });
      // The server commits: there is no further attempt.
      break;
    }
    const when = { operation: 'ListRuns', headers } as const;
    if (random() < 0.2) faults.push({ fault: 'reset-before-commit', after: Math.floor(random() * 4), times: 1, when });
  }
  return faults;
}

/** Numbers from 0 up to 1 that a seed decides (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
