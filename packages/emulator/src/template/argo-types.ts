import { any, anyObject, anyText, bool, field, type GoField, int, listOf, mapOf, struct, text } from './go-struct.js';

const texts = listOf(text);
const opaque = (...names: string[]): GoField[] => names.map((name) => field(name, any));

const valueFrom = struct('ValueFrom', [
  field('path', text),
  field('jsonPath', text),
  field('jqFilter', text),
  field('event', text),
  field('parameter', text),
  field('supplied', anyObject('v1alpha1.SuppliedValueFrom')),
  field('configMapKeyRef', anyObject('v1.ConfigMapKeySelector')),
  field('default', anyText),
  field('expression', text),
]);
const parameter = struct('Parameter', [
  field('name', text, ''),
  field('default', anyText),
  field('value', anyText),
  field('valueFrom', valueFrom),
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
const carried = [field('parameters', listOf(parameter)), field('artifacts', listOf(artifact, 'v1alpha1.Artifacts'))];
const argumentsType = struct('Arguments', carried);

const envVar = struct(
  'EnvVar',
  [field('name', text, ''), field('value', text), field('valueFrom', anyObject('v1.EnvVarSource'))],
  'v1',
);
const containerFields: GoField[] = [
  field('name', text, ''),
  field('image', text),
  field('command', texts),
  field('args', texts),
  field('workingDir', text),
  field('ports', listOf(anyObject('v1.ContainerPort'))),
  field('envFrom', listOf(anyObject('v1.EnvFromSource'))),
  field('env', listOf(envVar)),
  field('resources', anyObject('v1.ResourceRequirements'), {}),
  field('volumeMounts', listOf(anyObject('v1.VolumeMount'))),
  ...opaque('volumeDevices', 'livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle'),
  field('terminationMessagePath', text),
  field('terminationMessagePolicy', text),
  field('imagePullPolicy', text),
  field('securityContext', anyObject('v1.SecurityContext')),
  field('stdin', bool),
  field('stdinOnce', bool),
  field('tty', bool),
];
const container = struct('Container', containerFields, 'v1');
const userContainer = struct('UserContainer', [...containerFields, field('mirrorVolumeMounts', bool)]);

const loopFields = [
  field('withItems', listOf(any, '[]v1alpha1.Item')),
  field('withParam', text),
  field('withSequence', anyObject('v1alpha1.Sequence')),
  field('when', text),
];
const lateFields = [field('continueOn', anyObject('v1alpha1.ContinueOn')), field('onExit', text), ...opaque('hooks')];
const dagTask = struct('DAGTask', [
  field('name', text, ''),
  field('template', text),
  ...opaque('inline'),
  field('arguments', argumentsType, {}),
  field('templateRef', anyObject('v1alpha1.TemplateRef')),
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
  field('templateRef', anyObject('v1alpha1.TemplateRef')),
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
  field('containerSet', anyObject('v1alpha1.ContainerSetTemplate')),
  field('script', struct('ScriptTemplate', [...containerFields, field('source', text, '')])),
  field(
    'resource',
    struct('ResourceTemplate', [
      field('action', text, ''),
      field('mergeStrategy', text),
      field('manifest', text),
      field('setOwnerReference', bool),
      field('successCondition', text),
      field('failureCondition', text),
      field('flags', texts),
    ]),
  ),
  field(
    'dag',
    struct('DAGTemplate', [field('target', text), field('tasks', listOf(dagTask)), field('failFast', bool)]),
  ),
  field('suspend', anyObject('v1alpha1.SuspendTemplate')),
  field('data', anyObject('v1alpha1.Data')),
  field('http', anyObject('v1alpha1.HTTP')),
  ...opaque('plugin'),
  field('volumes', listOf(anyObject('v1.Volume'))),
  field('initContainers', listOf(userContainer)),
  field('sidecars', listOf(userContainer)),
  ...opaque('archiveLocation', 'activeDeadlineSeconds'),
  field('retryStrategy', anyObject('v1alpha1.RetryStrategy')),
  ...opaque('parallelism', 'failFast', 'tolerations'),
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
  field('templates', listOf(template)),
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

const metadata = struct(
  'ObjectMeta',
  [
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
  ],
  'v1',
);

/** An Argo Workflow as release 1.8.5 knows it. Parts that Kubernetes defines are passed through as they are. */
export const workflowType = struct('Workflow', [
  field('kind', text),
  field('apiVersion', text),
  field('metadata', metadata, {}),
  field('spec', spec, {}),
  field('status', anyObject('v1alpha1.WorkflowStatus')),
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
  status?: object;
  spec: {
    templates?: ArgoTemplate[];
    entrypoint?: string;
    arguments: ArgoArguments;
    serviceAccountName?: string;
    onExit?: string;
    podMetadata?: { annotations?: Record<string, string>; labels?: Record<string, string> };
  };
}
