/**
 * Compares specs/kfp-v1beta1.openapi.json with upstream Swagger files and prints each structural difference that neither
 * the overlay nor a list of expected differences explains; exits 1 on any.
 * Usage: check.ts [--upstream FILE …]; without it, the pinned files where they are at hand.
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildDocument } from './build-document.js';
import { compareUpstream } from './compare-upstream.js';
import { type SpecLock, sha256Of } from './lock.js';
import { documentFile, parseObject, readExpected, readLock, readSources, upstreamFolder } from './spec-folder.js';

const { values } = parseArgs({ options: { upstream: { type: 'string', multiple: true } } });

try {
  const lock = readLock();
  const files = values.upstream ?? pinnedFiles(lock).filter((file) => existsSync(file));
  if (files.length === 0) {
    console.log('No upstream file to compare with: nothing was checked. Give one with --upstream FILE.');
  }
  const problems = files.map((file) => checkFile(file, lock)).reduce((sum, count) => sum + count, 0);
  if (problems > 0) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function pinnedFiles(lock: SpecLock): string[] {
  return [lock.source, ...lock.relatives].map(({ file }) => fileURLToPath(new URL(file, upstreamFolder)));
}

/** Prints what is wrong with one file and gives the number of problems. */
function checkFile(file: string, lock: SpecLock): number {
  const text = readFileSync(file, 'utf8');
  const sha256 = sha256Of(text);
  const relative = lock.relatives.find((pinned) => pinned.sha256 === sha256 || pinned.file === basename(file));
  const sources = readSources();
  const document = readFileSync(documentFile, 'utf8');
  const expected = relative && readExpected(relative.expected);
  const report = compareUpstream(parseObject(text), parseObject(document), sources.corrections, expected);

  const lines = report.differences.map(
    ({ address, upstream = 'nothing', document: ours = 'nothing' }) =>
      `${address}: upstream ${upstream}, document ${ours}`,
  );
  lines.push(...report.unused.map((entry) => `Expected but not found, remove it from ${relative?.expected}: ${entry}`));
  if (sha256 === lock.source.sha256 && buildDocument(parseObject(text), sources) !== document) {
    lines.push('The document is not what an import writes: run `pnpm specs:import` and commit it.');
  }
  console.log(`${file}: ${lines.length === 0 ? 'no unexplained difference' : `${lines.length} problems`}`);
  for (const line of lines) console.log(`  ${line}`);
  return lines.length;
}
