import { randomBytes, randomInt } from 'node:crypto';
import { goJsonString } from '../json/go-json-string.js';
import { formatSeconds } from '../json/timestamp.js';
import type { Parameter, RunRow, WorkflowObject } from '../store/rows.js';
import type { ArgoWorkflow } from '../template/argo-types.js';
import { parameterValues, WORKFLOW_UID } from '../template/instantiate-workflow.js';
import { templateOfText } from '../template/template-cache.js';

/** The text of a Workflow without what differs from run to run: pieces, and which value stands after each of them. */
interface Form {
  readonly pieces: readonly string[];
  /** Indices of what `valuesOf` gives. */
  readonly values: readonly number[];
}

const forms = new WeakMap<ArgoWorkflow, Form | 'none'>();

/**
 * The Workflow of a run that no controller has seen yet, as JSON text that is itself a JSON string. Runs of one pipeline
 * differ in a few values only, so these are filled into a text that `write`, the long way, gave once.
 */
export function freshWorkflow(
  run: RunRow,
  object: WorkflowObject,
  write: (run: RunRow, object: WorkflowObject) => string,
): string {
  const template = run.scheduled ? undefined : templateOfText(run.workflowManifest + run.pipelineManifest);
  if (template?.kind !== 'argo' || object.generation !== 1 || object.stopping || mentionsUid(run.parameters))
    return write(run, object);
  const { workflow } = template;
  const form = forms.get(workflow);
  if (form === 'none') return write(run, object);
  if (form) return fill(form, valuesOf(workflow, run, object));
  const whole = write(run, object);
  const made = JSON.stringify(workflow.spec).includes(WORKFLOW_UID)
    ? undefined
    : makeForm(workflow, run, object, write);
  const fits = made !== undefined && fill(made, valuesOf(workflow, run, object)) === whole;
  forms.set(workflow, fits ? made : 'none');
  return whole;
}

const mentionsUid = (parameters: readonly Parameter[]): boolean =>
  parameters.some(({ value }) => value.includes(WORKFLOW_UID));

function valuesOf(workflow: ArgoWorkflow, run: RunRow, object: WorkflowObject): readonly string[] {
  const { id, name, workflowName, namespace, serviceAccount, createdAt, parameters } = run;
  return [
    id,
    name,
    workflowName,
    namespace,
    serviceAccount,
    formatSeconds(createdAt),
    object.uid,
    String(object.resourceVersion),
    ...parameterValues(workflow, { runId: id, now: createdAt, parameters }),
  ];
}

function makeForm(
  workflow: ArgoWorkflow,
  run: RunRow,
  object: WorkflowObject,
  write: (run: RunRow, object: WorkflowObject) => string,
): Form {
  const mark = randomBytes(8).toString('hex');
  const parameters = workflow.spec.arguments.parameters ?? [];
  const marked: RunRow = {
    ...run,
    id: `${mark}-id-`,
    name: `${mark}-name-`,
    workflowName: `${mark}-workflow-`,
    namespace: `${mark}-namespace-`,
    serviceAccount: `${mark}-account-`,
    createdAt: randomInt(100_000_000_000, 200_000_000_000),
    parameters: parameters.map(({ name }, i) => ({ name, value: `${mark}-${i}-` })),
  };
  const markedObject = { ...object, uid: `${mark}-uid-`, resourceVersion: randomInt(2 ** 40, 2 ** 47) };
  const marks = valuesOf(workflow, marked, markedObject);
  const text = write(marked, markedObject);
  const found = [...text.matchAll(new RegExp(marks.join('|'), 'g'))];
  const ends = [0, ...found.map(([value], i) => (found[i]?.index ?? 0) + value.length)];
  return {
    pieces: ends.map((end, i) => text.slice(end, found[i]?.index)),
    values: found.map(([value]) => marks.indexOf(value)),
  };
}

function fill({ pieces, values }: Form, filled: readonly string[]): string {
  let text = pieces[0] ?? '';
  for (let i = 0; i < values.length; i++) {
    const value = filled[values[i] ?? 0] ?? '';
    text += (PLAIN.test(value) ? value : quotedTwice(value)) + (pieces[i + 1] ?? '');
  }
  return text;
}

/** What JSON, and JSON in JSON, writes as it is. */
const PLAIN = /^[\w .:/@+-]*$/;
const inner = (text: string): string => goJsonString(text).slice(1, -1);
const quotedTwice = (text: string): string => inner(inner(text));
