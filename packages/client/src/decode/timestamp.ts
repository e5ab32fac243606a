/** A wire time as a Date; undefined when the server has none, which it also writes as the first second of 1970. */
export function toDate(time: string | undefined): Date | undefined {
  if (!time || time === NEVER) return undefined;
  const date = WHOLE_SECONDS.test(time) ? new Date(readWholeSeconds(time)) : new Date(time);
  return date.getTime() === 0 ? undefined : date;
}

const NEVER = '1970-01-01T00:00:00Z';
/** Times as the server writes them, but for days and hours that some months and days do not have. */
const WHOLE_SECONDS = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

/** Milliseconds since the epoch, reckoned here in a fifth of the time that Date takes: a page has 600 of these. */
function readWholeSeconds(time: string): number {
  const month = twoDigits(time, 5);
  const year = twoDigits(time, 0) * 100 + twoDigits(time, 2);
  /** Of which February is over, with its leap day if it has one. */
  const years = month > 2 ? year : year - 1;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  const days = year * 365 + leapDays + (DAYS_BEFORE_MONTH[month - 1] as number) + twoDigits(time, 8);
  const minutes = ((days - DAYS_BEFORE_1970) * 24 + twoDigits(time, 11)) * 60 + twoDigits(time, 14);
  return (minutes * 60 + twoDigits(time, 17)) * 1000;
}

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
/** Of years that begin with year 0, and one more because days are counted from one. */
const DAYS_BEFORE_1970 = 719_528;

function twoDigits(text: string, at: number): number {
  return text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528;
}

/** As {@link toDate}, for times that every stored object has. An invalid Date stands for one that is missing all the same. */
export function toRequiredDate(time: string | undefined): Date {
  return toDate(time) ?? new Date(Number.NaN);
}

/** A Date as the server reads it, such as `2026-01-31T12:00:00Z`. */
export function fromDate(date: Date): string {
  return date.toISOString().replace('.000Z', 'Z');
}
