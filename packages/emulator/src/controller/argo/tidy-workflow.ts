import { type Shape, tidy } from '../tidy.js';
import type { ArgoWorkflow } from './argo-workflow.js';

const texts: Shape = { map: 'text' };
const object: Shape = { members: {} };
const metadata: Shape = {
  members: {
    name: 'text',
    namespace: 'text',
    uid: 'text',
    creationTimestamp: 'text',
    labels: texts,
    annotations: texts,
  },
};
const parameter: Shape = {
  members: { name: 'text', valueFrom: { members: { parameter: 'text', jsonPath: 'text', path: 'text' } } },
};
const artifact: Shape = {
  members: { name: 'text', path: 'text', from: 'text', s3: { members: { key: 'text' } }, raw: object },
};
const carried: Shape = { members: { parameters: { list: parameter }, artifacts: { list: artifact } } };
const task: Shape = {
  members: {
    name: 'text',
    template: 'text',
    inline: object,
    templateRef: { members: { name: 'text', template: 'text' } },
    arguments: carried,
    when: 'text',
    depends: 'text',
    dependencies: { list: 'text' },
    withItems: { list: 'any' },
    withParam: 'text',
    withSequence: object,
    continueOn: object,
    onExit: 'text',
  },
};
const template: Shape = {
  members: {
    name: 'text',
    metadata,
    inputs: carried,
    outputs: carried,
    dag: { members: { tasks: { list: task }, target: 'text' } },
    steps: { list: { list: task } },
    resource: { members: { action: 'text', manifest: 'text' } },
    retryStrategy: { members: { retryPolicy: 'text', backoff: object } },
  },
};
const workflow: Shape = {
  members: {
    metadata,
    spec: {
      members: {
        entrypoint: 'text',
        onExit: 'text',
        hooks: { members: { exit: { members: { template: 'text' } } } },
        templates: { list: template },
        arguments: carried,
        serviceAccountName: 'text',
      },
    },
  },
};

/** Runs of one pipeline share their templates, which are the larger part of a workflow. */
const tidyTemplates = new WeakMap<object, ArgoTemplates>();
type ArgoTemplates = NonNullable<NonNullable<ArgoWorkflow['spec']>['templates']>;

/** A workflow of which everything that the walk reads has the right shape. */
export function tidyWorkflow(manifest: ArgoWorkflow): ArgoWorkflow {
  const templates: unknown = manifest.spec?.templates;
  if (!manifest.spec || !Array.isArray(templates)) return tidy(manifest, workflow) as ArgoWorkflow;
  let tidied = tidyTemplates.get(templates);
  if (!tidied) {
    tidied = tidy(templates, { list: template }) as ArgoTemplates;
    tidyTemplates.set(templates, tidied);
  }
  const rest = tidy({ ...manifest, spec: { ...manifest.spec, templates: [] } }, workflow) as ArgoWorkflow;
  return { ...rest, spec: { ...rest.spec, templates: tidied } };
}
