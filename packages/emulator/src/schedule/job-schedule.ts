import { LatestValues } from '../store/latest-values.js';
import type { CronSchedule } from './cron-schedule.js';
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
  const from = lastScheduledAt ?? trigger.start ?? job.createdAt;
  const next =
    trigger.kind === 'cron'
      ? nextCron(cronOf(trigger.cron), Math.max(from, trigger.start ?? from), now, job.noCatchup)
      : nextInterval(trigger.seconds, from, now, job.noCatchup);
  return next === undefined || next > (trigger.end ?? Number.POSITIVE_INFINITY) ? undefined : next;
}

const MAX_CRONS = 1000;
const crons = new LatestValues<string, CronSchedule>(MAX_CRONS);
const cronOf = (text: string): CronSchedule => crons.remember(text, () => parseCron(text));

/** Without catch-up, an interval that was missed altogether starts over from the controller's clock. */
function nextInterval(seconds: number, from: number, now: number, noCatchup: boolean): number {
  const interval = seconds * 1000;
  const next = Math.floor(from / 1000) * 1000 + interval;
  return noCatchup && next + interval <= now ? Math.floor(now / 1000) * 1000 : next;
}

/** Without catch-up, only the latest of the times that were missed counts. */
function nextCron(schedule: CronSchedule, from: number, now: number, noCatchup: boolean): number | undefined {
  const next = schedule.nextAfter(from);
  if (!noCatchup || next === undefined || next > now) return next;
  return schedule.latestUpTo(now, next);
}
