import type { ArgoSequence, ArgoTask } from './argo-workflow.js';
import { parameterText, type Scope, substitute, substituteDeep } from './substitute.js';

/** One turn of a loop. */
export interface LoopItem {
  /** What follows the task's name in the node's, such as `(0:a)`. */
  readonly suffix: string;
  /** `item` and `item.<key>`. */
  readonly scope: Scope;
}

/** A loop whose items cannot be read. */
export class LoopError extends Error {
  override readonly name = 'LoopError';
}

/** The turns of a task's loop; undefined when it has none. @throws LoopError */
export function loopItems(task: ArgoTask, scope: Scope): LoopItem[] | undefined {
  if (task.withItems) return task.withItems.map((item, index) => loopItem(substituteDeep(item, scope), index));
  if (task.withParam !== undefined) return parseList(substitute(task.withParam, scope)).map(loopItem);
  if (task.withSequence) return sequence(substituteDeep(task.withSequence, scope)).map(loopItem);
  return undefined;
}

function parseList(text: string): unknown[] {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    // Told below.
  }
  if (Array.isArray(list)) return list;
  throw new LoopError(`withParam value could not be parsed as a JSON list: ${text}`);
}

function loopItem(item: unknown, index: number): LoopItem {
  const scope: Record<string, string> = { item: parameterText(item) };
  if (item === null || typeof item !== 'object' || Array.isArray(item)) {
    return { suffix: `(${index}:${parameterText(item)})`, scope };
  }
  const members = Object.entries(item).map(([key, value]) => [key, parameterText(value)] as const);
  for (const [key, value] of members) scope[`item.${key}`] = value;
  const label = members.map(([key, value]) => `${key}:${value}`).sort();
  return { suffix: `(${index}:${label.join(',')})`, scope };
}

/** More turns than any real loop has; a larger count is a mistake that would take all memory. */
const LONGEST_SEQUENCE = 10_000;

function sequence({ start = 0, end, count, format }: ArgoSequence): string[] {
  const first = Number(start);
  const last = count === undefined ? Number(end) : first + Number(count) - 1;
  const length = Math.abs(last - first) + 1;
  if (!Number.isFinite(length) || length > LONGEST_SEQUENCE)
    throw new LoopError('withSequence has no usable start, end or count');
  if (count !== undefined && Number(count) <= 0) return [];
  const step = last < first ? -1 : 1;
  return Array.from({ length }, (_, turn) => formatNumber(first + turn * step, format));
}

/** The verbs %d and %x, with a width such as %02d. */
function formatNumber(value: number, format = '%d'): string {
  return format.replace(/%(0?)(\d*)([dxX])/, (_, zero: string, width: string, verb: string) => {
    const digits = verb === 'd' ? String(value) : value.toString(16);
    return (verb === 'X' ? digits.toUpperCase() : digits).padStart(Number(width || 0), zero || ' ');
  });
}
