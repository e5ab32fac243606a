import { type Compared, compare } from './comparison/compare.js';
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
  /** Whether what the Python client sent was sent. */
  readonly asks: 'alike' | 'otherwise' | 'nothing';
  /** Whether the Python client's call ends with an error. */
  readonly failsThere: boolean;
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
  const found = [...compared.requestDifferences, ...compared.endDifferences];
  const differs = found.length > 0 || vector.bug !== undefined;
  const base = {
    group: vector.group,
    name,
    here,
    bug: vector.bug,
    reason: difference?.reason,
    asks: howItAsks(compared),
    failsThere: vector.outcome?.error !== undefined,
  };
  if (!differs) return { ...base, kind: difference ? 'stale' : 'equivalent', details: [] };
  if (difference?.cases[name] === here) return { ...base, kind: 'declared', details: [] };
  const message = observed.error instanceof Error ? [`error: ${observed.error.message}`] : [];
  const stated = difference ? [`declared: ${difference.cases[name]}`] : [];
  return { ...base, kind: 'undeclared', details: [...stated, `here: ${here}`, ...found, ...message] };
}

function howItAsks({ requestDifferences, sent }: Compared): Verdict['asks'] {
  if (requestDifferences.length === 0) return 'alike';
  return sent.length === 0 ? 'nothing' : 'otherwise';
}
