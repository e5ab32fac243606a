import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPathValue, serializePath } from './serialize-path.js';

const TEMPLATES = ['/runs/{run_id}', '/runs/{run_id}:reportMetrics', '/a/{x}/b/{run_id}/c'];

/** Ids that reach another endpoint than the one meant, or none. */
const hostile = fc.oneof(
  fc.constantFrom('', '.', '..', 'a/b', 'a:archive', ':', '/', '\n', '\0', '\u007f', '\ud800', 'x\udc00'),
  fc
    .tuple(fc.string(), fc.constantFrom('/', ':', '\r', '\t', '\u0085', '\ud834'), fc.string({ unit: 'grapheme' }))
    .map((parts) => parts.join('')),
);

describe('an id that would reach another address is refused', () => {
  it('whatever else it holds', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom(...TEMPLATES), (id, template) => {
        expect(serializePath(template, { run_id: id, x: 'x' })).toBeUndefined();
      }),
      { numRuns: 50 },
    );
  });

  it.each([undefined, null, 7, true, {}, ['a'], () => 'a'])('a value of another type: %s', (id) => {
    expect(serializePath('/runs/{run_id}', { run_id: id })).toBeUndefined();
  });

  it('a missing one, and no values at all', () => {
    expect(serializePath('/runs/{run_id}', { id: 'x' })).toBeUndefined();
    expect(serializePath('/runs/{run_id}')).toBeUndefined();
  });

  it('an inherited member is no value', () => {
    expect(serializePath('/runs/{toString}', {})).toBeUndefined();
  });
});

describe('every other id arrives unchanged', () => {
  it('as one segment of a URL, decoded once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }).filter(isPathValue), (id) => {
        const path = serializePath('/runs/{run_id}/retry', { run_id: id });
        const segments = new URL(`http://h${path}`).pathname.split('/');
        expect(segments.map(decodeURIComponent)).toEqual(['', 'runs', id, 'retry']);
      }),
      { numRuns: 50 },
    );
  });

  it.each(['...', '.a', 'a b', 'a%2Fb', '%', 'ü+ñ', '{run_id}', '$&', '雪', 'a?b#c', "it's", '%2e%2e'])(
    'such as %s',
    (id) => {
      const path = serializePath('/runs/{run_id}:archive', { run_id: id });
      expect(new URL(`http://h${path}`).pathname).toBe(`/runs/${encodeURIComponent(id)}:archive`);
    },
  );
});
