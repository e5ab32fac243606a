import { convertSwagger } from './convert-swagger.js';
import { addExamples } from './examples.js';
import type { JsonObject } from './json.js';
import { applyOverlay } from './overlay.js';
import type { DocumentSources } from './spec-folder.js';
import { addTexts } from './texts.js';

/**
 * The project's document from an upstream Swagger file: its structure, corrected, with texts and examples of our own.
 * @throws {Error} when a correction does not fit, or a text or an example is missing or left over.
 */
export function buildDocument(swagger: JsonObject, { corrections, texts, examples }: DocumentSources): string {
  const document = convertSwagger(swagger);
  const misfits = applyOverlay(document, corrections);
  if (misfits.length > 0) throw new Error(`Corrections that do not fit:\n  ${misfits.join('\n  ')}`);
  const described = addTexts(document, texts);
  addExamples(described, examples);
  return `${JSON.stringify(described, null, 2)}\n`;
}
