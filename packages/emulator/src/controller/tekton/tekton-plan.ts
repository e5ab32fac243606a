import type { TektonTask, TektonWhen } from '@kfp-ts/workflow';
import type { AttemptPlan } from '../attempt-plan.js';
import type { NodeProducts } from '../node-plan.js';

/** What becomes of a pipeline: of the whole run, or of one turn of a loop. Times are milliseconds since 1970. */
export interface PipelinePlan {
  readonly name: string;
  readonly startedAt: number;
  readonly runningAt: number;
  readonly finishedAt: number;
  readonly outcome: 'Succeeded' | 'Completed' | 'Failed' | 'Cancelled';
  readonly tasks: readonly TaskPlan[];
  readonly skipped: readonly SkippedTask[];
  /** How many tasks there are in all, those that run at the end included. */
  readonly total: number;
}

export interface TaskPlan {
  /** Name of the TaskRun, or of the Run of a loop. */
  readonly runName: string;
  readonly task: TektonTask;
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly failed: boolean;
  readonly cancelled?: boolean;
  /** The tries of a task's pod, the last one last; empty for a loop. */
  readonly attempts: readonly AttemptPlan[];
  readonly results: Readonly<Record<string, string>>;
  readonly exitCode: number;
  readonly produced: NodeProducts;
  /** The turns of a loop. */
  readonly iterations?: readonly IterationPlan[];
}

export interface IterationPlan {
  readonly item: unknown;
  readonly plan: PipelinePlan;
}

export interface SkippedTask {
  readonly name: string;
  readonly reason: string;
  readonly at: number;
  readonly whenExpressions?: readonly TektonWhen[];
}
