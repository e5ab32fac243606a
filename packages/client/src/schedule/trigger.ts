import type { ApiTrigger } from '@kfp-ts/api';
import { requireKnown } from '../config/require-known.js';
import { fromDate } from '../decode/timestamp.js';
import { ConfigurationError } from '../errors/index.js';
import { parseCron } from './parse-cron.js';

interface Bounds {
  /** No run before. A text goes out as it is. */
  start?: Date | string | undefined;
  /** No run after. */
  end?: Date | string | undefined;
}

/** When runs are due: by a cron expression of six fields, seconds first, or every so many seconds. */
export type Trigger =
  | (Bounds & { cron: string; everySeconds?: undefined })
  | (Bounds & { everySeconds: number; cron?: undefined });

/**
 * The trigger as the server reads it.
 *
 * @throws ConfigurationError for what it would refuse, or read otherwise than meant.
 */
export function toApiTrigger(trigger: Trigger): ApiTrigger {
  requireKnown('trigger', trigger, 'cron everySeconds start end');
  const start = toTime(trigger.start, 'start');
  const end = toTime(trigger.end, 'end');
  if (start && end && Date.parse(start) >= Date.parse(end)) {
    throw new ConfigurationError('The schedule ends before it starts.', { hint: 'Swap start and end.' });
  }
  const bounds = { ...(start && { start_time: start }), ...(end && { end_time: end }) };
  if (typeof trigger.cron === 'string' && trigger.everySeconds === undefined) {
    parseCron(trigger.cron);
    return { cron_schedule: { ...bounds, cron: trigger.cron } };
  }
  const { everySeconds } = trigger;
  if (trigger.cron !== undefined || !Number.isSafeInteger(everySeconds) || Number(everySeconds) < 1) {
    throw new ConfigurationError('A schedule needs either cron, or everySeconds as a whole number of at least 1.', {
      hint: "Pass { cron: '0 0 3 * * *' } or { everySeconds: 3600 }.",
    });
  }
  return { periodic_schedule: { ...bounds, interval_second: everySeconds as number } };
}

function toTime(time: Date | string | undefined, what: string): string | undefined {
  if (time === undefined) return undefined;
  const valid = !Number.isNaN(new Date(time).getTime());
  if (valid) return typeof time === 'string' ? time : fromDate(time);
  throw new ConfigurationError(`The schedule's ${what} is no time.`, { hint: 'Pass a Date or an ISO 8601 text.' });
}
