import { type CronSchedule, parseCron } from './parse-cron.js';
import { type Trigger, toApiTrigger } from './trigger.js';
import { instantOf, wallTimeOf } from './wall-time.js';

export interface PreviewOptions {
  /** How many times. Default 5. */
  count?: number;
  /** Default: now. */
  from?: Date;
  /** IANA zone that the server's schedule controller runs in (its CRON_SCHEDULE_TIMEZONE). Default `UTC`. */
  timeZone?: string;
}

const SECOND_MS = 1000;
const DAY_MS = 86_400_000;
/** Looking further, such as for February 30th, finds nothing. */
const HORIZON_MS = 5 * 366 * DAY_MS;

/** The next times at which a schedule is due; fewer when it ends before. Local times that a clock change skips are left out. */
export function nextTimes(
  trigger: Trigger,
  { count = 5, from = new Date(), timeZone = 'UTC' }: PreviewOptions = {},
): Date[] {
  toApiTrigger(trigger);
  const start = trigger.start === undefined ? undefined : new Date(trigger.start).getTime();
  const end = trigger.end === undefined ? Number.POSITIVE_INFINITY : new Date(trigger.end).getTime();
  const next = nextOf(trigger, start ?? from.getTime(), timeZone);
  const times: Date[] = [];
  let time: number | undefined = Math.max(from.getTime(), start ?? 0);
  while (times.length < count) {
    time = next(time);
    if (time === undefined || time > end) break;
    times.push(new Date(time));
  }
  return times;
}

function nextOf(trigger: Trigger, origin: number, timeZone: string): (after: number) => number | undefined {
  const cron = trigger.cron === undefined ? undefined : parseCron(trigger.cron);
  const everyMs = cron ? cron.everyMs : (trigger.everySeconds as number) * SECOND_MS;
  if (everyMs !== undefined) return (after) => origin + (Math.floor((after - origin) / everyMs) + 1) * everyMs;
  return (after) => nextCronTime(cron as CronSchedule, after, timeZone);
}

function nextCronTime(cron: CronSchedule, after: number, timeZone: string): number | undefined {
  let wall = nextWallTime(cron, wallTimeOf(after, timeZone));
  while (wall !== undefined) {
    const instant = instantOf(wall, timeZone);
    if (instant !== undefined && instant > after) return instant;
    wall = nextWallTime(cron, wall);
  }
  return undefined;
}

/** The next matching wall clock time; both as if it were UTC. */
function nextWallTime(cron: CronSchedule, after: number): number | undefined {
  const end = after + HORIZON_MS;
  let time = Math.floor(after / SECOND_MS) * SECOND_MS + SECOND_MS;
  while (time <= end) {
    const date = new Date(time);
    const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
    if (!cron.month.has(month + 1)) time = Date.UTC(year, month + 1, 1);
    else if (!dayMatches(cron, date)) time = Date.UTC(year, month, day + 1);
    else if (!cron.hour.has(date.getUTCHours())) time = Date.UTC(year, month, day, date.getUTCHours() + 1);
    else if (!cron.minute.has(date.getUTCMinutes())) time = Math.floor(time / 60_000) * 60_000 + 60_000;
    else if (!cron.second.has(date.getUTCSeconds())) time += SECOND_MS;
    else return time;
  }
  return undefined;
}

function dayMatches({ dayOfMonth, dayOfWeek, bothDays }: CronSchedule, date: Date): boolean {
  const inMonth = dayOfMonth.has(date.getUTCDate());
  const inWeek = dayOfWeek.has(date.getUTCDay());
  return bothDays ? inMonth && inWeek : inMonth || inWeek;
}
