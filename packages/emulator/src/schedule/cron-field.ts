import { CronError } from './cron-error.js';

/** What one field of a schedule may hold. */
export interface FieldRange {
  readonly min: number;
  readonly max: number;
  readonly names?: Readonly<Record<string, number>>;
}

/** One field read: which values match, and whether it had a `*` or `?`. */
export interface CronField {
  readonly values: ReadonlySet<number>;
  readonly star: boolean;
}

/** Reads a field such as `1-5,10/15,JAN`. A field of commas alone matches nothing, as it does there. @throws CronError */
export function parseCronField(text: string, range: FieldRange): CronField {
  const values = new Set<number>();
  let star = false;
  for (const part of text.split(',').filter((candidate) => candidate !== '')) {
    const { start, end, step, wildcard } = parsePart(part, range);
    star ||= wildcard;
    for (let value = start; value <= end; value += step) values.add(value);
  }
  return { values, star };
}

interface Part {
  readonly start: number;
  readonly end: number;
  readonly step: number;
  readonly wildcard: boolean;
}

function parsePart(text: string, range: FieldRange): Part {
  const [bounds = '', ...steps] = text.split('/');
  const [low = '', ...highs] = bounds.split('-');
  const wildcard = low === '*' || low === '?';
  let start = range.min;
  let end = range.max;
  if (!wildcard) {
    start = end = parseValue(low, range.names);
    if (highs.length === 1) end = parseValue(highs[0] ?? '', range.names);
    if (highs.length > 1) throw new CronError(`Too many hyphens: ${text}`);
  }
  if (steps.length > 1) throw new CronError(`Too many slashes: ${text}`);
  const step = steps[0] === undefined ? 1 : parseNumber(steps[0]);
  // "N/step" means "from N on".
  if (steps.length === 1 && highs.length === 0) end = range.max;
  if (start < range.min) throw new CronError(`Beginning of range (${start}) below minimum (${range.min}): ${text}`);
  if (end > range.max) throw new CronError(`End of range (${end}) above maximum (${range.max}): ${text}`);
  if (start > end) throw new CronError(`Beginning of range (${start}) beyond end of range (${end}): ${text}`);
  if (step === 0) throw new CronError(`Step of range should be a positive number: ${text}`);
  return { start, end, step, wildcard };
}

function parseValue(text: string, names: FieldRange['names']): number {
  const lower = text.toLowerCase();
  return names && Object.hasOwn(names, lower) ? (names[lower] ?? 0) : parseNumber(text);
}

function parseNumber(text: string): number {
  const fails = (why: string) =>
    new CronError(`Failed to parse int from ${text}: strconv.Atoi: parsing ${JSON.stringify(text)}: ${why}`);
  if (!/^[+-]?\d+$/.test(text)) throw fails('invalid syntax');
  const value = BigInt(text.replace('+', ''));
  if (value >= 2n ** 63n || value < -(2n ** 63n)) throw fails('value out of range');
  if (value < 0n) throw new CronError(`Negative number (${value}) not allowed: ${text}`);
  return Number(value);
}
