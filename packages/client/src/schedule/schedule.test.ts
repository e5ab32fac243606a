import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConfigurationError } from '../errors/index.js';
import { fromUnixCron } from './from-unix-cron.js';
import { nextTimes } from './next-times.js';
import { parseCron } from './parse-cron.js';
import { toApiTrigger } from './trigger.js';

const times = (cron: string, from: string, count = 3, timeZone = 'UTC') =>
  nextTimes({ cron }, { from: new Date(from), count, timeZone }).map((time) =>
    time.toISOString().replace('.000Z', 'Z'),
  );

describe('a cron expression', () => {
  it('of five fields is refused, since the server would read other fields', () => {
    const error = (() => {
      try {
        return parseCron('30 9 * * 1');
      } catch (caught) {
        return caught as ConfigurationError;
      }
    })();
    expect(error).toBeInstanceOf(ConfigurationError);
    expect((error as ConfigurationError).hint).toContain('fromUnixCron("30 9 * * 1")');
  });

  it.each([
    '',
    '* * * *',
    '60 * * * * *',
    '* * 24 * * *',
    '* * * 0 * *',
    '* * * * 13 *',
    '* * * * * 7',
    '5-1 * * * * *',
    '*/0 * * * * *',
    'a * * * * *',
    '* * * L * *',
    '* * * * * 1#2',
    '@noon',
    '@every soon',
    '1.5 * * * * *',
    '-1 * * * * *',
    '* * * * * * *',
    'TZ=UTC * * * * *',
  ])('%j is refused', (expression) => {
    expect(() => parseCron(expression)).toThrow(ConfigurationError);
  });

  it.each([
    ['0 0 3 * * *', ['2026-01-01T03:00:00Z', '2026-01-02T03:00:00Z', '2026-01-03T03:00:00Z']],
    ['*/20 * * * * ?', ['2026-01-01T00:00:20Z', '2026-01-01T00:00:40Z', '2026-01-01T00:01:00Z']],
    ['0 5/20 * * * *', ['2026-01-01T00:05:00Z', '2026-01-01T00:25:00Z', '2026-01-01T00:45:00Z']],
    ['0 0 0 31 * *', ['2026-01-31T00:00:00Z', '2026-03-31T00:00:00Z', '2026-05-31T00:00:00Z']],
    ['0 0 0 29 FEB *', ['2028-02-29T00:00:00Z', '2032-02-29T00:00:00Z', '2036-02-29T00:00:00Z']],
    ['0 0 12 * * MON-wed', ['2026-01-05T12:00:00Z', '2026-01-06T12:00:00Z', '2026-01-07T12:00:00Z']],
    // Either day field suffices when neither is a star.
    ['0 0 0 13 * 5', ['2026-01-02T00:00:00Z', '2026-01-09T00:00:00Z', '2026-01-13T00:00:00Z']],
    ['@hourly', ['2026-01-01T01:00:00Z', '2026-01-01T02:00:00Z', '2026-01-01T03:00:00Z']],
    ['@every 1h30m', ['2026-01-01T01:30:00Z', '2026-01-01T03:00:00Z', '2026-01-01T04:30:00Z']],
    ['0 0 0 30 2 *', []],
  ])('%s is due as the server would have it', (expression, expected) => {
    expect(times(expression, '2026-01-01T00:00:00Z')).toEqual(expected);
  });

  it('keeps its local time across clock changes, and leaves out one that is skipped', () => {
    expect(times('0 0 9 * * *', '2026-03-27T12:00:00Z', 3, 'Europe/Berlin')).toEqual([
      '2026-03-28T08:00:00Z',
      '2026-03-29T07:00:00Z',
      '2026-03-30T07:00:00Z',
    ]);
    expect(times('0 30 2 * * *', '2026-03-28T12:00:00Z', 2, 'Europe/Berlin')).toEqual([
      '2026-03-30T00:30:00Z',
      '2026-03-31T00:30:00Z',
    ]);
    expect(times('0 30 2 25 10 *', '2026-10-01T00:00:00Z', 1, 'Europe/Berlin')).toEqual(['2026-10-25T00:30:00Z']);
  });

  it.each([
    ['0 30 2 25 10 *', ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2027-10-25T00:30:00Z']],
    ['0 0 * * * *', ['2026-10-25T00:00:00Z', '2026-10-25T01:00:00Z', '2026-10-25T02:00:00Z']],
    ['0 45 2,3 * * *', ['2026-10-25T00:45:00Z', '2026-10-25T01:45:00Z', '2026-10-25T02:45:00Z']],
  ])('is due twice where clocks are set back: %s', (expression, expected) => {
    expect(times(expression, '2026-10-24T23:30:00Z', 3, 'Europe/Berlin')).toEqual(expected);
  });

  it('is due in the second of two equal hours', () => {
    expect(times('0 30 2 * * *', '2026-10-25T01:10:00Z', 1, 'Europe/Berlin')).toEqual(['2026-10-25T01:30:00Z']);
  });

  it.each([
    { count: Number.POSITIVE_INFINITY },
    { count: -1 },
    { count: 1.5 },
    { from: new Date('never') },
    { timeZone: 'Mars/Phobos' },
    { zone: 'UTC' },
  ])('has no preview without end, or of a place or time that is none: %j', (options) => {
    expect(() => nextTimes({ cron: '@daily' }, options)).toThrow(ConfigurationError);
  });

  it.each(['@every 1h ', '@every  1h'])('is refused where the server refuses it for a blank: %j', (expression) => {
    expect(() => parseCron(expression)).toThrow(ConfigurationError);
  });

  it('is read or refused, and never hangs', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[0-9*?,/-]{1,6}$/), { minLength: 6, maxLength: 6 }), (fields) => {
        try {
          nextTimes({ cron: fields.join(' ') }, { from: new Date(0), count: 2 });
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigurationError);
        }
      }),
    );
  });
});

