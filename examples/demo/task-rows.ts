import type { RunGraph } from '@kfp-ts/client';
import { formatDuration } from './format-duration.js';

/** A task of a run as a line of the display. */
export interface TaskRow {
  readonly id: string;
  readonly name: string;
  readonly phase: string;
  readonly skipped: boolean;
  readonly finished: boolean;
  readonly failed: boolean;
  /** Empty until the task has ended. */
  readonly duration: string;
}

const FINISHED: ReadonlySet<string> = new Set(['succeeded', 'failed', 'skipped', 'cancelled']);

/** The tasks that do the work, in the order of the graph; groups and branches are left out. */
export function taskRows(graph: RunGraph | undefined): TaskRow[] {
  return (graph?.nodes ?? [])
    .filter((node) => !node.planned)
    .map((node) => {
      const duration = node.startedAt && node.finishedAt ? formatDuration(node.startedAt, node.finishedAt) : '';
      return {
        id: node.id,
        name: node.displayName,
        phase: node.phase || 'Pending',
        skipped: node.state === 'skipped',
        finished: FINISHED.has(node.state),
        failed: node.state === 'failed',
        duration,
      };
    });
}
