/** What identifies an object of the cluster. */
export interface ReportedMetadata {
  readonly name?: string;
  readonly generateName?: string;
  readonly namespace?: string;
  readonly uid?: string;
  readonly resourceVersion?: string;
  readonly generation?: number;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

const goMap = (map: Readonly<Record<string, string>> = {}): string =>
  `map[${Object.entries(map)
    .map(([key, value]) => `${key}:${value}`)
    .join(' ')}]`;

const ZERO_TIME = '0001-01-01 00:00:00 +0000 UTC';

/** A Workflow as the server prints one in its error texts, but for its spec and status, which are printed as empty. */
export function workflowText(metadata: ReportedMetadata): string {
  const { name = '', generateName = '', namespace = '', uid = '', resourceVersion = '', generation = 0 } = metadata;
  const identity = [name, generateName, namespace, '', uid, resourceVersion, generation].join(' ');
  const maps = `${goMap(metadata.labels)} ${goMap(metadata.annotations)}`;
  return `&Workflow{ObjectMeta:{${identity} ${ZERO_TIME} <nil> <nil> ${maps} [] []  []},${NO_SPEC_AND_STATUS}`;
}

/** The same for a ScheduledWorkflow. */
export function scheduledWorkflowText(object: {
  readonly kind?: string;
  readonly apiVersion?: string;
  readonly metadata: ReportedMetadata;
}): string {
  const { kind = '', apiVersion = '', metadata } = object;
  const { name = '', generateName = '', namespace = '', uid = '', resourceVersion = '', generation = 0 } = metadata;
  const identity =
    `Name:${name} GenerateName:${generateName} Namespace:${namespace} SelfLink: UID:${uid} ` +
    `ResourceVersion:${resourceVersion} Generation:${generation} CreationTimestamp:${ZERO_TIME} ` +
    'DeletionTimestamp:<nil> DeletionGracePeriodSeconds:<nil>';
  const maps = `Labels:${goMap(metadata.labels)} Annotations:${goMap(metadata.annotations)}`;
  return (
    `&{TypeMeta:{Kind:${kind} APIVersion:${apiVersion}} ` +
    `ObjectMeta:{${identity} ${maps} OwnerReferences:[] Finalizers:[] ClusterName: ManagedFields:[]} ` +
    'Spec:{Enabled:false MaxConcurrency:<nil> NoCatchup:<nil> MaxHistory:<nil> ' +
    'Trigger:{CronSchedule:<nil> PeriodicSchedule:<nil>} Workflow:<nil>} ' +
    'Status:{Conditions:[] Trigger:{LastTriggeredTime:<nil> NextTriggeredTime:<nil> NextIndex:<nil>} ' +
    'WorkflowHistory:<nil>}}'
  );
}

const NO_SPEC_AND_STATUS =
  'Spec:WorkflowSpec{Templates:[]Template{},Entrypoint:,Arguments:Arguments{Parameters:[]Parameter{},Artifacts:' +
  '[]Artifact{},},ServiceAccountName:,Volumes:[]Volume{},VolumeClaimTemplates:[]PersistentVolumeClaim{},Paralle' +
  'lism:nil,ArtifactRepositoryRef:nil,Suspend:nil,NodeSelector:map[string]string{},Affinity:nil,Tolerations:[]T' +
  'oleration{},ImagePullSecrets:[]LocalObjectReference{},HostNetwork:nil,DNSPolicy:nil,DNSConfig:nil,OnExit:,Ac' +
  'tiveDeadlineSeconds:nil,Priority:nil,SchedulerName:,PodGC:nil,PodPriorityClassName:,PodPriority:nil,HostAlia' +
  'ses:[]HostAlias{},SecurityContext:nil,PodSpecPatch:,AutomountServiceAccountToken:nil,Executor:nil,TTLStrateg' +
  'y:nil,PodDisruptionBudget:nil,Metrics:nil,Shutdown:,WorkflowTemplateRef:nil,Synchronization:nil,VolumeClaimG' +
  'C:nil,RetryStrategy:nil,PodMetadata:nil,TemplateDefaults:nil,ArchiveLogs:nil,Hooks:LifecycleHooks{},Workflow' +
  'Metadata:nil,},Status:WorkflowStatus{Phase:,StartedAt:0001-01-01 00:00:00 +0000 UTC,FinishedAt:0001-01-01 00' +
  ':00:00 +0000 UTC,Message:,CompressedNodes:,Nodes:Nodes{},PersistentVolumeClaims:[]Volume{},Outputs:nil,Store' +
  'dTemplates:map[string]Template{},OffloadNodeStatusVersion:,ResourcesDuration:ResourcesDuration{},Conditions:' +
  '[]Condition{},StoredWorkflowSpec:nil,Synchronization:nil,EstimatedDuration:0,Progress:,ArtifactRepositoryRef' +
  ':nil,},}';
