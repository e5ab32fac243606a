import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiledWorkflow, compiledWorkflows } from '../../test/workflows/compiled-workflow.js';
import { tidy } from './tidy.js';
import { walkWorkflow } from './walk-workflow.js';

const END = 1e9;

/** The places in a value at which something stands. */
function places(value: unknown, at: readonly string[] = []): (readonly string[])[] {
  if (value === null || typeof value !== 'object') return [at];
  return [at, ...Object.entries(value).flatMap(([name, member]) => places(member, [...at, name]))];
}

function replaceAt(value: unknown, [name, ...rest]: readonly string[], replacement: unknown): unknown {
  if (name === undefined) return replacement;
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
  const members = copy as Record<string, unknown>;
  members[name] = replaceAt(members[name], rest, replacement);
  return copy;
}

describe('a manifest that no controller would take does not take the emulator down', () => {
  it.each(['v1', 'tekton'])('%s: whatever stands wherever in it', (kind) => {
    const odd = fc.oneof(fc.jsonValue(), fc.constantFrom(null, [null], {}, 'x', 3, [{}], [[]]));
    fc.assert(
      fc.property(fc.constantFrom(...compiledWorkflows(kind)), fc.nat(), odd, (file, index, replacement) => {
        const manifest = compiledWorkflow(file);
        const all = places(manifest.spec);
        const spec = replaceAt(manifest.spec, all[index % all.length] ?? [], replacement);
        const walked = walkWorkflow({ ...manifest, spec }, { seed: 1, startedAt: 0 });
        expect(walked.workflowAt(END)).toBeDefined();
        expect([walked.phaseAt(END), walked.metricsAt(END)]).toHaveLength(2);
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    {},
    { spec: null },
    { spec: [] },
    { kind: 'PipelineRun' },
    { kind: 'PipelineRun', spec: 3 },
    { metadata: 'x' },
  ])('%j', (manifest) => {
    expect(walkWorkflow(manifest, { seed: 1, startedAt: 0 }).phaseAt(END)).toMatch(/^(Error|Succeeded)$/);
  });
});

describe('what is not of its shape is left out, and nothing else', () => {
  const shape = { members: { name: 'text', tags: { list: 'text' }, labels: { map: 'text' }, extra: 'any' } } as const;

  it.each([
    [
      { name: 'n', other: 3 },
      { name: 'n', other: 3 },
    ],
    [{ name: 3, tags: ['a', null, 4] }, { tags: ['a'] }],
    [{ tags: 'a', labels: { x: 'y', z: 1 } }, { labels: { x: 'y' } }],
    [{ labels: ['x'], extra: null }, { extra: null }],
    [[], undefined],
    [null, undefined],
  ])('%j becomes %j', (value, expected) => {
    expect(tidy(value, shape)).toEqual(expected);
  });
});
