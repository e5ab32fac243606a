import { any, anyText, bool, field, type GoField, type GoType, int, listOf, mapOf, struct, text } from './go-struct.js';

const texts = listOf(text);
const opaque = (...names: string[]): GoField[] => names.map((name) => field(name, any));

const parameter = struct('Parameter', [
  field('name', text, ''),
  field('default', anyText),
  field('value', anyText),
  field('valueFrom', any),
  field('globalName', text),
  field('enum', listOf(anyText)),
  field('description', anyText),
]);
const artifact = struct('Artifact', [
  field('name', text, ''),
  field('path', text),
  ...opaque('mode'),
  field('from', text),
  ...opaque('archiveLogs', 's3', 'git', 'http', 'artifactory', 'hdfs', 'raw', 'oss', 'gcs'),
  field('globalName', text),
  ...opaque('archive'),
  field('optional', bool),
  field('subPath', text),
  field('recurseMode', bool),
  field('fromExpression', text),
]);
const carried = [
  field('parameters', listOf(parameter, '[]v1alpha1.Parameter')),
  field('artifacts', listOf(artifact, 'v1alpha1.Artifacts')),
];
const argumentsType = struct('Arguments', carried);

const containerFields: GoField[] = [
  field('name', text, ''),
  field('image', text),
  field('command', texts),
  field('args', texts),
  field('workingDir', text),
  ...opaque('ports', 'envFrom', 'env'),
  field('resources', any, {}),
  ...opaque(
    'volumeMounts',
    'volumeDevices',
    'livenessProbe',
    'readinessProbe',
    'startupProbe',
    'lifecycle',
    'terminationMessagePath',
    'terminationMessagePolicy',
    'imagePullPolicy',
    'securityContext',
  ),
  field('stdin', bool),
  field('stdinOnce', bool),
  field('tty', bool),
];
const container = struct('Container', containerFields);
const userContainer = struct('UserContainer', [...containerFields, field('mirrorVolumeMounts', bool)]);

const loopFields = [...opaque('withItems'), field('withParam', text), ...opaque('withSequence'), field('when', text)];
const lateFields = [...opaque('continueOn'), field('onExit', text), ...opaque('hooks')];
const dagTask = struct('DAGTask', [
  field('name', text, ''),
  field('template', text),
  ...opaque('inline'),
  field('arguments', argumentsType, {}),
  ...opaque('templateRef'),
  field('dependencies', texts),
  ...loopFields,
  ...lateFields,
  field('depends', text),
]);
const step = struct('WorkflowStep', [
  field('name', text),
  field('template', text),
  ...opaque('inline'),
  field('arguments', argumentsType, {}),
  ...opaque('templateRef'),
  ...loopFields,
  ...lateFields,
]);

const template = struct('Template', [
  field('name', text),
  field('inputs', struct('Inputs', carried), {}),
  field('outputs', struct('Outputs', [...carried, ...opaque('result', 'exitCode')]), {}),
  ...opaque('nodeSelector', 'affinity'),
  field('metadata', struct('Metadata', [field('annotations', mapOf(text)), field('labels', mapOf(text))]), {}),
  field('daemon', bool),
  field('steps', listOf(listOf(step), '[]v1alpha1.ParallelSteps')),
  field('container', container),
  ...opaque('containerSet'),
  field('script', struct('ScriptTemplate', [...containerFields, field('source', text, '')])),
  ...opaque('resource'),
  field(
    'dag',
    struct('DAGTemplate', [
      field('target', text),
      field('tasks', listOf(dagTask, '[]v1alpha1.DAGTask')),
      field('failFast', bool),
    ]),
  ),
  ...opaque('suspend', 'data', 'http', 'plugin', 'volumes'),
  field('initContainers', listOf(userContainer, '[]v1alpha1.UserContainer')),
  field('sidecars', listOf(userContainer, '[]v1alpha1.UserContainer')),
  ...opaque('archiveLocation', 'activeDeadlineSeconds', 'retryStrategy', 'parallelism', 'failFast', 'tolerations'),
  field('schedulerName', text),
  field('priorityClassName', text),
  ...opaque('priority'),
  field('serviceAccountName', text),
  ...opaque('automountServiceAccountToken', 'executor', 'hostAliases', 'securityContext'),
  field('podSpecPatch', text),
  ...opaque('metrics', 'synchronization', 'memoize'),
  field('timeout', text),
]);

const spec = struct('WorkflowSpec', [
  field('templates', listOf(template, '[]v1alpha1.Template')),
  field('entrypoint', text),
  field('arguments', argumentsType, {}),
  field('serviceAccountName', text),
  ...opaque(
    'automountServiceAccountToken',
    'executor',
    'volumes',
    'volumeClaimTemplates',
    'parallelism',
    'artifactRepositoryRef',
    'suspend',
    'nodeSelector',
    'affinity',
    'tolerations',
    'imagePullSecrets',
    'hostNetwork',
    'dnsPolicy',
    'dnsConfig',
  ),
  field('onExit', text),
  ...opaque('ttlStrategy'),
  field('activeDeadlineSeconds', int),
  ...opaque(
    'priority',
    'schedulerName',
    'podGC',
    'podPriorityClassName',
    'podPriority',
    'hostAliases',
    'securityContext',
    'podSpecPatch',
    'podDisruptionBudget',
    'metrics',
    'shutdown',
    'workflowTemplateRef',
    'synchronization',
    'volumeClaimGC',
    'retryStrategy',
    'podMetadata',
    'templateDefaults',
    'archiveLogs',
    'hooks',
    'workflowMetadata',
  ),
]);

const metadata = struct('ObjectMeta', [
  field('name', text),
  field('generateName', text),
  field('namespace', text),
  field('selfLink', text),
  field('uid', text),
  field('resourceVersion', text),
  field('generation', int),
  field('labels', mapOf(text)),
  field('annotations', mapOf(text)),
  ...opaque('ownerReferences', 'finalizers'),
]);

/** An Argo Workflow as release 1.8.5 knows it. Parts that Kubernetes defines are passed through as they are. */
export const workflowType: GoType = struct('Workflow', [
  field('kind', text),
  field('apiVersion', text),
  field('metadata', metadata, {}),
  field('spec', spec, {}),
]);

export interface ArgoParameter {
  name: string;
  default?: string;
  value?: string;
  valueFrom?: unknown;
}
export interface ArgoArguments {
  parameters?: ArgoParameter[];
  artifacts?: { name: string }[];
}
export interface ArgoTask {
  name: string;
  template?: string;
  arguments: ArgoArguments;
}
export interface ArgoTemplate {
  name: string;
  inputs: ArgoArguments;
  outputs: ArgoArguments;
  metadata: { annotations?: Record<string, string>; labels?: Record<string, string> };
  dag?: { tasks?: ArgoTask[] };
  steps?: ArgoTask[][];
  container?: unknown;
  script?: unknown;
}
export interface ArgoWorkflow {
  kind: string;
  apiVersion: string;
  metadata: {
    name?: string;
    generateName?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  spec: {
    templates?: ArgoTemplate[];
    entrypoint?: string;
    arguments: ArgoArguments;
    serviceAccountName?: string;
    onExit?: string;
    podMetadata?: { annotations?: Record<string, string>; labels?: Record<string, string> };
  };
}
