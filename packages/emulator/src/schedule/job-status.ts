import type { JobSchedule } from './job-schedule.js';

/** What the schedule controller writes as the status of a job, once it has looked at it. Before, it is `NO_STATUS`. */
export function jobStatus({ trigger, enabled, lastScheduledAt, activeRuns }: JobSchedule): string {
  if (trigger) return enabled ? 'Enabled' : 'Disabled';
  // One that runs once says Running from the start, also while it is disabled.
  return lastScheduledAt !== undefined && activeRuns === 0 ? 'Succeeded' : 'Running';
}
