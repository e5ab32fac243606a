import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTROLLER_PASS_MS, dueAt, type JobSchedule, nextScheduledAt } from './job-schedule.js';
import { jobStatus } from './job-status.js';
import { parseCron } from './parse-cron.js';

const MINUTE = 60_000;
const T0 = Date.parse('2026-01-01T00:00:00Z');

function job(changes: Partial<JobSchedule> = {}): JobSchedule {
  return {
    trigger: { kind: 'interval', seconds: 60 },
    enabled: true,
    noCatchup: false,
    maxConcurrency: 10,
    createdAt: T0,
    activeRuns: 0,
    ...changes,
  };
}

/** Lets the controller look every ten seconds; gives the times for which it started runs. */
function fire(schedule: JobSchedule, from: number, until: number): number[] {
  const times: number[] = [];
  let current = schedule;
  for (let now = from; now <= until; now += CONTROLLER_PASS_MS) {
    const due = dueAt(current, now);
    if (due === undefined) continue;
    times.push(due);
    current = { ...current, lastScheduledAt: due };
  }
  return times;
}

describe('missed periods', () => {
  it('are all made up for, one each time the controller looks', () => {
    const late = T0 + 5 * MINUTE;
    const times = fire(job(), late, late + 40_000);
    expect(times).toEqual([1, 2, 3, 4, 5].map((n) => T0 + n * MINUTE));
  });

  it('of an interval are not made up for without catch-up: it starts over from the clock', () => {
    const trigger = { kind: 'interval', seconds: 60, start: T0 } as const;
    const late = T0 + 5 * MINUTE + 7000;
    expect(fire(job({ trigger, noCatchup: true }), late, late + 2 * MINUTE)).toEqual([
      late,
      late + MINUTE,
      late + 2 * MINUTE,
    ]);
  });

  it('of a cron schedule are reduced to the latest without catch-up', () => {
    const trigger = { kind: 'cron', cron: '0 * * * * *' } as const;
    const late = T0 + 5 * MINUTE + 7000;
    expect(fire(job({ trigger, noCatchup: true }), late, late + MINUTE)).toEqual([T0 + 5 * MINUTE, T0 + 6 * MINUTE]);
  });

  it.each([
    ['an interval', { kind: 'interval', seconds: 60 }, T0 + 60 * MINUTE],
    ['a cron schedule', { kind: 'cron', cron: '0 * * * * *' }, T0 + 2 * MINUTE],
  ] as const)('of %s that is over by now give one run without catch-up', (_, trigger, expected) => {
    const over = { ...trigger, start: T0, end: T0 + 2 * MINUTE };
    const late = T0 + 60 * MINUTE;
    expect(fire(job({ trigger: over, noCatchup: true }), late, late + 2 * MINUTE)).toEqual([expected]);
    expect(fire(job({ trigger: over }), late, late + 2 * MINUTE)).toEqual([T0 + MINUTE, T0 + 2 * MINUTE]);
  });

  it('of a year of seconds are passed over without going through them', () => {
    const trigger = { kind: 'cron', cron: '* * * * * *' } as const;
    const late = T0 + 365 * 24 * 60 * MINUTE;
    expect(dueAt(job({ trigger, noCatchup: true }), late)).toBe(late);
  });

  it('reduced to the latest are what going through all of them gives', () => {
    const crons = ['0 * * * * *', '*/7 * * * * *', '0 0 3 * * *', '0 30 4 1 * *', '@every 45s', '0 0 0 1 1 *'];
    fc.assert(
      fc.property(fc.constantFrom(...crons), fc.integer({ min: 0, max: 40 * 24 * 60 }), (cron, minutes) => {
        const now = T0 + minutes * MINUTE;
        const schedule = parseCron(cron);
        let latest = schedule.nextAfter(T0);
        const isMissed = (time: number | undefined): time is number => time !== undefined && time <= now;
        if (cron.startsWith('*/7') && minutes > 2000) return;
        for (let time = latest; isMissed(time); time = schedule.nextAfter(time)) latest = time;
        const trigger = { kind: 'cron', cron } as const;
        expect(nextScheduledAt(job({ trigger, noCatchup: true }), now)).toBe(latest);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a run is not started', () => {
  it.each([
    ['by a disabled job', { enabled: false }],
    ['when as many run as may', { activeRuns: 2, maxConcurrency: 2 }],
    ['after the end', { trigger: { kind: 'interval', seconds: 60, end: T0 + 30_000 } }],
    ['before the start', { trigger: { kind: 'interval', seconds: 60, start: T0 + 10 * MINUTE } }],
    ['before a cron schedule starts', { trigger: { kind: 'cron', cron: '* * * * * *', start: T0 + 10 * MINUTE } }],
    ['when it ran once and has no trigger', { trigger: undefined, lastScheduledAt: T0 }],
  ] as [string, Partial<JobSchedule>][])('%s', (_, changes) => {
    expect(dueAt(job(changes), T0 + 5 * MINUTE)).toBeUndefined();
  });
});

it('a job without a trigger runs once, at once', () => {
  const { trigger: _, ...once } = job();
  expect(fire(once, T0 + 10_000, T0 + MINUTE)).toEqual([T0]);
});

describe('the status of a job', () => {
  const { trigger: _, ...once } = job();
  it.each([
    ['Enabled', job()],
    ['Disabled', job({ enabled: false })],
    ['Running', { ...once, enabled: false }],
    ['Running', { ...once, lastScheduledAt: T0, activeRuns: 1 }],
    ['Succeeded', { ...once, lastScheduledAt: T0 }],
  ])('%s', (status, schedule) => {
    expect(jobStatus(schedule)).toBe(status);
  });
});
