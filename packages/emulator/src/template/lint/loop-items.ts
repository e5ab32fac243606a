import { LintError } from './lint-error.js';
import type { LintedTask } from './lintable-template.js';
import { ANY_ITEM, type TagScope } from './tag-scope.js';

/** True for a task that has its outputs once for each item. */
export const hasItems = ({ withItems = [], withParam = '' }: LintedTask): boolean =>
  withItems.length > 0 || withParam !== '';

/** Adds what a loop offers to its body. @throws LintError for two kinds of loop in one */
export function addItems(task: LintedTask, scope: TagScope): void {
  const { withItems = [], withParam = '', withSequence } = task;
  const kinds = [withItems.length > 0, withParam !== '', withSequence !== undefined].filter(Boolean).length;
  if (kinds > 1) throw new LintError('only one of withItems, withParam, withSequence can be specified');
  for (const item of withItems) scope.add(...namesOf(item));
  if (withParam !== '') scope.add('item', ANY_ITEM);
  if (withSequence === undefined) return;
  if (withSequence.count !== undefined && withSequence.end !== undefined)
    throw new LintError('only one of count or end can be defined in withSequence');
  scope.add('item');
}

function namesOf(item: unknown): string[] {
  if (Array.isArray(item)) return item.map((_, i) => `item.[${i}]`);
  return typeof item === 'object' && item !== null ? Object.keys(item).map((key) => `item.${key}`) : ['item'];
}
