import { describe, expect, it } from 'vitest';
import { declaredType, inventValue } from './invent-value.js';

const values = (output: { type?: string; comparedWith?: string[]; looped?: boolean }) =>
  new Set(
    [0, 0.25, 0.5, 0.75, 0.999].map((random) => inventValue({ name: 'o', type: '', looped: false, ...output, random })),
  );

describe('what conditions compare with goes either way', () => {
  it.each([
    [['heads'], ['heads', 'not-heads']],
    [
      ['heads', 'tails'],
      ['heads', 'tails'],
    ],
    [['3'], ['3', '2', '4']],
    [['true'], ['true', 'false']],
    [['False'], ['True', 'False']],
  ])('%j', (comparedWith, expected) => {
    expect(values({ comparedWith })).toEqual(new Set(expected));
  });
});

describe('a value can be read as what its component declares', () => {
  it.each([
    ['Integer', /^\d+$/],
    ['Float', /^\d+\.\d+$/],
    ['Boolean', /^(True|False)$/],
    ['JsonArray', /^\[".*"\]$/],
    ['List[str]', /^\[".*"\]$/],
    ['JsonObject', /^\{.*\}$/],
    ['String', /^o-[0-9a-f]+$/],
    ['', /^o-[0-9a-f]+$/],
  ])('%s', (type, shape) => {
    for (const value of values({ type })) expect(value).toMatch(shape);
  });

  it('and as a list when a loop goes over it', () => {
    for (const value of values({ type: 'String', looped: true })) expect(Array.isArray(JSON.parse(value))).toBe(true);
  });
});

it('a specification that cannot be read declares nothing', () => {
  const isOutput = (name: string) => name === 'o';
  expect(declaredType('{"outputs": [{"name": "o", "type": "Integer"}]}', isOutput)).toBe('Integer');
  for (const text of [undefined, '', 'no json', '{"outputs": [{"name": "o", "type": {"x": 1}}]}', '{}']) {
    expect(declaredType(text, isOutput)).toBe('');
  }
});
