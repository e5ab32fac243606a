/**
 * Compares specs/kfp-v1beta1.openapi.json with upstream Swagger files and prints each structural difference that neither
 * the overlay nor a list of expected differences explains; exits 1 on any.
 * Usage: check.ts [--upstream FILE …]; without it, the pinned files where they are at hand.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { checkUpstreamFile } from './check-upstream-file.js';
import { documentFile, readExpected, readLock, readSources, upstreamFolder } from './spec-folder.js';

const { values } = parseArgs({ options: { upstream: { type: 'string', multiple: true } } });

try {
  const lock = readLock();
  const context = { lock, readExpected, sources: readSources(), document: readFileSync(documentFile, 'utf8') };
  const pinned = [lock.source, ...lock.relatives].map(({ file }) => fileURLToPath(new URL(file, upstreamFolder)));
  const files = values.upstream ?? pinned.filter((file) => existsSync(file));
  if (files.length === 0) {
    console.log('No upstream file to compare with: nothing was checked. Give one with --upstream FILE.');
  }
  for (const file of files) {
    const lines = checkUpstreamFile(file, readFileSync(file, 'utf8'), context);
    console.log([`${file}: ${lines.length || 'no'} unexplained`, ...lines].join('\n  '));
    if (lines.length > 0) process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
