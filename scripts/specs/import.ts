/**
 * Writes specs/kfp-v1beta1.openapi.json from an upstream Swagger file and what is ours: overlay.json, texts.json and
 * examples.json. Usage: import.ts [--upstream FILE] [--repin --tag TAG --commit COMMIT]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildDocument } from './build-document.js';
import { assertPinned, type SpecLock, sha256Of } from './lock.js';
import { documentFile, lockFile, parseObject, readLock, readSources, upstreamFolder } from './spec-folder.js';

const { values } = parseArgs({
  options: {
    upstream: { type: 'string' },
    repin: { type: 'boolean', default: false },
    tag: { type: 'string' },
    commit: { type: 'string' },
  },
});

try {
  const lock = readLock();
  const file = values.upstream ?? fileURLToPath(new URL(lock.source.file, upstreamFolder));
  const text = readFileSync(file, 'utf8');
  if (!values.repin) assertPinned(text, lock.source);
  // The document first: a file that cannot be imported is not pinned.
  const document = buildDocument(parseObject(text), readSources());
  if (values.repin) writeFileSync(lockFile, `${JSON.stringify(repinned(lock, text), null, 2)}\n`);
  writeFileSync(documentFile, document);
  console.log(`Wrote ${fileURLToPath(documentFile)}. Run \`pnpm generate\` next.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function repinned(lock: SpecLock, text: string): SpecLock {
  const { tag, commit } = values;
  if (!tag || !commit) throw new Error('Pinning another file needs --tag and --commit of the upstream repository.');
  return { ...lock, source: { ...lock.source, tag, commit, sha256: sha256Of(text) } };
}
