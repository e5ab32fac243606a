import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../src/start-emulator.js';
import { call, MANIFEST } from './json-client.js';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ speed: 0 });
});
afterAll(() => emulator.close());

const run = (manifest: string) =>
  call(emulator, 'POST', '/runs', { name: 'r', pipeline_spec: { workflow_manifest: manifest } });

describe('a run is made of a workflow that no cluster takes', () => {
  it.each([
    ['{"kind": 5}', 'json: cannot unmarshal number into Go struct field Workflow.kind of type string'],
    [
      '{"spec": [], "kind": 5}',
      'json: cannot unmarshal array into Go struct field Workflow.spec of type v1alpha1.WorkflowSpec',
    ],
    ['[]', 'json: cannot unmarshal array into Go value of type v1alpha1.Workflow'],
    ['{} x', "invalid character 'x' after top-level value"],
  ])('of wrong types: %s', async (manifest, why) => {
    const answer = await run(manifest);
    expect(answer.status).toBe(400);
    expect(answer.at('error')).toBe(
      `Validate create run request failed.: InvalidInputError: Invalid argo workflow format. Workflow: ${manifest}: ${why}`,
    );
  });

  it('with a name of its own that is no name of an object', async () => {
    const manifest = JSON.stringify({ ...JSON.parse(MANIFEST), metadata: { name: 'Bad_Name' } });
    const answer = await run(manifest);
    expect(answer.status).toBe(500);
    expect(answer.at('error')).toContain(
      'Failed to create a workflow for (Bad_Name): Workflow.argoproj.io "Bad_Name" is invalid: metadata.name: Invalid value: "Bad_Name": a lowercase',
    );
  });
});

const report = (path: string, object: unknown) =>
  call(emulator, 'POST', path, typeof object === 'string' ? object : JSON.stringify(object));
const named = (more: object) => ({ metadata: { name: 'w', ...more } });

describe('a report of a cluster object is answered otherwise than the server answers it', () => {
  it.each([
    [
      '/workflows',
      '',
      'Report workflow failed.: Invalid input error: Could not unmarshal workflow: unexpected end of JSON input: ',
    ],
    [
      '/workflows',
      'x',
      "Report workflow failed.: Invalid input error: Could not unmarshal workflow: invalid character 'x' looking for beginning of value: x",
    ],
    [
      '/scheduledworkflows',
      '[]',
      'Could not unmarshal scheduled workflow: json: cannot unmarshal array into Go value of type v1beta1.ScheduledWorkflow: []',
    ],
    [
      '/workflows',
      '5',
      'Could not unmarshal workflow: json: cannot unmarshal number into Go value of type v1alpha1.Workflow: 5',
    ],
    [
      '/workflows',
      '{"kind": 5}',
      'Could not unmarshal workflow: json: cannot unmarshal number into Go struct field Workflow.kind of type string',
    ],
    [
      '/workflows',
      named({}),
      'Invalid input error: The workflow must have a namespace: &Workflow{ObjectMeta:{w      0 0001-01-01',
    ],
    [
      '/workflows',
      named({ namespace: 'n' }),
      'Invalid input error: The workflow must have a UID: &Workflow{ObjectMeta:{w  n    0 0001-01-01',
    ],
    [
      '/workflows',
      named({ namespace: 'n', uid: 'u' }),
      'Report workflow failed.: Invalid input error: Workflow missing the Run ID label',
    ],
    [
      '/scheduledworkflows',
      {},
      'Report scheduled workflow failed.: Invalid input error: The resource must have a name: &{TypeMeta:{Kind: APIVersion:} ObjectMeta:{Name: ',
    ],
    [
      '/scheduledworkflows',
      named({}),
      'Invalid input error: The resource must have a namespace: &{TypeMeta:{Kind: APIVersion:} ObjectMeta:{Name:w ',
    ],
    ['/scheduledworkflows', named({ namespace: 'n' }), 'Invalid input error: The resource must have a UID: '],
  ])('%s %j', async (path, object, text) => {
    const answer = await report(path, object);
    expect(answer.status).toBe(400);
    expect(answer.at('error')).toContain(text);
  });
});
