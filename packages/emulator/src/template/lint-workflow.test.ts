import { describe, expect, it } from 'vitest';
import { lintExecution, lintTemplates } from './lint-workflow.js';
import { parseTemplate } from './parse-template.js';

function workflow(spec: string, metadata = '{generateName: w-}') {
  const text = `apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: ${metadata}\nspec: ${spec}\n`;
  const template = parseTemplate(text);
  if (template.kind !== 'argo') throw new Error('not a workflow');
  return template.workflow;
}
const lint = (templates: string, more = ''): string | undefined =>
  lintTemplates(workflow(`{templates: [${templates}]${more}}`));

const POD = '{name: pod, container: {image: a}}';
const ASKS = '{name: asks, inputs: {parameters: [{name: x}]}, container: {image: a}}';
const GIVES = '{name: gives, outputs: {parameters: [{name: o, valueFrom: {path: /o}}]}, container: {image: a}}';
const dag = (...tasks: string[]): string => `{name: d, dag: {tasks: [${tasks.join(', ')}]}}`;
const steps = (...groups: string[]): string => `{name: s, steps: [${groups.join(', ')}]}`;
const pod = (body: string): string => `{name: pod, ${body}}`;

const FIELD_RULE =
  "name must consist of alpha-numeric characters or '-', and must start with an alpha-numeric character (e.g. My-name1-2, 123-NAME)";
const VALUE_RULE =
  "Parameter/Artifact name must consist of alpha-numeric characters, '_' or '-' e.g. my_param_1, MY-PARAM-1";

