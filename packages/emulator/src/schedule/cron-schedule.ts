import type { CronField } from './cron-field.js';

/** A schedule that tells when it fires. Times are milliseconds since 1970, all of them on whole seconds of UTC. */
export interface CronSchedule {
  /** The first time after the given one; undefined when there is none within five years. */
  nextAfter(time: number): number | undefined;
  /** The last of its times up to `now`, given that `first` is one of them and not later. */
  latestUpTo(now: number, first: number): number;
}

/** The six fields of a schedule. */
export interface CronFields {
  readonly second: CronField;
  readonly minute: CronField;
  readonly hour: CronField;
  readonly dayOfMonth: CronField;
  readonly month: CronField;
  readonly dayOfWeek: CronField;
}

const YEARS_AHEAD = 5;
const DAY_MS = 86_400_000;

export function fieldSchedule(fields: CronFields): CronSchedule {
  const seconds = timesOfDay(fields);
  const schedule: CronSchedule = {
    latestUpTo: (now, first) => latestInWindows(schedule, now, first),
    nextAfter(time) {
      const earliest = Math.floor(time / 1000) * 1000 + 1000;
      const lastYear = new Date(earliest).getUTCFullYear() + YEARS_AHEAD;
      let day = Math.floor(earliest / DAY_MS) * DAY_MS;
      for (let date = new Date(day); date.getUTCFullYear() <= lastYear; date = new Date(day)) {
        if (!fields.month.values.has(date.getUTCMonth() + 1)) {
          day = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
          continue;
        }
        const found = dayMatches(fields, date) ? seconds.firstFrom(earliest - day) : undefined;
        if (found !== undefined) return day + found;
        day += DAY_MS;
      }
      return undefined;
    },
  };
  return schedule;
}

const WINDOWS_MS = [60_000, 3_600_000, DAY_MS, 31 * DAY_MS, 366 * DAY_MS, Number.POSITIVE_INFINITY];

/** Looks in growing windows before `now`: going through a year from its beginning could be thirty million seconds. */
function latestInWindows(schedule: CronSchedule, now: number, first: number): number {
  for (const window of WINDOWS_MS) {
    const start = Math.max(first, now - window);
    let latest: number | undefined = start === first ? first : undefined;
    for (let time = schedule.nextAfter(start); time !== undefined && time <= now; time = schedule.nextAfter(time)) {
      latest = time;
    }
    if (latest !== undefined) return latest;
  }
  return first;
}

/** Both day fields have to match when one of them is a star; otherwise one of them is enough. */
function dayMatches({ dayOfMonth, dayOfWeek }: CronFields, date: Date): boolean {
  const inMonth = dayOfMonth.values.has(date.getUTCDate());
  const inWeek = dayOfWeek.values.has(date.getUTCDay());
  return dayOfMonth.star || dayOfWeek.star ? inMonth && inWeek : inMonth || inWeek;
}

/** The times of a day at which the fields of hour, minute and second match. */
function timesOfDay({ hour, minute, second }: CronFields) {
  const [hours, minutes, seconds] = [hour, minute, second].map(({ values }) => [...values].sort((a, b) => a - b)) as [
    number[],
    number[],
    number[],
  ];
  return {
    /** Milliseconds into the day; `from` may be before or after the day. */
    firstFrom(from: number): number | undefined {
      const start = Math.max(0, Math.ceil(from / 1000));
      for (const h of hours) {
        if ((h + 1) * 3600 <= start) continue;
        for (const m of minutes) {
          if (h * 3600 + (m + 1) * 60 <= start) continue;
          const s = seconds.find((candidate) => h * 3600 + m * 60 + candidate >= start);
          if (s !== undefined) return (h * 3600 + m * 60 + s) * 1000;
        }
      }
      return undefined;
    },
  };
}

/** Fires again and again after a delay, of whole seconds and at least one. */
export function delaySchedule(delayMs: number): CronSchedule {
  const delay = Math.max(1, Math.floor(delayMs / 1000)) * 1000;
  return {
    nextAfter: (time) => Math.floor(time / 1000) * 1000 + delay,
    latestUpTo: (now, first) => first + Math.floor((now - first) / delay) * delay,
  };
}
