import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import type { RunRow, WorkflowObject } from '../store/rows.js';
import { freshWorkflow } from './fresh-workflow.js';
import { quotedWorkflow } from './quoted-workflow.js';
import { workflowObject } from './workflow-document.js';

const manifestOf = (text: string): string =>
  JSON.stringify({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Workflow',
    metadata: { generateName: 'hello-', labels: { 'a<b': 'pipeline' } },
    spec: {
      entrypoint: 'main',
      arguments: {
        parameters: [{ name: 'text', value: 'hello' }, { name: 'none' }, { name: 'when', value: '[[RunUUID]]' }],
      },
      templates: [{ name: 'main', container: { image: 'busybox', args: [text, '{{workflow.parameters.text}}'] } }],
    },
  });

const runOf = (changes: Partial<RunRow>): RunRow => ({
  id: '11111111-1111-4111-8111-111111111111',
  name: 'hello',
  description: '',
  createdAt: 1_700_000_000,
  namespace: 'kubeflow',
  experimentId: 'e',
  serviceAccount: 'pipeline-runner',
  workflowName: 'hello-abcde',
  scheduledAt: 0,
  references: [],
  storageState: 'STORAGESTATE_AVAILABLE',
  finishedAt: 0,
  status: '',
  metrics: [],
  workflow: undefined,
  reported: undefined,
  pipelineId: '',
  pipelineName: '',
  workflowManifest: manifestOf('plain'),
  pipelineManifest: '',
  parameters: [],
  ...changes,
});
const fresh: WorkflowObject = { uid: 'u', resourceVersion: 7, generation: 1, phase: '' };
const write = (run: RunRow, object: WorkflowObject): string => quotedWorkflow(workflowObject(run, object));

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '"', '\\', '<&>', '\u2028', '{{workflow.uid}}', '[[CurrentTime]]', '$&', 'hello'),
);

it('a value filled into the text that runs share lands elsewhere, or is escaped otherwise than when written out', () => {
  const values = fc.record({
    id: fc.uuid(),
    name: text,
    workflowName: text,
    namespace: text,
    serviceAccount: text,
    createdAt: fc.integer({ min: 0, max: 4e9 }),
    parameters: fc.array(fc.record({ name: fc.constantFrom('text', 'none', 'when'), value: text }), { maxLength: 3 }),
  });
  const object = fc.record({ uid: fc.uuid(), resourceVersion: fc.nat() });
  fc.assert(
    fc.property(values, object, (changes, differs) => {
      const run = runOf(changes);
      expect(freshWorkflow(run, { ...fresh, ...differs }, write)).toBe(write(run, { ...fresh, ...differs }));
    }),
  );
});

it('the id that a template mentions is that of the run which came first', () => {
  const workflowManifest = manifestOf('id is {{workflow.uid}}');
  for (const id of ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222']) {
    const run = runOf({ workflowManifest, id });
    expect(freshWorkflow(run, fresh, write)).toBe(write(run, fresh));
    expect(freshWorkflow(run, fresh, write)).toContain(`id is ${id}`);
  }
});

it('every run is written out, though its pipeline is known', () => {
  const writes = vi.fn(write);
  const workflowManifest = manifestOf('once');
  for (let i = 0; i < 10; i++) freshWorkflow(runOf({ workflowManifest, name: `run ${i}` }), fresh, writes);
  // The first run and the form that is made of it.
  expect(writes).toHaveBeenCalledTimes(2);
});
