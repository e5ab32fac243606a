import type { LoadRequest } from './load.js';
import type { ServerProcess } from './server-process.js';

export const RUNS = '/apis/v1beta1/runs';
/** Where filled runs are in multi-user mode. */
export const NAMESPACE = 'filled';
export const USER = { 'kubeflow-userid': 'admin@example.com' };
/** Lets the user of the benchmark do everything. */
export const POLICY = {
  rules: [
    { name: 'admin', users: ['admin@example.com'], namespaces: ['*'], groups: ['*'], resources: ['*'], verbs: ['*'] },
  ],
};

const MANIFEST = JSON.stringify({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Workflow',
  metadata: { generateName: 'hello-', annotations: { 'pipelines.kubeflow.org/kfp_sdk_version': '1.8.22' } },
  spec: {
    entrypoint: 'main',
    templates: [
      {
        name: 'main',
        dag: {
          tasks: [
            {
              name: 'say',
              template: 'say',
              arguments: { parameters: [{ name: 'text', value: '{{workflow.parameters.text}}' }] },
            },
          ],
        },
      },
      {
        name: 'say',
        inputs: { parameters: [{ name: 'text' }] },
        container: { image: 'busybox', command: ['sh', '-c'], args: ['echo "$0"', '{{inputs.parameters.text}}'] },
        metadata: { labels: { 'pipelines.kubeflow.org/enable_caching': 'true' } },
      },
    ],
    arguments: { parameters: [{ name: 'text', value: 'hello' }] },
    serviceAccountName: 'pipeline-runner',
  },
});

/** Creates a run of an inline workflow, as `create_run_from_pipeline_func` of the Python SDK does. */
export const createRun = (experimentId: string): LoadRequest => ({
  method: 'POST',
  path: RUNS,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    name: 'hello',
    pipeline_spec: { workflow_manifest: MANIFEST, parameters: [{ name: 'text', value: 'hello' }] },
    resource_references: [{ key: { type: 'EXPERIMENT', id: experimentId }, relationship: 'OWNER' }],
  }),
});

export const page = (key?: { type: string; id: string }): string =>
  `${RUNS}?page_size=200${key ? `&resource_reference_key.type=${key.type}&resource_reference_key.id=${key.id}` : ''}`;

/** Sends a request and gives its answer as data. */
export async function call<T>({ url }: ServerProcess, { path, body, ...request }: LoadRequest): Promise<T> {
  const response = await fetch(`${url}${path}`, { ...request, ...(body === undefined ? {} : { body }) });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** Fills an emulator with made-up runs, and gives the id of the experiment that has them. */
export async function fill(server: ServerProcess, runs: number): Promise<string> {
  const body = JSON.stringify({ runs, experiments: 1, namespace: NAMESPACE });
  await call(server, { method: 'POST', path: '/_emulator/state/fill', body });
  const { multi_user } = await call<{ multi_user: boolean }>(server, { path: '/apis/v1beta1/healthz' });
  const key = `?resource_reference_key.type=NAMESPACE&resource_reference_key.id=${NAMESPACE}`;
  const { experiments } = await call<{ experiments: { id: string; name: string }[] }>(server, {
    path: `/apis/v1beta1/experiments${multi_user ? key : ''}`,
    headers: USER,
  });
  return experiments.find(({ name }) => name.startsWith('filled'))?.id ?? '';
}
