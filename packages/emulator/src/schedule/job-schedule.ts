import { LatestValues } from '../store/latest-values.js';
import { parseCron } from './parse-cron.js';

/** When a recurring run fires. Times are milliseconds since 1970. */
export type JobTrigger =
  | { readonly kind: 'cron'; readonly cron: string; readonly start?: number; readonly end?: number }
  | { readonly kind: 'interval'; readonly seconds: number; readonly start?: number; readonly end?: number };

/** What the schedule controller knows of a recurring run when it looks at it. */
export interface JobSchedule {
  /** Absent for one that runs once, at once. */
  readonly trigger?: JobTrigger;
  readonly enabled: boolean;
  readonly noCatchup: boolean;
  readonly maxConcurrency: number;
  readonly createdAt: number;
  /** The time for which its latest run was scheduled; absent before the first. */
  readonly lastScheduledAt?: number;
  /** How many of its runs have not ended. */
  readonly activeRuns: number;
}

/** How often the controller looks: it starts at most one run of a job each time, also when several were missed. */
export const CONTROLLER_PASS_MS = 10_000;

/**
 * The time for which a run is due when the controller looks at a job: that run is to be started, and its time to be kept
 * as `lastScheduledAt`. Undefined when nothing is due, or when it may not run now.
 */
export function dueAt(job: JobSchedule, now: number): number | undefined {
  if (!job.enabled || job.activeRuns >= job.maxConcurrency) return undefined;
  const next = nextScheduledAt(job, now);
  return next !== undefined && next <= now ? next : undefined;
}

/** The time for which the next run is scheduled, be it missed or to come; undefined when there is none any more. */
export function nextScheduledAt(job: JobSchedule, now: number): number | undefined {
  const { trigger, lastScheduledAt } = job;
  if (!trigger) return lastScheduledAt === undefined ? job.createdAt : undefined;
  const from = Math.max(lastScheduledAt ?? trigger.start ?? job.createdAt, trigger.start ?? 0);
  const end = trigger.end ?? Number.POSITIVE_INFINITY;
  const times = trigger.kind === 'cron' ? cronOf(trigger.cron) : intervalOf(trigger.seconds);
  const next = times.nextAfter(from);
  if (next === undefined || next > end) return undefined;
  return job.noCatchup && next < now ? times.latestMissed(next, now, end) : next;
}

interface TriggerTimes {
  nextAfter(time: number): number | undefined;
  /** The only time that counts without catch-up, of those from `next` to now. */
  latestMissed(next: number, now: number, end: number): number;
}

const MAX_CRONS = 1000;
const crons = new LatestValues<string, TriggerTimes>(MAX_CRONS);
const cronOf = (text: string): TriggerTimes =>
  crons.remember(text, () => {
    const schedule = parseCron(text);
    return {
      nextAfter: (time) => schedule.nextAfter(time),
      latestMissed: (next, now, end) => schedule.latestUpTo(Math.min(now, end), next),
    };
  });

function intervalOf(seconds: number): TriggerTimes {
  const interval = seconds * 1000;
  return {
    nextAfter: (time) => Math.floor(time / 1000) * 1000 + interval,
    // An interval that was missed altogether starts over from the controller's clock, even after its end.
    latestMissed: (next, now) => (next + interval <= now ? Math.floor(now / 1000) * 1000 : next),
  };
}
