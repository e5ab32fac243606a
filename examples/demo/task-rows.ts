import type { RunGraph } from '@kfp-ts/client';
import { formatDuration } from './format-duration.js';

/** A task of a run as a line of the display. */
export interface TaskRow {
  readonly id: string;
  readonly name: string;
  readonly phase: string;
  readonly finished: boolean;
  readonly failed: boolean;
  /** Empty until the task has ended. */
  readonly duration: string;
}

const FINISHED = new Set(['Succeeded', 'Failed', 'Error', 'Skipped', 'Omitted', 'Completed']);

/** The tasks that do the work, in the order of the graph; groups and branches are left out. */
export function taskRows(graph: RunGraph | undefined): TaskRow[] {
  return (graph?.nodes ?? [])
    .filter((node) => node.type === 'Pod' || node.type === 'Skipped')
    .map((node) => {
      const finished = FINISHED.has(node.phase);
      const duration = node.startedAt && node.finishedAt ? formatDuration(node.startedAt, node.finishedAt) : '';
      return {
        id: node.id,
        name: node.displayName,
        phase: node.phase || 'Pending',
        finished,
        failed: node.phase === 'Failed' || node.phase === 'Error',
        duration,
      };
    });
}
