import type { ArgoTask } from '../../manifest/argo-workflow.js';

/** What a task's loop is over, for people. */
export function loopText(task: Partial<ArgoTask>): { loop?: string } {
  if (Array.isArray(task.withItems)) return { loop: `${task.withItems.length} items` };
  if (typeof task.withParam === 'string') return { loop: task.withParam };
  if (typeof task.withSequence === 'object' && task.withSequence !== null) {
    const { count, start = 0, end } = task.withSequence;
    return { loop: count === undefined ? `${start} to ${end}` : `${count} times` };
  }
  return {};
}
