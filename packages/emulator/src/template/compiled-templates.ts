import type { ArgoParameter, ArgoTemplate } from './argo-types.js';

/** The container of an executor, as the specification has it. */
export interface ImageSpec {
  readonly image?: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
}

const DRIVER_IMAGE = 'gcr.io/ml-pipeline/kfp-driver:latest';
const LAUNCHER_IMAGE = 'gcr.io/ml-pipeline/kfp-launcher-v2:latest';
const METADATA = { annotations: { 'sidecar.istio.io/inject': 'false' } };

const input = (name: string): string => `{{inputs.parameters.${name}}}`;
const outputPath = (name: string): string => `{{outputs.parameters.${name}.path}}`;
const inputs = (...names: string[]): { parameters: ArgoParameter[] } => ({
  parameters: names.map((name) => ({ name })),
});
const outputFile = (name: string): ArgoParameter => ({ name, valueFrom: { path: `/tmp/outputs/${name}` } });

const driver = (args: readonly string[]): object => ({
  name: '',
  image: DRIVER_IMAGE,
  command: ['driver'],
  args,
  resources: {},
});

/** The step before each container: prepares its execution, and decides whether it is cached. */
export function containerDriver(pipeline: string, runId: string): ArgoTemplate {
  const cached = {
    name: 'cached-decision',
    default: 'false',
    valueFrom: { path: '/tmp/outputs/cached-decision', default: 'false' },
  };
  return {
    name: 'system-container-driver',
    inputs: inputs('component', 'task', 'container', 'dag-context-id', 'dag-execution-id'),
    outputs: { parameters: [outputFile('execution-id'), outputFile('executor-input'), cached] },
    metadata: METADATA,
    container: driver([
      '--type',
      'CONTAINER',
      '--pipeline_name',
      pipeline,
      '--run_id',
      runId,
      '--dag_context_id',
      input('dag-context-id'),
      '--dag_execution_id',
      input('dag-execution-id'),
      '--component',
      input('component'),
      '--task',
      input('task'),
      '--container',
      input('container'),
      '--execution_id_path',
      outputPath('execution-id'),
      '--executor_input_path',
      outputPath('executor-input'),
      '--cached_decision_path',
      outputPath('cached-decision'),
    ]),
  };
}

/** The step before the root DAG. */
export function dagDriver(pipeline: string, runId: string): ArgoTemplate {
  return {
    name: 'system-dag-driver',
    inputs: inputs('component', 'runtime-config'),
    outputs: { parameters: [outputFile('execution-id'), outputFile('context-id')] },
    metadata: METADATA,
    container: driver([
      '--type',
      'ROOT_DAG',
      '--pipeline_name',
      pipeline,
      '--run_id',
      runId,
      '--component',
      input('component'),
      '--runtime_config',
      input('runtime-config'),
      '--execution_id_path',
      outputPath('execution-id'),
      '--context_id_path',
      outputPath('context-id'),
    ]),
  };
}

/** The user's container, started by the launcher. */
export function containerTemplate(name: string, image: ImageSpec, pipeline: string, runId: string): ArgoTemplate {
  const mounts = [{ name: 'kfp-launcher', mountPath: '/kfp-launcher' }];
  const field = (variable: string, fieldPath: string): object => ({
    name: variable,
    valueFrom: { fieldRef: { fieldPath } },
  });
  const template = {
    name,
    inputs: inputs('executor-input', 'execution-id', 'component'),
    outputs: {},
    metadata: METADATA,
    container: {
      name: '',
      image: image.image,
      command: [
        '/kfp-launcher/launch',
        '--pipeline_name',
        pipeline,
        '--run_id',
        runId,
        '--execution_id',
        input('execution-id'),
        '--executor_input',
        input('executor-input'),
        '--component_spec',
        input('component'),
        '--pod_name',
        '$(KFP_POD_NAME)',
        '--pod_uid',
        '$(KFP_POD_UID)',
        '--mlmd_server_address',
        '$(METADATA_GRPC_SERVICE_HOST)',
        '--mlmd_server_port',
        '$(METADATA_GRPC_SERVICE_PORT)',
        '--',
      ],
      args: [...(image.command ?? []), ...(image.args ?? [])],
      envFrom: [{ configMapRef: { name: 'metadata-grpc-configmap', optional: true } }],
      env: [field('KFP_POD_NAME', 'metadata.name'), field('KFP_POD_UID', 'metadata.uid')],
      resources: {},
      volumeMounts: mounts,
    },
    volumes: [{ name: 'kfp-launcher', emptyDir: {} }],
    initContainers: [
      {
        name: 'kfp-launcher',
        image: LAUNCHER_IMAGE,
        command: ['launcher-v2', '--copy', '/kfp-launcher/launch'],
        resources: {},
        volumeMounts: mounts,
        imagePullPolicy: 'Always',
      },
    ],
  };
  return template;
}
