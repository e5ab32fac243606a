import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { isWorkflowPackageError } from '../index.js';
import { parseYaml } from './parse-yaml.js';

const scalar = (text: string) => (parseYaml(`a: ${text}`)[0] as { a: unknown }).a;

describe('an unquoted word would change its meaning', () => {
  it.each<[string, unknown]>([
    ['yes', true],
    ['On', true],
    ['NO', false],
    ['y', 'y'],
    ['n', 'n'],
    ['yEs', 'yEs'],
    ['~', null],
    ['', null],
    ['Null', null],
    ['0777', 511],
    ['0o777', '0o777'],
    ['0x1F', 31],
    ['0b101', 5],
    ['-012', -10],
    ['089', '089'],
    ['1_000', 1000],
    ['1:30', 90],
    ['-1:30', -90],
    ['1:30.5', 90.5],
    ['1:99', '1:99'],
    ['0:30', '0:30'],
    ['1.0', 1],
    ['.5', 0.5],
    ['1.5e+3', 1500],
    ['1e3', '1e3'],
    ['1e-09', '1e-09'],
    ['1.5e3', '1.5e3'],
    ['.inf', '.inf'],
    ['.nan', '.nan'],
    ['2024-01-02', '2024-01-02'],
    ['2024-01-02T03:04:05Z', '2024-01-02T03:04:05Z'],
    ['9007199254740993', '9007199254740993'],
    ['-9007199254740993', '-9007199254740993'],
    ['9007199254740991', 9007199254740991],
    ['"yes"', 'yes'],
    ['!!str yes', 'yes'],
    ['!!python/name:os.system x', 'x'],
  ])('%s', (text, value) => expect(scalar(text)).toBe(value));
});

describe('structure would be lost', () => {
  it('merges, with its own keys first', () => {
    expect(parseYaml('x: &a {a: 1, b: 2}\ny: {<<: *a, b: 3}\nz: {<<: [*a, {c: 4}]}')).toEqual([
      { x: { a: 1, b: 2 }, y: { a: 1, b: 3 }, z: { a: 1, b: 2, c: 4 } },
    ]);
  });

  it('takes the last of two values, as the compilers’ reader does', () => {
    expect(parseYaml('a: 1\na: 2')).toEqual([{ a: 2 }]);
  });

  it('makes no prototype of a key', () => {
    const [value] = parseYaml('__proto__: {polluted: true}\nconstructor: x');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it('leaves out empty documents', () => expect(parseYaml('---\n---\na: 1\n---\n')).toEqual([{ a: 1 }]));

  it('says in which line it stopped understanding', () => {
    expect(() => parseYaml('a: 1\nb: "x\nc: 2\n')).toThrow(/line \d/);
  });

  it('reads back whatever a YAML 1.1 writer quotes', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' })), (value) => {
        const plain = Object.fromEntries(Object.entries(value).filter(([key]) => key !== '__proto__'));
        expect(parseYaml(stringify({ root: plain }, { version: '1.1' }))).toEqual([{ root: plain }]);
      }),
    );
  });
});

describe('deep nesting would end the process', () => {
  it.each([
    ['brackets', '['.repeat(100_000)],
    ['braces', '{a: '.repeat(100_000)],
    ['dashes', '- '.repeat(20_000)],
    ['indents', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('%s', (_what, text) => {
    expect(() => parseYaml(text)).toThrow(/nested|readable/);
    try {
      parseYaml(text);
    } catch (error) {
      expect(isWorkflowPackageError(error)).toBe(true);
    }
  });
});

describe('an honest document would count as deep', () => {
  it.each([
    ['many keys on a line', `{${Array.from({ length: 500 }, (_, i) => `k${i}: ${i}`).join(', ')}}`],
    ['many short lists', `[${'[], {}, '.repeat(500)}]`],
    ['many lines', Array.from({ length: 500 }, (_, i) => `k${i}:\n- - x`).join('\n')],
    ['brackets in texts', Array.from({ length: 500 }, (_, i) => `k${i}: |-\n  [`).join('\n')],
  ])('%s', (_what, text) => expect(Object.keys(parseYaml(text)[0] as object).length).toBeGreaterThanOrEqual(500));
});
