import { compare } from './comparison/compare.js';
import { summaryOf } from './comparison/summary.js';
import type { Difference } from './difference.js';
import type { Observed } from './run-vector.js';
import type { Vector } from './vector.js';

/** What came of one vector. */
export interface Verdict {
  readonly group: string;
  /** `group/case`. */
  readonly name: string;
  readonly kind: 'equivalent' | 'declared' | 'undeclared' | 'stale';
  /** What the facade did, in one line. */
  readonly here: string;
  /** Why it is right that it did otherwise. */
  readonly reason?: string | undefined;
  /** What the Python client does wrong. */
  readonly bug?: string | undefined;
  readonly details: readonly string[];
}

/**
 * Whether the facade did as the Python client, or otherwise as declared. What a vector calls a bug needs a declaration even
 * where no difference shows, so that no bug is copied unnoticed.
 */
export function judge(vector: Vector, observed: Observed, declared: readonly Difference[]): Verdict {
  const name = `${vector.group}/${vector.case}`;
  const compared = compare(vector, observed);
  const here = summaryOf(compared, observed.error);
  const difference = declared.find(({ cases }) => name in cases);
  const differs = compared.differences.length > 0 || vector.bug !== undefined;
  const base = { group: vector.group, name, here, bug: vector.bug, reason: difference?.reason };
  if (!differs) return { ...base, kind: difference ? 'stale' : 'equivalent', details: [] };
  if (difference?.cases[name] === here) return { ...base, kind: 'declared', details: [] };
  const message = observed.error instanceof Error ? [`error: ${observed.error.message}`] : [];
  const stated = difference ? [`declared: ${difference.cases[name]}`] : [];
  return { ...base, kind: 'undeclared', details: [...stated, `here: ${here}`, ...compared.differences, ...message] };
}
