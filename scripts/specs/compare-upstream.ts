import { compareStructure, type Difference } from './compare-structure.js';
import { convertSwagger } from './convert-swagger.js';
import { type ExpectedDifferences, explainDifferences } from './expected-differences.js';
import type { JsonObject } from './json.js';
import { applyOverlay, type Correction } from './overlay.js';
import { renameUpstream } from './rename-upstream.js';

/** What an upstream file has that nothing explains. */
export interface UpstreamReport {
  readonly differences: readonly Difference[];
  /** Entries of the list of expected differences that explain nothing. */
  readonly unused: readonly string[];
}

/**
 * Compares the document with an upstream file after the overlay: a correction explains a difference exactly when upstream
 * still has what was corrected. Where it has something else the correction is left out, and the difference shows.
 */
export function compareUpstream(
  swagger: JsonObject,
  document: JsonObject,
  corrections: readonly Correction[],
  expected: ExpectedDifferences = { renames: [], differences: [] },
): UpstreamReport {
  const { renamed, unused: unusedRenames } = renameUpstream(swagger, expected.renames);
  const upstream = convertSwagger(renamed);
  applyOverlay(upstream, corrections);
  const { unexplained, unused } = explainDifferences(compareStructure(upstream, document), expected.differences);
  return { differences: unexplained, unused: [...unusedRenames, ...unused] };
}
