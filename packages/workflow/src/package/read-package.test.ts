import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import digests from '../../test/manifest-digests.json' with { type: 'json' };
import { PIPELINE_FILES, pipelineFile, pipelineSource } from '../../test/pipeline-file.js';
import { readPackage } from './read-package.js';

/** JSON with sorted keys and masked times, as the digests were made. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const maskTimes = (text: string) => text.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z?/g, '<TIMESTAMP>');

describe('a manifest would be sent changed', () => {
  it.each(Object.entries(digests))('%s is what the compiler meant', async (file, expected) => {
    const { manifestJson } = await readPackage(pipelineSource(file));
    expect(digest(maskTimes(canonical(JSON.parse(manifestJson))))).toBe(expected);
  });
});

describe('a compiled pipeline would not be understood', () => {
  it.each(PIPELINE_FILES)('%s', async (file) => {
    const workflow = await readPackage(pipelineSource(file));
    expect(workflow.kind).toBe(file.startsWith('tekton') ? 'tekton' : file.startsWith('ir') ? 'ir' : 'argo');
    expect(workflow.name).not.toBe('');
    const bytes = pipelineFile(file);
    if (!file.endsWith('.json')) expect((await readPackage(bytes)).manifest).toEqual(workflow.manifest);
    expect((await readPackage(workflow.manifest)).parameters).toEqual(workflow.parameters);
  });
});
