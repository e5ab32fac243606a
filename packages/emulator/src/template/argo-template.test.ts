import { describe, expect, it } from 'vitest';
import { parseTemplate, storedTemplate, templateParameters } from './parse-template.js';

const HEAD = 'apiVersion: argoproj.io/v1alpha1\nkind: Workflow\n';
const stored = (text: string): Record<string, unknown> =>
  JSON.parse(storedTemplate(parseTemplate(text), 'p', '')) as Record<string, unknown>;
const withParameter = (value: string): string =>
  `${HEAD}spec: {arguments: {parameters: [{name: p, value: ${value}}]}}\n`;
const parameterOf = (value: string): string | undefined =>
  templateParameters(parseTemplate(withParameter(value)))[0]?.value;

describe('a workflow is read otherwise than the types of the server read it', () => {
  it.each([HEAD, `${HEAD}spec:\n`, `${HEAD}spec: {}\n`])('without a spec: %j', (text) => {
    expect(stored(text)).toMatchObject({ spec: { arguments: {} } });
    expect(templateParameters(parseTemplate(text))).toEqual([]);
  });

  it('what stands after the first YAML document counts', () => {
    expect(stored(`${HEAD}spec: {entrypoint: a}\n---\nb: [\n`)).toMatchObject({ spec: { entrypoint: 'a' } });
    expect(stored(`---\n${HEAD}spec: {entrypoint: a}\n...\n`)).toMatchObject({ spec: { entrypoint: 'a' } });
  });

  it('fields are found by their exact names only', () => {
    const text = 'APIVERSION: argoproj.io/v1alpha1\nKind: Workflow\nspec: {EntryPoint: a, Templates: [{Name: t}]}\n';
    expect(stored(text)).toMatchObject({ kind: 'Workflow', spec: { entrypoint: 'a', templates: [{ name: 't' }] } });
  });

  it('scalars that stand for texts are refused', () => {
    const container = '{name: t, container: {image: 5, command: [true, 1.50], env: [{name: A, value: 7}]}}';
    const text = `${HEAD}metadata: {generateName: 1, labels: {a: true, b: null}}\nspec: {templates: [${container}]}\n`;
    expect(stored(text)).toMatchObject({
      metadata: { generateName: '1', labels: { a: 'true', b: '' } },
      spec: { templates: [{ container: { image: '5', command: ['true', '1.5'], env: [{ name: 'A', value: '7' }] } }] },
    });
  });

  it.each([
    ['5', '5'],
    ['1.50', '1.5'],
    ['1e-9', '0.000000001'],
    ['-2.5e21', '-2500000000000000000000'],
    ['0x10', '16'],
    ['010', '8'],
    ['1_000', '1000'],
    ['yes', 'true'],
    ['2001-01-01', '2001-01-01'],
    ['1:30', '1:30'],
    ['[1, 2]', ''],
    ['{a: b}', ''],
  ])('the value of a parameter: %s', (value, text) => {
    expect(parameterOf(value)).toBe(text);
  });

  it.each([
    ['spec: x', 'cannot unmarshal string into Go struct field Workflow.spec of type v1alpha1.WorkflowSpec'],
    ['metadata: []', 'cannot unmarshal array into Go struct field Workflow.metadata of type v1.ObjectMeta'],
    [
      'spec: {templates: 5}',
      'cannot unmarshal number into Go struct field WorkflowSpec.spec.templates of type []v1alpha1.Template',
    ],
    [
      'spec: {templates: [5]}',
      'cannot unmarshal number into Go struct field WorkflowSpec.spec.templates of type v1alpha1.Template',
    ],
    ['spec: {templates: [{retryStrategy: x}]}', 'Template.spec.templates.retryStrategy of type v1alpha1.RetryStrategy'],
    ['spec: {templates: [{container: {env: [x]}}]}', 'Container.spec.templates.container.env of type v1.EnvVar'],
    ['spec: {templates: 5, arguments: x}', 'WorkflowSpec.spec.arguments of type v1alpha1.Arguments'],
  ])('the first wrong type is named otherwise: %s', (text, error) => {
    expect(() => parseTemplate(`${HEAD}${text}\n`)).toThrow(error);
  });
});
