import type { TaskBehavior } from './behavior/task-behavior.js';
import { parseDuration } from './parse-duration.js';
import type { KeyedRandom } from './seeded-random.js';

/** One run of a task's pod. Times are milliseconds since 1970. */
export interface AttemptPlan {
  readonly startedAt: number;
  readonly runningAt: number;
  readonly finishedAt: number;
  readonly phase: 'Succeeded' | 'Failed' | 'Error';
  readonly message?: string;
}

export interface AttemptInput {
  /** Names the attempt for the random numbers. */
  readonly key: string;
  readonly startAt: number;
  readonly behavior: TaskBehavior;
  readonly random: KeyedRandom;
  /** How many attempts have failed before. */
  readonly failedBefore: number;
}

/** How long it takes until the controller sees a new object, which has no status before. */
export function noticeDelay(random: number): number {
  return 200 + 400 * random;
}

/** How long a run is Pending from then on. */
export function pendingDelay(random: number): number {
  return 800 + 800 * random;
}

const SHORTEST_PENDING_MS = 500;
const SHORTEST_TASK_MS = 2000;
const LONGEST_TASK_MS = 6000;

/** When a pod starts, runs and ends, and how: as told, else by chance and well. */
export function planAttempt(input: AttemptInput): AttemptPlan {
  const { key, startAt, behavior, random } = input;
  const runningAt = startAt + SHORTEST_PENDING_MS * (1 + random(`${key}/pending`));
  const told = behavior.duration === undefined ? undefined : parseDuration(behavior.duration);
  const byChance = SHORTEST_TASK_MS + (LONGEST_TASK_MS - SHORTEST_TASK_MS) * random(`${key}/duration`);
  const hangs = behavior.hang !== undefined && behavior.hang !== false;
  return {
    startedAt: startAt,
    runningAt: behavior.hang === 'pending' ? Number.POSITIVE_INFINITY : runningAt,
    finishedAt: hangs ? Number.POSITIVE_INFINITY : runningAt + (told ?? byChance),
    ...ending(behavior, input.failedBefore),
  };
}

function ending(behavior: TaskBehavior, failedBefore: number): Pick<AttemptPlan, 'phase' | 'message'> {
  if (failedBefore >= (behavior.failAttempts ?? Number.POSITIVE_INFINITY)) return { phase: 'Succeeded' };
  if (behavior.error !== undefined) return { phase: 'Error', message: behavior.error };
  const fails = behavior.fail ?? (behavior.failAttempts !== undefined || (behavior.exitCode ?? 0) !== 0);
  if (fails === false) return { phase: 'Succeeded' };
  return { phase: 'Failed', message: fails === true ? `Error (exit code ${behavior.exitCode ?? 1})` : fails };
}
