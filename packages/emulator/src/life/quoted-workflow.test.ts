import fc from 'fast-check';
import { expect, it } from 'vitest';
import { goJson, goJsonString } from '../json/go-json-string.js';
import { quotedWorkflow } from './quoted-workflow.js';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\u0000templates', '"', '\\u0000templates', '</b>'),
);

it('the shared text of templates lands in another place, or is escaped another number of times', () => {
  fc.assert(
    fc.property(fc.array(fc.dictionary(text, text)), fc.dictionary(text, text), text, (templates, others, after) => {
      const workflow = { metadata: others, spec: { entrypoint: after, templates, arguments: others }, status: after };
      const whole = goJsonString(goJson(workflow));
      expect(quotedWorkflow(workflow)).toBe(whole);
      expect(quotedWorkflow(workflow)).toBe(whole);
    }),
  );
});

it('a workflow without templates, or without a spec, loses its text', () => {
  for (const workflow of [{}, { spec: {} }, { spec: { templates: null } }, { spec: { templates: [] } }])
    expect(quotedWorkflow(workflow)).toBe(goJsonString(goJson(workflow)));
});
