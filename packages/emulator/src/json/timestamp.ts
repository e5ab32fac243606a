import type { JsonValue } from './json-value.js';
import { goKindOf } from './json-value.js';
import { type Field, JsonTypeError } from './message-type.js';

const RFC3339 = /^(\d{4})-(\d\d)-(\d\d)T(\d\d?):(\d\d):(\d\d)(?:[.,]\d+)?(Z|[+-]\d\d:\d\d)$/;
const LAYOUT = '2006-01-02T15:04:05.999999999Z07:00';
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Seconds since 1970 as the API prints a time. */
export function formatSeconds(seconds: number): string {
  const known = formatted.get(seconds);
  if (known !== undefined) return known;
  const text = `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
  if (formatted.size >= MAX_FORMATTED) formatted.clear();
  formatted.set(seconds, text);
  return text;
}

const MAX_FORMATTED = 4096;
/** Objects that are listed together were often made within the same seconds. */
const formatted = new Map<number, string>();

/** A point in time in seconds since 1970; undefined when absent. */
export const timestampField = (): Field<number | undefined> => ({
  empty: undefined,
  read(value: JsonValue) {
    if (typeof value !== 'string')
      throw new JsonTypeError(`json: cannot unmarshal ${goKindOf(value)} into Go value of type string`);
    return parseTimestamp(value);
  },
});

function parseTimestamp(text: string): number {
  const fail = (why: string): JsonTypeError =>
    new JsonTypeError(`bad Timestamp: parsing time ${timeQuote(text)}${why}`);
  const match = RFC3339.exec(text);
  if (!match) throw fail(mismatch(text));
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (month < 1 || month > 12) throw fail(': month out of range');
  if (hour > 23) throw fail(': hour out of range');
  if (minute > 59) throw fail(': minute out of range');
  if (second > 59) throw fail(': second out of range');
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (day < 1 || day > (month === 2 && !leap ? 28 : (DAYS[month - 1] ?? 31))) throw fail(': day out of range');
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  return date.getTime() / 1000 - offsetSeconds(match[7] ?? 'Z');
}

function offsetSeconds(zone: string): number {
  if (zone === 'Z') return 0;
  const seconds = Number(zone.slice(1, 3)) * 3600 + Number(zone.slice(4, 6)) * 60;
  return zone.startsWith('-') ? -seconds : seconds;
}

/** Which part of the layout the text fails at. */
function mismatch(text: string): string {
  const parts: [RegExp, string][] = [
    [/^\d{4}/, '2006'],
    [/^-/, '-'],
    [/^\d\d/, '01'],
    [/^-/, '-'],
    [/^\d\d/, '02'],
    [/^T/, 'T'],
    [/^\d\d?/, '15'],
    [/^:/, ':'],
    [/^\d\d/, '04'],
    [/^:/, ':'],
    [/^\d\d(?:[.,]\d+)?/, '05'],
    [/^(?:Z|[+-]\d\d:\d\d)/, 'Z07:00'],
  ];
  let rest = text;
  for (const [pattern, element] of parts) {
    const found = pattern.exec(rest);
    if (!found) return ` as "${LAYOUT}": cannot parse ${timeQuote(rest)} as "${element}"`;
    rest = rest.slice(found[0].length);
  }
  return `: extra text: ${timeQuote(rest)}`;
}

/** A text as errors about times show it: everything but printable ASCII byte by byte. */
function timeQuote(text: string): string {
  const inner = Array.from(Buffer.from(text), (byte) => {
    if (byte === 0x22 || byte === 0x5c) return `\\${String.fromCharCode(byte)}`;
    return byte >= 0x20 && byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`;
  });
  return `"${inner.join('')}"`;
}