it.each([
  ['30 9 * * 1-5', '0 30 9 * * 1-5'],
  ['0 0 * * 7', '0 0 0 * * 0'],
  ['0 0 * * 5-7', '0 0 0 * * 5,6,0'],
  ['0 0 * * 1-7/2', '0 0 0 * * 1,3,5,0'],
  ['  0 0   * * mon ', '0 0 0 * * mon'],
  ['0 0 3 * * *', '0 0 3 * * *'],
])('the Unix expression %j becomes %j', (unix, expected) => {
  expect(fromUnixCron(unix)).toBe(expected);
  expect(() => parseCron(expected)).not.toThrow();
});

describe('a trigger', () => {
  it('sends numbers and times as the server reads them', () => {
    const start = new Date('2026-01-01T00:00:00Z');
    expect(toApiTrigger({ everySeconds: 60, start, end: '2026-12-31T23:59:59+02:00' })).toEqual({
      periodic_schedule: {
        interval_second: 60,
        start_time: '2026-01-01T00:00:00Z',
        end_time: '2026-12-31T23:59:59+02:00',
      },
    });
    expect(toApiTrigger({ cron: '@daily' })).toEqual({ cron_schedule: { cron: '@daily' } });
  });

  it.each([
    {},
    { cron: '@daily', everySeconds: 5 },
    { cron: '' },
    { everySeconds: 0 },
    { cron: '@daily', timeZone: 'Europe/Berlin' },
    null,
    '0 0 3 * * *',
    { everySeconds: 1.5 },
    { everySeconds: 5, start: 'yesterday' },
    { everySeconds: 5, start: '2026-01-02', end: '2026-01-01' },
  ])('is refused before anything is sent: %j', (trigger) => {
    expect(() => toApiTrigger(trigger as { cron: string })).toThrow(ConfigurationError);
  });

  it('of an interval counts from its start, and ends', () => {
    const bounds = { start: new Date('2026-01-01T00:00:30Z'), end: new Date('2026-01-01T00:03:00Z') };
    const found = nextTimes({ everySeconds: 60, ...bounds }, { from: new Date('2026-01-01T00:01:00Z') });
    expect(found.map((time) => time.toISOString())).toEqual(['2026-01-01T00:01:30.000Z', '2026-01-01T00:02:30.000Z']);
  });
});
