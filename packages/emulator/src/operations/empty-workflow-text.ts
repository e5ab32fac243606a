/** An empty Workflow as the server prints one in its error texts. */
export const EMPTY_WORKFLOW_TEXT =
  '&Workflow{ObjectMeta:{      0 0001-01-01 00:00:00 +0000 UTC <nil> <nil> map[] map[] [] []  []},Spec:WorkflowSp' +
  'ec{Templates:[]Template{},Entrypoint:,Arguments:Arguments{Parameters:[]Parameter{},Artifacts:[]Artifact{},},Se' +
  'rviceAccountName:,Volumes:[]Volume{},VolumeClaimTemplates:[]PersistentVolumeClaim{},Parallelism:nil,ArtifactRe' +
  'positoryRef:nil,Suspend:nil,NodeSelector:map[string]string{},Affinity:nil,Tolerations:[]Toleration{},ImagePull' +
  'Secrets:[]LocalObjectReference{},HostNetwork:nil,DNSPolicy:nil,DNSConfig:nil,OnExit:,ActiveDeadlineSeconds:nil' +
  ',Priority:nil,SchedulerName:,PodGC:nil,PodPriorityClassName:,PodPriority:nil,HostAliases:[]HostAlias{},Securit' +
  'yContext:nil,PodSpecPatch:,AutomountServiceAccountToken:nil,Executor:nil,TTLStrategy:nil,PodDisruptionBudget:n' +
  'il,Metrics:nil,Shutdown:,WorkflowTemplateRef:nil,Synchronization:nil,VolumeClaimGC:nil,RetryStrategy:nil,PodMe' +
  'tadata:nil,TemplateDefaults:nil,ArchiveLogs:nil,Hooks:LifecycleHooks{},WorkflowMetadata:nil,},Status:WorkflowS' +
  'tatus{Phase:,StartedAt:0001-01-01 00:00:00 +0000 UTC,FinishedAt:0001-01-01 00:00:00 +0000 UTC,Message:,Compres' +
  'sedNodes:,Nodes:Nodes{},PersistentVolumeClaims:[]Volume{},Outputs:nil,StoredTemplates:map[string]Template{},Of' +
  'floadNodeStatusVersion:,ResourcesDuration:ResourcesDuration{},Conditions:[]Condition{},StoredWorkflowSpec:nil,' +
  'Synchronization:nil,EstimatedDuration:0,Progress:,ArtifactRepositoryRef:nil,},}';
