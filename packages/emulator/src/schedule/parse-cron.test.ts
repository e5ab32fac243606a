import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CronError } from './cron-error.js';
import { parseCron } from './parse-cron.js';

const at = (text: string) => Date.parse(text);
const next = (cron: string, after: string) => {
  const time = parseCron(cron).nextAfter(at(after));
  return time === undefined ? undefined : new Date(time).toISOString().replace('.000Z', 'Z');
};

describe('a schedule fires when the server would', () => {
  it.each([
    ['0 0 1 * * *', '2026-01-31T00:30:00Z', '2026-01-31T01:00:00Z'],
    ['0 0 0 29 2 *', '2026-03-01T00:00:00Z', '2028-02-29T00:00:00Z'],
    ['0 0 0 31 4 *', '2026-01-01T00:00:00Z', undefined],
    ['* * * * * *', '2026-01-01T00:00:00.500Z', '2026-01-01T00:00:01Z'],
    ['* * * * * *', '2025-12-31T23:59:59Z', '2026-01-01T00:00:00Z'],
    ['*/15 * * * *', '2026-01-01T00:00:50Z', '2026-01-01T00:01:00Z'],
    ['0 10/20 * * * ?', '2026-01-01T00:30:00Z', '2026-01-01T00:50:00Z'],
    ['0 0 12 13 * FRI', '2026-02-01T00:00:00Z', '2026-02-06T12:00:00Z'],
    ['0 0 12 * * FRI', '2026-02-07T00:00:00Z', '2026-02-13T12:00:00Z'],
    ['0 0 0 1 JAN-mar/2 *', '2026-01-02T00:00:00Z', '2026-03-01T00:00:00Z'],
    [', * * * *', '2026-01-01T00:00:00Z', undefined],
    ['@hourly', '2026-01-01T00:00:00Z', '2026-01-01T01:00:00Z'],
    ['@weekly', '2026-01-01T00:00:00Z', '2026-01-04T00:00:00Z'],
    ['@yearly', '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z'],
    ['@every 1h30m', '2026-01-01T00:00:10.400Z', '2026-01-01T01:30:10Z'],
    ['@every 10ms', '2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z'],
    ['@every -5m', '2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z'],
  ])('%s after %s: %s', (cron, after, expected) => {
    expect(next(cron, after)).toBe(expected);
  });

  it('five fields begin with the seconds too: a Unix cron means something else', () => {
    expect(next('0 5 * * *', '2026-01-01T00:00:00Z')).toBe('2026-01-01T00:05:00Z');
  });
});

describe('a schedule that cannot be read is refused in the words of the server', () => {
  it.each([
    ['', 'Empty spec string'],
    ['* * * *', 'Expected 5 to 6 fields, found 4: * * * *'],
    ['0 0 0 * * * *', 'Expected 5 to 6 fields, found 7: 0 0 0 * * * *'],
    ['TZ=UTC 0 0 0 * * *', 'Expected 5 to 6 fields, found 7: TZ=UTC 0 0 0 * * *'],
    ['60 * * * * *', 'End of range (60) above maximum (59): 60'],
    ['0 0 0 * * 7', 'End of range (7) above maximum (6): 7'],
    ['0 0 0 0 * *', 'Beginning of range (0) below minimum (1): 0'],
    ['5-1 * * * * *', 'Beginning of range (5) beyond end of range (1): 5-1'],
    ['1-2-3 * * * * *', 'Too many hyphens: 1-2-3'],
    ['1/2/3 * * * * *', 'Too many slashes: 1/2/3'],
    ['*/0 * * * * *', 'Step of range should be a positive number: */0'],
    ['x * * * * *', 'Failed to parse int from x: strconv.Atoi: parsing "x": invalid syntax'],
    ['*/x * * * * *', 'Failed to parse int from x: strconv.Atoi: parsing "x": invalid syntax'],
    ['0 0 0 L * *', 'Failed to parse int from L: strconv.Atoi: parsing "L": invalid syntax'],
    ['0 0 0 * FOO *', 'Failed to parse int from FOO: strconv.Atoi: parsing "FOO": invalid syntax'],
    ['@foo', 'Unrecognized descriptor: @foo'],
    ['@every', 'Unrecognized descriptor: @every'],
    ['@every soon', 'Failed to parse duration @every soon: time: invalid duration "soon"'],
    ['@every 5', 'Failed to parse duration @every 5: time: missing unit in duration "5"'],
    ['@every 5y', 'Failed to parse duration @every 5y: time: unknown unit "y" in duration "5y"'],
  ])('%s', (cron, message) => {
    expect(() => parseCron(cron)).toThrow(new CronError(message));
  });

  it('any text is a schedule or such an error', () => {
    const pieces = fc.constantFrom(
      '*',
      '?',
      '/',
      '-',
      ',',
      ' ',
      '0',
      '5',
      '59',
      '99',
      'MON',
      'jan',
      '@',
      'every',
      'h',
      '.',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces, { maxLength: 24 }).map((parts) => parts.join('')),
        ),
        (text) => {
          try {
            parseCron(text).nextAfter(0);
          } catch (error) {
            expect(error).toBeInstanceOf(CronError);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('the next time is the first that matches', () => {
  const field = (min: number, max: number) =>
    fc.oneof(
      fc.constant('*'),
      fc.integer({ min, max }).map(String),
      fc.tuple(fc.integer({ min, max }), fc.integer({ min: 1, max: 20 })).map(([from, step]) => `${from}/${step}`),
      fc
        .tuple(fc.integer({ min, max }), fc.integer({ min, max }))
        .map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
    );

  const accepts = (text: string, max: number, value: number) => {
    if (text === '*') return true;
    const [bounds = '', step] = text.split('/');
    const [low = 0, high = low] = bounds.split('-').map(Number);
    const end = step === undefined ? high : max;
    return value >= low && value <= end && (value - low) % Number(step ?? 1) === 0;
  };

  it('held against trying every second of a night', () => {
    const start = at('2026-02-27T22:00:00Z');
    fc.assert(
      fc.property(
        fc.tuple(field(0, 59), field(0, 59), field(0, 23), field(1, 31), field(0, 6)),
        fc.integer({ min: 0, max: 7_200 }),
        ([second, minute, hour, dayOfMonth, dayOfWeek], offset) => {
          const after = start + offset * 1000;
          const matches = (time: number) => {
            const date = new Date(time);
            const inMonth = accepts(dayOfMonth, 31, date.getUTCDate());
            const inWeek = accepts(dayOfWeek, 6, date.getUTCDay());
            const star = dayOfMonth === '*' || dayOfWeek === '*';
            return (
              accepts(second, 59, date.getUTCSeconds()) &&
              accepts(minute, 59, date.getUTCMinutes()) &&
              accepts(hour, 23, date.getUTCHours()) &&
              (star ? inMonth && inWeek : inMonth || inWeek)
            );
          };
          const found = parseCron(`${second} ${minute} ${hour} ${dayOfMonth} * ${dayOfWeek}`).nextAfter(after);
          let expected = after + 1000;
          while (expected < after + 30_000_000 && !matches(expected)) expected += 1000;
          if (matches(expected)) expect(found).toBe(expected);
          else expect(found ?? Number.POSITIVE_INFINITY).toBeGreaterThan(after + 30_000_000);
        },
      ),
      { numRuns: 15 },
    );
  });
});
