import { ConfigurationError } from '../errors/index.js';

/** The values that each field of a cron expression allows; every `everyMs` instead for `@every`. */
export interface CronSchedule {
  readonly second: ReadonlySet<number>;
  readonly minute: ReadonlySet<number>;
  readonly hour: ReadonlySet<number>;
  readonly dayOfMonth: ReadonlySet<number>;
  readonly month: ReadonlySet<number>;
  readonly dayOfWeek: ReadonlySet<number>;
  /** Whether both day fields must match: the server lets either suffice when neither is `*`. */
  readonly bothDays: boolean;
  readonly everyMs?: number;
}

interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly words?: readonly string[];
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const DAYS = 'sun mon tue wed thu fri sat'.split(' ');
const FIELDS: readonly [Field, Field, Field, Field, Field, Field] = [
  { name: 'second', min: 0, max: 59 },
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day of month', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12, words: ['', ...MONTHS] },
  { name: 'day of week', min: 0, max: 6, words: DAYS },
];

const NICKNAMES = new Map([
  ['@yearly', '0 0 0 1 1 *'],
  ['@annually', '0 0 0 1 1 *'],
  ['@monthly', '0 0 0 1 * *'],
  ['@weekly', '0 0 0 * * 0'],
  ['@daily', '0 0 0 * * *'],
  ['@midnight', '0 0 0 * * *'],
  ['@hourly', '0 0 * * * *'],
]);

/**
 * Reads a cron expression the way the server does: six fields, seconds first.
 *
 * @throws ConfigurationError for what the server refuses, and for five fields, which it would read as second to month.
 */
export function parseCron(expression: string): CronSchedule {
  const text = expression.trim();
  if (expression.startsWith('@every ')) return everySchedule(expression);
  const fields = (NICKNAMES.get(text) ?? text).split(/\s+/);
  if (fields.length === 5) {
    throw new ConfigurationError(
      `The cron expression "${text}" has five fields; the server wants six, seconds first.`,
      {
        hint: `As a Unix one it reads "0 ${text}": pass that, or fromUnixCron("${text}").`,
      },
    );
  }
  if (fields.length !== 6) {
    throw new ConfigurationError(
      `The cron expression "${text}" has ${text === '' ? 0 : fields.length} fields, not six.`,
      {
        hint: 'Second, minute, hour, day of month, month, day of week, such as "0 30 9 * * 1-5"; or "@daily".',
      },
    );
  }
  const [second, minute, hour, dayOfMonth, month, dayOfWeek] = FIELDS.map((field, index) =>
    parseField(fields[index] as string, field),
  ) as [Set<number>, Set<number>, Set<number>, Set<number>, Set<number>, Set<number>];
  const bothDays = [fields[3], fields[5]].some((field) => field?.split(',').some((part) => /^[*?]/.test(part)));
  return { second, minute, hour, dayOfMonth, month, dayOfWeek, bothDays };
}

function parseField(text: string, field: Field): Set<number> {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const match = /^(?:([*?])|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/.exec(part);
    if (!match) throw wrong(part, field);
    const [, any, from, to, step] = match;
    const first = any ? field.min : numberOf(from as string, field);
    // "5/15" means from 5 on, every 15.
    const last =
      any || (to === undefined && step !== undefined) ? field.max : to === undefined ? first : numberOf(to, field);
    const by = step === undefined ? 1 : Number(step);
    if (first < field.min || last > field.max || first > last || by < 1) throw wrong(part, field);
    for (let value = first; value <= last; value += by) values.add(value);
  }
  return values;
}

function numberOf(text: string, field: Field): number {
  if (/^\d+$/.test(text)) return Number(text);
  const index = field.words?.indexOf(text.toLowerCase()) ?? -1;
  if (index < 0) throw wrong(text, field);
  return index;
}

function wrong(part: string, { name, min, max }: Field): ConfigurationError {
  const sunday = name === 'day of week' && part.includes('7') ? ' Sunday is 0 here.' : '';
  return new ConfigurationError(`"${part}" is not a ${name} of a cron expression.`, {
    hint: `Use ${min} to ${max}, ranges (a-b), steps (/n), lists (a,b), * or ?.${sunday}`,
  });
}

const UNIT_MS: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };
const MOST_VALUES = new Set<number>();

function everySchedule(text: string): CronSchedule {
  const duration = text.slice('@every '.length);
  if (!/^(?:\d+(?:\.\d+)?(?:h|ms|m|s))+$/.test(duration)) {
    throw new ConfigurationError(`"${text}" names no duration.`, { hint: 'Such as "@every 1h30m".' });
  }
  let everyMs = 0;
  for (const [, amount, unit] of duration.matchAll(/(\d+(?:\.\d+)?)(h|ms|m|s)/g)) {
    everyMs += Number(amount) * (UNIT_MS[unit as string] as number);
  }
  const none = MOST_VALUES;
  return {
    second: none,
    minute: none,
    hour: none,
    dayOfMonth: none,
    month: none,
    dayOfWeek: none,
    bothDays: false,
    everyMs: Math.max(1000, Math.floor(everyMs / 1000) * 1000),
  };
}
