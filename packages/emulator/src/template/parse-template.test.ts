import { expect, it } from 'vitest';
import { parseTemplate } from './parse-template.js';

const MIB = 1 << 20;
const HEAD = 'apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {generateName: large-}\n';

it.each([
  ['lines', `${HEAD}spec:\n${'- a: b\n'.repeat((30 * MIB) / 7)}`],
  ['a list on one line', `${HEAD}spec: [${'[a,b],'.repeat(MIB / 6)}]`],
  ['lists in lists', `${HEAD}spec: ${'['.repeat(MIB)}`],
])('YAML of megabytes of %s ends the process', (_, text) => {
  expect(() => parseTemplate(text)).toThrow('unknown template format');
});

it('a large pipeline that a cluster would take is refused', () => {
  const program = 'print("a line of a program, as lightweight components have them")\n'.repeat(15_000);
  const templates = `templates: [{name: main, script: {image: python, source: ${JSON.stringify(program)}}}]`;
  expect(parseTemplate(`${HEAD}spec: {entrypoint: main, ${templates}}`).kind).toBe('argo');
});
