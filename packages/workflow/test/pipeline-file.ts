import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../../../tests/pipelines/', import.meta.url);

/** The bytes of a compiled pipeline. */
export function pipelineFile(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(name, FOLDER)));
}

/** A compiled pipeline as a source. */
export function pipelineSource(name: string): { name: string; content: Uint8Array } {
  return { name, content: pipelineFile(name) };
}

export const PIPELINE_FILES: readonly string[] = readdirSync(FOLDER)
  .filter((name) => !name.endsWith('.md'))
  .sort();
