import type { JobRow } from '../store/rows.js';

/** The schedule controller's part: recurring runs that fire. */
export class Schedules {
  /** A recurring run was created. */
  started(_job: JobRow): void {}

  /** A recurring run was enabled or disabled. */
  switched(_job: JobRow): void {}
}
