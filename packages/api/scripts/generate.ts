/**
 * Writes src/generated/ from ../../specs/kfp-v1beta1.openapi.json.
 * `--check` writes nothing and exits 1 when a generated file is stale.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { ApiDocument } from './api-document.js';
import { emitEnums } from './emit-enums.js';
import { emitModels } from './emit-models.js';
import { emitOperations } from './emit-operations.js';
import { emitSchema } from './emit-schema.js';

const documentUrl = new URL('../../../specs/kfp-v1beta1.openapi.json', import.meta.url);
const outputUrl = new URL('../src/generated/', import.meta.url);
const document = JSON.parse(readFileSync(documentUrl, 'utf8')) as ApiDocument;

const files: Record<string, string> = {
  'schema.ts': await emitSchema(document),
  'models.ts': emitModels(document),
  'enums.ts': emitEnums(document),
  'operations.ts': emitOperations(document),
};

const check = process.argv.includes('--check');
const stale: string[] = [];
mkdirSync(outputUrl, { recursive: true });
for (const [name, body] of Object.entries(files)) {
  const text = `// Generated from specs/kfp-v1beta1.openapi.json by \`pnpm generate\`. Do not edit.\n\n${body.trimEnd()}\n`;
  const url = new URL(name, outputUrl);
  if (text === readIfPresent(url)) continue;
  stale.push(name);
  if (!check) writeFileSync(url, text);
}

if (check && stale.length > 0) {
  console.error(
    `Stale generated files in packages/api/src/generated: ${stale.join(', ')}.\nRun \`pnpm generate\` and commit what it writes.`,
  );
  process.exitCode = 1;
} else {
  console.log(stale.length > 0 ? `Wrote ${stale.join(', ')}.` : 'Generated files are fresh.');
}

function readIfPresent(url: URL): string | undefined {
  try {
    return readFileSync(url, 'utf8');
  } catch {
    return undefined;
  }
}
