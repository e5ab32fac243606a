/** What the macros of run parameters stand for. */
export interface MacroValues {
  readonly runId: string;
  /** Seconds since 1970. */
  readonly now: number;
  /** Of runs that a recurring run makes; the macros stay as they are otherwise. */
  readonly scheduledAt?: number;
  readonly index?: number;
}

/** Fills the macros of a parameter value, such as `[[RunUUID]]` and `[[CurrentTime.20060102]]`. */
export function fillMacros(value: string, values: MacroValues): string {
  if (!value.includes('[[')) return value;
  return value.replace(
    /\[\[(RunUUID|Index|CurrentTime|ScheduledTime)(?:\.([^\]]*))?\]\]/g,
    (macro, name: string, layout?: string) => {
      if (name === 'RunUUID') return layout === undefined ? values.runId : macro;
      if (name === 'Index') return values.index === undefined || layout !== undefined ? macro : String(values.index);
      const seconds = name === 'CurrentTime' ? values.now : values.scheduledAt;
      return seconds === undefined ? macro : formatLayout(seconds, layout ?? '20060102150405');
    },
  );
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A time in Go's reference layout. */
function formatLayout(seconds: number, layout: string): string {
  const date = new Date(seconds * 1000);
  const two = (n: number): string => String(n).padStart(2, '0');
  const hour12 = date.getUTCHours() % 12 || 12;
  const parts: Readonly<Record<string, string>> = {
    January: MONTHS[date.getUTCMonth()] ?? '',
    Jan: (MONTHS[date.getUTCMonth()] ?? '').slice(0, 3),
    Monday: WEEKDAYS[date.getUTCDay()] ?? '',
    Mon: (WEEKDAYS[date.getUTCDay()] ?? '').slice(0, 3),
    MST: 'UTC',
    'Z07:00': 'Z',
    Z0700: 'Z',
    '-07:00': '+00:00',
    '-0700': '+0000',
    2006: String(date.getUTCFullYear()),
    '01': two(date.getUTCMonth() + 1),
    '02': two(date.getUTCDate()),
    '03': two(hour12),
    '04': two(date.getUTCMinutes()),
    '05': two(date.getUTCSeconds()),
    '06': two(date.getUTCFullYear() % 100),
    15: two(date.getUTCHours()),
    PM: date.getUTCHours() < 12 ? 'AM' : 'PM',
    1: String(date.getUTCMonth() + 1),
    2: String(date.getUTCDate()),
    3: String(hour12),
    4: String(date.getUTCMinutes()),
    5: String(date.getUTCSeconds()),
  };
  return layout.replace(
    /January|Jan|Monday|Mon|MST|Z07:00|Z0700|-07:00|-0700|2006|0[1-6]|15|PM|[1-5]/g,
    (element) => parts[element] ?? element,
  );
}
