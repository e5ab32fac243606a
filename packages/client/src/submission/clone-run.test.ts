import { describe, expect, it } from 'vitest';
import { toRun } from '../decode/run.js';
import { ConfigurationError } from '../errors/index.js';
import { cloneName, toClone } from './clone-run.js';

it.each([
  ['x', 'Clone of x'],
  ['Clone of x', 'Clone (2) of x'],
  ['Clone (9) of x', 'Clone (10) of x'],
  ['Clone (x) of y', 'Clone of Clone (x) of y'],
  ['n'.repeat(255), `Clone of ${'n'.repeat(246)}`],
])('names the clone of %j so that the server takes it', (name, expected) => {
  expect(cloneName(name)).toBe(expected);
});

describe('what a clone runs', () => {
  const version = { key: { type: 'PIPELINE_VERSION' as const, id: 'v1' }, relationship: 'CREATOR' as const };
  const stored = toRun({
    id: 'r1',
    name: 'x',
    description: 'mine [kfp-ts:abc]',
    pipeline_spec: { pipeline_id: 'p1', workflow_manifest: '{}', parameters: [{ name: 'a', value: '1' }] },
    resource_references: [version],
  });

  it('is the version of the original, not a copy of its workflow', () => {
    expect(toClone(stored, {})).toEqual({
      name: 'Clone of x',
      version: 'v1',
      pipeline: 'p1',
      description: 'mine',
      parameters: { a: '1' },
    });
  });

  it('is another version when that is asked for', () => {
    expect(toClone(stored, { version: 'v2', parameters: { a: 2 } })).toMatchObject({
      version: 'v2',
      parameters: { a: 2 },
    });
  });

  it('is refused when the server does not tell', () => {
    expect(() => toClone(toRun({ id: 'r1' }), {})).toThrow(ConfigurationError);
  });
});
