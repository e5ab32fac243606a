/** How a task is told to behave; see docs/workflow-walk.md for the annotations that say the same. */
export interface TaskBehavior {
  /** The task fails: with this message, or with `Error (exit code N)` when true. */
  readonly fail?: string | boolean;
  /** Only the first so many attempts fail; retries of the run count on. Default: all. */
  readonly failAttempts?: number;
  /** The task ends in the phase Error with this message. */
  readonly error?: string;
  /** The task never ends: it stays Running, or Pending when `pending`. */
  readonly hang?: boolean | 'pending';
  /** How long the task runs: seconds, or a duration such as `1m30s`. Default: two to six seconds, by the seed. */
  readonly duration?: number | string;
  /** Default: 0, or 1 for a task that fails. */
  readonly exitCode?: number;
  /** Values of output parameters by name, with or without the task's name before it. */
  readonly outputs?: Readonly<Record<string, unknown>>;
  /** Metrics that the run reports when the task has succeeded. */
  readonly metrics?: Readonly<Record<string, number>> | readonly Metric[];
  /** Contents of output artifacts by name. */
  readonly artifacts?: Readonly<Record<string, string>>;
  readonly log?: string;
}

export interface Metric {
  readonly name: string;
  readonly value: number;
  readonly format?: 'RAW' | 'PERCENTAGE';
}

export function metricList(metrics: TaskBehavior['metrics']): readonly Metric[] {
  if (!metrics) return [];
  if (Array.isArray(metrics)) return metrics as readonly Metric[];
  return Object.entries(metrics as Readonly<Record<string, number>>).map(([name, value]) => ({ name, value }));
}
