import type { EmulatorClock } from '../clock.js';
import { CONTROLLER_PASS_MS, dueAt, type JobSchedule, nextScheduledAt } from '../schedule/job-schedule.js';
import { jobStatus } from '../schedule/job-status.js';
import type { JobRow, RunRow } from '../store/rows.js';
import type { State } from '../store/state.js';
import type { DueQueue } from './due-queue.js';
import { isFinalPhase } from './workflow-phases.js';

/** What the schedules take part in. */
export interface SchedulesParts {
  readonly state: State;
  readonly clock: EmulatorClock;
  readonly due: DueQueue;
  /** `manual`: there is no controller, and nothing ever fires. */
  readonly execution: 'walk' | 'manual';
  /** Starts the run of a recurring run for a scheduled time, in milliseconds since 1970. */
  readonly fire: (job: JobRow, scheduledAt: number, index: number) => RunRow;
}

/** The schedule controller's part: recurring runs that fire. It looks at a job every ten seconds at most. */
export class Schedules {
  readonly #parts: SchedulesParts;
  /** Runs under way by recurring run, which may have made thousands. Whoever is finished is dropped at the next look. */
  readonly #active = new Map<string, Set<RunRow>>();
  #revivals = 0;

  constructor(parts: SchedulesParts) {
    this.#parts = parts;
  }

  /** Takes up the recurring runs that are there after a start, a reset or an import. */
  restart(): void {
    this.#active.clear();
    for (const job of this.#parts.state.tables.jobs.values()) this.started(job);
  }

  /** A recurring run was created. */
  started(job: JobRow): void {
    this.#lookAfter(job, CONTROLLER_PASS_MS);
  }

  /** A recurring run was enabled or disabled. */
  switched(job: JobRow): void {
    this.#lookAfter(job, CONTROLLER_PASS_MS);
  }

  #lookAfter(job: JobRow, ms: number, from = this.#parts.clock.nowMs()): void {
    const { state, due, execution } = this.#parts;
    if (execution === 'manual') return;
    const { epoch } = state;
    const at = from + ms;
    job.lookAt = at;
    due.add({
      at,
      run: () => {
        if (state.epoch !== epoch || state.tables.jobs.get(job.id) !== job || job.lookAt !== at || job.objectGone)
          return;
        this.#look(job, at);
      },
    });
  }

  #look(job: JobRow, now: number): void {
    const due = dueAt(this.#scheduleOf(job), now);
    if (due !== undefined) {
      job.runsStarted = (job.runsStarted ?? 0) + 1;
      job.lastScheduledAt = due;
      this.#activeRuns(job).add(this.#parts.fire(job, due, job.runsStarted));
    }
    const schedule = this.#scheduleOf(job);
    job.status = jobStatus(schedule);
    job.updatedAt = Math.floor(now / 1000);
    this.#parts.state.save('jobs', job);
    const next = schedule.enabled ? nextScheduledAt(schedule, now) : undefined;
    if (next !== undefined) this.#lookAfter(job, Math.max(CONTROLLER_PASS_MS, next - now), now);
    else if (schedule.activeRuns > 0) this.#lookAfter(job, CONTROLLER_PASS_MS, now);
  }

  #scheduleOf(job: JobRow): JobSchedule {
    const { trigger } = job;
    const bounds = {
      ...(trigger?.startTime === undefined ? {} : { start: trigger.startTime * 1000 }),
      ...(trigger?.endTime === undefined ? {} : { end: trigger.endTime * 1000 }),
    };
    return {
      ...(trigger === undefined
        ? {}
        : trigger.kind === 'cron'
          ? { trigger: { kind: 'cron', cron: trigger.cron ?? '', ...bounds } }
          : { trigger: { kind: 'interval', seconds: Number(trigger.intervalSeconds ?? 0), ...bounds } }),
      enabled: job.enabled,
      noCatchup: job.noCatchup,
      maxConcurrency: Number(job.maxConcurrency),
      createdAt: job.createdAt * 1000,
      ...(job.lastScheduledAt === undefined ? {} : { lastScheduledAt: job.lastScheduledAt }),
      activeRuns: this.#activeRuns(job).size,
    };
  }

  #activeRuns(job: JobRow): Set<RunRow> {
    const { state } = this.#parts;
    if (this.#revivals !== state.revivals) this.#active.clear();
    this.#revivals = state.revivals;
    const runs = this.#active.get(job.id) ?? new Set(state.tables.runs.group(`JOB:${job.id}`).ascending());
    this.#active.set(job.id, runs);
    for (const run of runs) {
      // Finding it in the table lets it live on until now.
      if (state.tables.runs.get(run.id) !== run || !run.scheduled || isFinalPhase(run.status)) runs.delete(run);
    }
    return runs;
  }
}