describe('a workflow is stored that Argo refuses, or refused in other words', () => {
  it.each([
    ['{container: {image: a}}', 'spec.templates[0].name is required'],
    ['{name: a b}', `spec.templates[0].name: 'a b' is invalid: ${FIELD_RULE}`],
    [`${POD}, ${POD}`, "spec.templates[1].name 'pod' is not unique"],
    ['{name: pod}', "templates.pod template 'pod' type is unknown"],
    [pod('container: {image: a}, suspend: {}'), 'templates.pod templates.pod multiple template types specified.'],
    [pod('container: {}'), 'templates.pod templates.pod.container.image may not be empty'],
    [pod('script: {source: x}'), 'templates.pod templates.pod.script.image may not be empty'],
    [pod('resource: {action: x}'), 'templates.pod templates.pod.resource.action must be one of: get, create, apply,'],
    [pod('container: {image: a}, retryStrategy: {retryPolicy: x}'), 'templates.pod x is not a valid RetryPolicy'],
    [pod('container: {image: a}, timeout: "5"'), 'templates.pod pod has invalid duration format in timeout.'],
    [
      pod('inputs: {parameters: [{name: a.b}]}, container: {image: a}'),
      `pod.inputs.parameters[0].name: 'a.b' is invalid: ${VALUE_RULE}`,
    ],
    [
      pod('inputs: {artifacts: [{name: a}]}, container: {image: a}'),
      "error in templates.pod.inputs.artifacts.a: Artifact 'a' did not specify a path",
    ],
    [
      pod('outputs: {artifacts: [{name: a, path: /t/../x}]}, container: {image: a}'),
      "attempted to use a path containing '..'",
    ],
    [
      pod('outputs: {parameters: [{name: a}]}, container: {image: a}'),
      'templates.pod.outputs.parameters.a does not have valueFrom or value specified',
    ],
    [
      pod('outputs: {parameters: [{name: a, valueFrom: {}}]}, container: {image: a}'),
      'templates.pod valueFrom type unspecified. choose one of: path,',
    ],
    [
      pod('container: {image: "{{inputs.parameters.x}}"}'),
      'templates.pod templates.pod: failed to resolve {{inputs.parameters.x}}',
    ],
    [
      pod('container: {image: "{{workflow.parameters.x}}"}'),
      'templates.pod templates.pod: failed to resolve {{workflow.parameters.x}}',
    ],
  ])('a template: %s', (templates, text) => {
    expect(lint(templates)).toContain(text);
  });

  it.each([
    ['{name: d, dag: {}}', 'templates.d templates.d must have at least one task'],
    [dag('{template: pod}'), 'templates.d templates.d.tasks[0].name is required'],
    [dag('{name: t}'), 'templates.d templates.d.tasks.t failed to get a template'],
    [dag('{name: t, template: zz}'), "templates.d templates.d.tasks.t template name 'zz' undefined"],
    [
      dag('{name: t, template: pod}', '{name: t, template: pod}'),
      'templates.d templates.d sorting failed: duplicated nodeName t',
    ],
    [
      dag('{name: t, template: pod, dependencies: [zz]}'),
      'templates.d templates.d sorting failed: invalid dependency zz',
    ],
    [dag('{name: t, template: pod, dependencies: [t]}'), 'templates.d templates.d sorting failed: graph with cycle'],
    [
      dag('{name: t, template: pod, depends: "u.Nope"}', '{name: u, template: pod}'),
      "templates.d.tasks.t task result 'Nope' for task 'u' is invalid",
    ],
    [
      dag('{name: 1t, template: pod, dependencies: [u]}', '{name: u, template: pod}'),
      "templates.d.tasks.1t name cannot begin with a digit when using either 'depends' or",
    ],
    [
      dag('{name: t, template: asks}'),
      'templates.d templates.d.tasks.t templates.asks inputs.parameters.x was not supplied',
    ],
    [
      dag('{name: t, template: asks, arguments: {parameters: [{name: x}]}}'),
      'templates.d templates.d.tasks.t.arguments.x.value is required',
    ],
    [
      dag(
        '{name: t, template: asks, arguments: {parameters: [{name: x, value: "{{tasks.g.outputs.parameters.o}}"}]}}',
        '{name: g, template: gives}',
      ),
      "templates.d templates.d.tasks.t missing dependency 'g' for parameter 'x'",
    ],
    [
      dag(
        '{name: t, template: pod, when: "{{tasks.g.outputs.parameters.no}} == 1", dependencies: [g]}',
        '{name: g, template: gives}',
      ),
      'templates.d.tasks.t failed to resolve {{tasks.g.outputs.parameters.no}}',
    ],
    [
      dag('{name: t, template: pod, withItems: [1], withParam: "[]"}'),
      'only one of withItems, withParam, withSequence can be specified',
    ],
    [
      dag('{name: t, template: pod, when: "{{item.b}}", withItems: [{a: 1}]}'),
      'templates.d templates.d.tasks.t failed to resolve {{item.b}}',
    ],
    [
      `{name: d, dag: {target: zz, tasks: [{name: t, template: pod}]}}`,
      "templates.d templates.d.targets: target 'zz' is not defined",
    ],
    [steps('[{template: pod}]'), 'templates.s templates.s.steps[0].name is required'],
    [
      steps('[{name: a, template: pod}]', '[{name: a, template: pod}]'),
      "templates.s templates.s.steps[1].name 'a' is not unique",
    ],
    [steps('[{name: a, template: zz}]'), "templates.s templates.s.steps[0].a template name 'zz' undefined"],
    [
      steps('[{name: a, template: asks}]'),
      'templates.s templates.s.steps[0].a templates.asks inputs.parameters.x was not supplied',
    ],
    [
      steps('[{name: a, template: pod, when: "{{steps.b.outputs.result}}"}]'),
      'templates.s templates.s.steps failed to resolve {{steps.b.outputs.result}}',
    ],
  ])('what leads to others: %s', (template, text) => {
    expect(lint(`${template}, ${POD}, ${ASKS}, ${GIVES}`)).toContain(text);
  });

  it.each([
    dag(
      '{name: t, template: asks, dependencies: [g], arguments: {parameters: [{name: x, value: "{{tasks.g.outputs.parameters.o}}"}]}}',
      '{name: g, template: gives}',
    ),
    dag(
      '{name: t, template: pod, depends: "g.Succeeded && !g.Failed", when: "{{tasks.g.status}} == 1"}',
      '{name: g, template: gives}',
    ),
    dag('{name: t, template: pod, withParam: "[]", when: "{{item.anything}}"}'),
    dag('{name: t, template: pod, when: "{{workflow.name}}{{ workflow.uid }}{{=1+1}}{{anything.else}}"}'),
    dag('{name: t, inline: {suspend: {}}}'),
    steps('[{name: a, template: gives}]', '[{name: b, template: pod, when: "{{steps.a.outputs.parameters.o}}"}]'),
    pod('suspend: {}').replace('name: pod', 'name: other'),
  ])('a good one: %s', (template) => {
    expect(lint(`${template}, ${POD}, ${ASKS}, ${GIVES}`)).toBeUndefined();
  });

  it.each([
    ['{arguments: {parameters: [{value: x}]}}', 'spec.arguments.parameters[0].name is required'],
    ['{arguments: {parameters: [{name: a}, {name: a}]}}', "spec.arguments.parameters[1].name 'a' is not unique"],
    [
      '{arguments: {parameters: [{name: a, value: x, enum: [y]}]}}',
      'spec.arguments.a.value should be present in spec.arguments.a.enum list',
    ],
    ['{onExit: zz}', "template name 'zz' undefined"],
  ])('a spec: %s', (spec, text) => {
    expect(lintTemplates(workflow(spec))).toBe(text);
  });

  it('a long name', () => {
    const name = 'n'.repeat(64);
    const text = `workflow name "${name}" must not be more than 63 characters long (currently 64)`;
    expect(lintTemplates(workflow('{}', `{name: ${name}}`))).toBe(text);
  });
});

describe('a workflow runs that Argo refuses to run', () => {
  it.each([
    ['{}', 'spec.entrypoint is required'],
    ['{entrypoint: zz}', "template name 'zz' undefined"],
    [`{entrypoint: asks, templates: [${ASKS}]}`, 'templates.asks inputs.parameters.x was not supplied'],
    [`{entrypoint: asks, templates: [${ASKS}], arguments: {parameters: [{name: x}]}}`, undefined],
    [`{templates: [${POD}]}`, 'spec.entrypoint is required'],
  ])('%s', (spec, text) => {
    expect(lintExecution(workflow(spec))).toBe(text);
  });
});
