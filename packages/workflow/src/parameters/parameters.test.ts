import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pipelineSource } from '../../test/pipeline-file.js';
import { checkParameters, nearestName, readPackage, requireParameters, serializeParameter } from '../index.js';

const declaredIn = async (file: string) => (await readPackage(pipelineSource(file))).parameters;
const thrownBy = (action: () => unknown) => {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('a declaration would be misread', () => {
  it('keeps order, types and defaults as the compiler wrote them', async () => {
    const parameters = await declaredIn('v1_p01_params.yaml');
    expect(parameters.slice(0, 4)).toEqual([
      { name: 'required', required: true },
      { name: 'text', type: 'String', default: 'plain', required: false },
      { name: 'empty', type: 'String', default: '', required: false },
      { name: 'quoted', type: 'String', default: 'it\'s "quoted": {a: b} # not a comment', required: false },
    ]);
    const byName = Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.default]));
    expect(byName).toMatchObject({ yes_word: 'yes', number_word: '007', big: '9007199254740993', tiny: '1e-09' });
  });

  it.each(['tekton_p01_params.yaml', 'v1_p01_params.zip'])('%s declares the same', async (file) => {
    const byName = new Map((await declaredIn('v1_p01_params.yaml')).map((parameter) => [parameter.name, parameter]));
    expect(new Map((await declaredIn(file)).map((parameter) => [parameter.name, parameter]))).toEqual(byName);
  });

  it('reads the newer representation, with defaults inside or beside it', async () => {
    const newer = new Map((await declaredIn('ir2_ir_params.yaml')).map((parameter) => [parameter.name, parameter]));
    expect(newer.get('d')).toEqual({ name: 'd', type: 'STRUCT', default: '{"a":1}', required: false });
    expect(newer.get('required')).toEqual({ name: 'required', type: 'STRING', required: false });
    expect(await declaredIn('ir18_made_and_counted.json')).toContainEqual({
      name: 'rows',
      type: 'INT',
      default: '5',
      required: false,
    });
  });
});

describe('a misspelt parameter would be refused by the server with a 500', () => {
  const declared = [
    { name: 'learning_rate', required: false },
    { name: 'Data-Path', required: true },
    { name: 'n', required: false },
  ];

  it.each([
    ['learning_rat', 'learning_rate'],
    ['learningRate', 'learning_rate'],
    ['data_path', 'Data-Path'],
    ['epochs', undefined],
    ['', undefined],
  ])('%s: did you mean %s', (name, nearest) => {
    expect(checkParameters(declared, { [name]: 1 }).unknown).toEqual([nearest ? { name, nearest } : { name }]);
  });

  it('names the nearest one in the hint, never the value', () => {
    const error = thrownBy(() => requireParameters(declared, { learning_rat: 'hunter2' }));
    expect(error).toMatchObject({
      code: 'UNKNOWN_PARAMETER',
      message: 'The pipeline has no parameter "learning_rat".',
      hint: expect.stringContaining('Did you mean "learning_rate"?'),
    });
    expect(JSON.stringify(error) + String(error)).not.toContain('hunter2');
  });

  it('leaves a missing one to the server unless asked', () => {
    expect(checkParameters(declared, { 'Data-Path': undefined }).missing).toEqual(['Data-Path']);
    expect(thrownBy(() => requireParameters(declared, {}))).toBeUndefined();
    expect(thrownBy(() => requireParameters(declared, {}, { refuseMissing: true }))).toMatchObject({
      code: 'MISSING_PARAMETER',
    });
  });

  it('takes names that objects have of themselves for names', () => {
    expect(checkParameters(declared, ['constructor', '__proto__']).unknown.map(({ name }) => name)).toEqual([
      'constructor',
      '__proto__',
    ]);
  });

  it('finds a name after any one typing error', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{4,20}$/), fc.nat(), fc.stringMatching(/^[a-z]$/), (name, at, letter) => {
        const place = at % name.length;
        expect(nearestName(name.slice(0, place) + letter + name.slice(place), [name])).toBe(name);
        expect(nearestName(name.slice(0, place) + name.slice(place + 1), [name])).toBe(name);
      }),
    );
  });
});

describe('a value would reach the pipeline as another one', () => {
  it.each([
    ['plain', 'plain'],
    ['', ''],
    [3, '3'],
    [0.1, '0.1'],
    [1e21, '1e+21'],
    [9007199254740993n, '9007199254740993'],
    [true, 'true'],
    [null, ''],
    [[1, 'two', 3.5, null, true], '[1, "two", 3.5, null, true]'],
    [{ b: 1, a: { z: [1] } }, '{"b": 1, "a": {"z": [1]}}'],
    ['naïve ☂', 'naïve ☂'],
    [['☂'], '["\\u2602"]'],
    [{ kept: 1, left: undefined }, '{"kept": 1}'],
    [new Date(0), '1970-01-01T00:00:00.000Z'],
    [[new Date(0)], '["1970-01-01T00:00:00.000Z"]'],
  ])('%o is written %s', (value, text) => expect(serializeParameter(value)).toBe(text));

  it('writes a boolean as a compiled condition compares it', () => {
    expect(serializeParameter(true, { type: 'Boolean' })).toBe('True');
    expect(serializeParameter(false, { default: 'True' })).toBe('False');
    expect(serializeParameter(true, { type: 'BOOLEAN', default: 'true' })).toBe('true');
    expect(serializeParameter([true], { type: 'JsonArray' })).toBe('[true]');
    expect(serializeParameter(null, { type: 'JsonObject' })).toBe('null');
  });

  it('refuses what has no such text', () => {
    const circle: unknown[] = [];
    circle.push(circle);
    for (const value of [Number.NaN, [Infinity], new Date(Number.NaN), [new Map()], circle, () => 1, Symbol('x')]) {
      expect(thrownBy(() => serializeParameter(value as never))).toMatchObject({ code: 'UNSUPPORTED_VALUE' });
    }
  });

  it('writes JSON that says the same, in ASCII', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (value) => {
        const text = serializeParameter(value as never);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(text).toMatch(/^[ -~]*$/);
      }),
    );
  });
});
