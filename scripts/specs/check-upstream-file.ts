import { basename } from 'node:path';
import { buildDocument } from './build-document.js';
import type { Difference } from './compare-structure.js';
import { compareUpstream } from './compare-upstream.js';
import type { ExpectedDifferences } from './expected-differences.js';
import type { JsonObject } from './json.js';
import { type SpecLock, sha256Of } from './lock.js';
import type { DocumentSources } from './spec-folder.js';

/** What the document is held against. */
export interface CheckContext {
  readonly lock: SpecLock;
  readonly sources: DocumentSources;
  /** Text of the project's document. */
  readonly document: string;
  /** Reads a list of expected differences, named as in the lock. */
  readonly readExpected: (name: string) => ExpectedDifferences;
}

/**
 * What is wrong between an upstream file and the document, one line each. The pinned source must also give the document
 * when it is imported afresh; a file that is in no lock is compared with no list of expected differences.
 */
export function checkUpstreamFile(file: string, text: string, context: CheckContext): string[] {
  const { lock, sources, document } = context;
  const sha256 = sha256Of(text);
  const relative = lock.relatives.find((pinned) => pinned.sha256 === sha256 || pinned.file === basename(file));
  const swagger = JSON.parse(text) as JsonObject;
  const expected = relative && context.readExpected(relative.expected);
  const report = compareUpstream(swagger, JSON.parse(document) as JsonObject, sources.corrections, expected);

  const lines = outermost(report.differences).map(
    ({ address, upstream = 'nothing', document: ours = 'nothing' }) =>
      `${address}: upstream ${upstream}, document ${ours}`,
  );
  lines.push(...report.unused.map((entry) => `Expected but not found, remove it from ${relative?.expected}: ${entry}`));
  if (sha256 === lock.source.sha256 && buildDocument(swagger, sources) !== document) {
    lines.push('The document is not what an import writes: run `pnpm specs:import` and commit what it writes.');
  }
  return lines;
}

/** Leaves out what is below a place that one side has not at all. */
function outermost(differences: readonly Difference[]): Difference[] {
  const absent = differences.filter(({ upstream, document }) => upstream === undefined || document === undefined);
  return differences.filter(
    (difference) => !absent.some((other) => difference.address.startsWith(`${other.address} > `)),
  );
}
