import { matchesPattern } from './address.js';
import type { Difference } from './compare-structure.js';
import type { Rename } from './rename-upstream.js';

/** What is known to differ between an upstream file and the document. */
export interface ExpectedDifferences {
  /** Applied to the upstream file before anything is compared. */
  readonly renames: readonly Rename[];
  readonly differences: readonly ExpectedDifference[];
}

export interface ExpectedDifference {
  /** Addresses; `*` stands for any text. */
  readonly at: readonly string[];
  /** The value upstream, as JSON text, `*` for any text in it; absent: upstream has nothing there. */
  readonly upstream?: string;
  /** The value in the document, likewise. */
  readonly document?: string;
  readonly reason: string;
}

/** Splits differences into those that the list does not explain and the addresses of the list that explain none. */
export function explainDifferences(
  differences: readonly Difference[],
  expected: readonly ExpectedDifference[],
): { unexplained: Difference[]; unused: string[] } {
  const used = new Set<string>();
  const unexplained = differences.filter((difference) => {
    const found = expected.flatMap((entry) =>
      entry.at.filter((address) => explains(entry, address, difference)).map((address) => keyOf(entry, address)),
    );
    for (const key of found) used.add(key);
    return found.length === 0;
  });
  const all = expected.flatMap((entry) => entry.at.map((address) => keyOf(entry, address)));
  return { unexplained, unused: all.filter((key) => !used.has(key)) };
}

function explains(entry: ExpectedDifference, address: string, difference: Difference): boolean {
  return (
    entry.reason.trim() !== '' &&
    matchesPattern(difference.address, address) &&
    matchesValue(difference.upstream, entry.upstream) &&
    matchesValue(difference.document, entry.document)
  );
}

function matchesValue(value: string | undefined, pattern: string | undefined): boolean {
  return value === undefined || pattern === undefined ? value === pattern : matchesPattern(value, pattern);
}

function keyOf(entry: ExpectedDifference, address: string): string {
  return `${address} (upstream ${entry.upstream ?? 'nothing'}, document ${entry.document ?? 'nothing'})`;
}
