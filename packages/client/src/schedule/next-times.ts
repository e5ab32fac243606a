import { requireKnown } from '../config/require-known.js';
import { ConfigurationError } from '../errors/index.js';
import { type CronSchedule, parseCron } from './parse-cron.js';
import { type Trigger, toApiTrigger } from './trigger.js';
import { instantOf, nextSetBack, wallTimeOf } from './wall-time.js';

export interface PreviewOptions {
  /** How many times, up to 10,000. Default 5. */
  count?: number | undefined;
  /** Default: now. */
  from?: Date | undefined;
  /** IANA zone that the server's schedule controller runs in (its CRON_SCHEDULE_TIMEZONE). Default `UTC`. */
  timeZone?: string | undefined;
}

/** More are a mistake, and would take long. */
const MOST_TIMES = 10_000;
const SECOND_MS = 1000;
const DAY_MS = 86_400_000;
/** Looking further, such as for February 30th, finds nothing. */
const HORIZON_MS = 5 * 366 * DAY_MS;

/**
 * The next times at which a schedule is due; fewer when it ends before. Local times that a clock change skips are left out,
 * and those that it repeats are due twice.
 */
export function nextTimes(trigger: Trigger, options: PreviewOptions = {}): Date[] {
  toApiTrigger(trigger);
  const { count, from, timeZone } = checkedOptions(options);
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

function checkedOptions(options: PreviewOptions) {
  requireKnown('preview options', options, 'count from timeZone');
  const { count = 5, from = new Date(), timeZone = 'UTC' } = options;
  if (!Number.isSafeInteger(count) || count < 0 || count > MOST_TIMES) {
    throw new ConfigurationError(`A preview of ${count} times cannot be made.`, {
      hint: `Pass a count from 0 to ${MOST_TIMES}.`,
    });
  }
  if (!(from instanceof Date) || Number.isNaN(from.getTime())) {
    throw new ConfigurationError('The time to preview from is no time.', { hint: 'Pass a valid Date as from.' });
  }
  try {
    wallTimeOf(0, timeZone);
  } catch (cause) {
    throw new ConfigurationError(`There is no time zone "${timeZone}".`, {
      hint: 'Pass a name of the IANA database, such as Europe/Berlin.',
      cause,
    });
  }
  return { count, from, timeZone };
}

function nextOf(trigger: Trigger, origin: number, timeZone: string): (after: number) => number | undefined {
  const cron = trigger.cron === undefined ? undefined : parseCron(trigger.cron);
  const everyMs = cron ? cron.everyMs : (trigger.everySeconds as number) * SECOND_MS;
  if (everyMs !== undefined) return (after) => origin + (Math.floor((after - origin) / everyMs) + 1) * everyMs;
  return (after) => nextCronTime(cron as CronSchedule, after, timeZone);
}

function nextCronTime(cron: CronSchedule, after: number, timeZone: string): number | undefined {
  const setBack = nextSetBack(after, timeZone);
  const next = firstTime(cron, wallTimeOf(after, timeZone), after, timeZone);
  if (setBack === undefined || (next !== undefined && next < setBack)) return next;
  // From here on the clocks show again what they have shown, and the server starts runs again.
  return firstTime(cron, wallTimeOf(setBack, timeZone) - 1, setBack - 1, timeZone);
}

/** The first instant later than `after` whose wall clock time matches and is later than `from`. */
function firstTime(cron: CronSchedule, from: number, after: number, timeZone: string): number | undefined {
  let wall = nextWallTime(cron, from);
  while (wall !== undefined) {
    const instant = instantOf(wall, timeZone, after);
    if (instant !== undefined) return instant;
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
