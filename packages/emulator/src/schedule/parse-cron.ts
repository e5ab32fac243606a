import { CronError } from './cron-error.js';
import { type FieldRange, parseCronField } from './cron-field.js';
import { type CronSchedule, delaySchedule, fieldSchedule } from './cron-schedule.js';
import { parseGoDuration } from './go-duration.js';

const SECONDS: FieldRange = { min: 0, max: 59 };
const MINUTES: FieldRange = { min: 0, max: 59 };
const HOURS: FieldRange = { min: 0, max: 23 };
const DAYS_OF_MONTH: FieldRange = { min: 1, max: 31 };
const MONTHS: FieldRange = { min: 1, max: 12, names: numbered('jan feb mar apr may jun jul aug sep oct nov dec', 1) };
const DAYS_OF_WEEK: FieldRange = { min: 0, max: 6, names: numbered('sun mon tue wed thu fri sat', 0) };

const DESCRIPTORS: Readonly<Record<string, string>> = {
  '@yearly': '0 0 0 1 1 *',
  '@annually': '0 0 0 1 1 *',
  '@monthly': '0 0 0 1 * *',
  '@weekly': '0 0 0 * * 0',
  '@daily': '0 0 0 * * *',
  '@midnight': '0 0 0 * * *',
  '@hourly': '0 0 * * * *',
};

/**
 * Reads a schedule as the server does: five or six fields, SECONDS FIRST, the day of the week optional (so a Unix cron
 * of five fields is accepted and means something else), or a descriptor such as `@daily` or `@every 90s`.
 *
 * @throws CronError with the server's text.
 */
export function parseCron(text: string): CronSchedule {
  if (text === '') throw new CronError('Empty spec string');
  if (text.startsWith('@')) return parseDescriptor(text);
  const fields = text.split(/[\s\u0085]+/u).filter((field) => field !== '');
  if (fields.length < 5 || fields.length > 6) {
    throw new CronError(`Expected 5 to 6 fields, found ${fields.length}: ${text}`);
  }
  const [second = '', minute = '', hour = '', dayOfMonth = '', month = '', dayOfWeek = '*'] = fields;
  return fieldSchedule({
    second: parseCronField(second, SECONDS),
    minute: parseCronField(minute, MINUTES),
    hour: parseCronField(hour, HOURS),
    dayOfMonth: parseCronField(dayOfMonth, DAYS_OF_MONTH),
    month: parseCronField(month, MONTHS),
    dayOfWeek: parseCronField(dayOfWeek, DAYS_OF_WEEK),
  });
}

function parseDescriptor(text: string): CronSchedule {
  const fields = Object.hasOwn(DESCRIPTORS, text) ? DESCRIPTORS[text] : undefined;
  if (fields !== undefined) return parseCron(fields);
  if (!text.startsWith('@every ')) throw new CronError(`Unrecognized descriptor: ${text}`);
  try {
    return delaySchedule(parseGoDuration(text.slice('@every '.length)));
  } catch (error) {
    if (!(error instanceof CronError)) throw error;
    throw new CronError(`Failed to parse duration ${text}: ${error.message}`);
  }
}

function numbered(names: string, first: number): Record<string, number> {
  return Object.fromEntries(names.split(' ').map((name, index) => [name, first + index]));
}
