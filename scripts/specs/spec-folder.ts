import { readFileSync } from 'node:fs';
import type { DocumentExamples } from './examples.js';
import type { ExpectedDifferences } from './expected-differences.js';
import type { JsonObject } from './json.js';
import type { SpecLock } from './lock.js';
import type { Correction } from './overlay.js';
import type { DocumentTexts } from './texts.js';

const root = new URL('../../', import.meta.url);

/** The project's document. */
export const documentFile = new URL('specs/kfp-v1beta1.openapi.json', root);
export const lockFile = new URL('specs/lock.json', root);
/** Where the upstream files stand when they are at hand; they are no part of the project. */
export const upstreamFolder = new URL('../shared/specs/', root);

/** What is ours in the document. */
export interface DocumentSources {
  readonly corrections: readonly Correction[];
  readonly texts: DocumentTexts;
  readonly examples: DocumentExamples;
}

export function readSources(): DocumentSources {
  return {
    corrections: readJson<{ corrections: Correction[] }>('overlay.json').corrections,
    texts: readJson<DocumentTexts>('texts.json'),
    examples: readJson<DocumentExamples>('examples.json'),
  };
}

export function readLock(): SpecLock {
  return readJson<SpecLock>('lock.json');
}

export function readExpected(file: string): ExpectedDifferences {
  return readJson<ExpectedDifferences>(file);
}

export function parseObject(text: string): JsonObject {
  return JSON.parse(text) as JsonObject;
}

function readJson<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`specs/${name}`, root), 'utf8')) as T;
}
