// Generated from specs/kfp-v1beta1.openapi.json by `pnpm generate`. Do not edit.

import type { Operation } from '../operation.js';

/** Operation ids, as upstream release 1.8.5 spells them. */
export type OperationId =
  | 'ListRuns'
  | 'CreateRun'
  | 'DeleteRun'
  | 'GetRun'
  | 'ArchiveRun'
  | 'UnarchiveRun'
  | 'ReadArtifact'
  | 'RetryRun'
  | 'TerminateRun'
  | 'ReportRunMetrics'
  | 'ListJobs'
  | 'CreateJob'
  | 'GetJob'
  | 'DeleteJob'
  | 'DisableJob'
  | 'EnableJob'
  | 'ListExperiment'
  | 'CreateExperiment'
  | 'GetExperiment'
  | 'DeleteExperiment'
  | 'ArchiveExperiment'
  | 'UnarchiveExperiment'
  | 'ListPipelineVersions'
  | 'CreatePipelineVersion'
  | 'GetPipelineVersion'
  | 'DeletePipelineVersion'
  | 'GetPipelineVersionTemplate'
  | 'ListPipelines'
  | 'CreatePipeline'
  | 'GetPipeline'
  | 'DeletePipeline'
  | 'GetTemplate'
  | 'UpdatePipelineDefaultVersion'
  | 'UploadPipeline'
  | 'UploadPipelineVersion'
  | 'GetHealthz';

/** Every operation of the API by its id. */
export const operations: Readonly<Record<OperationId, Operation>> = {
  ListRuns: {"id":"ListRuns","service":"RunService","method":"GET","path":"/apis/v1beta1/runs","parameters":[{"name":"page_token","in":"query","type":"string"},{"name":"page_size","in":"query","type":"integer"},{"name":"sort_by","in":"query","type":"string"},{"name":"resource_reference_key.type","in":"query","type":"string","enum":["UNKNOWN_RESOURCE_TYPE","EXPERIMENT","JOB","PIPELINE","PIPELINE_VERSION","NAMESPACE"]},{"name":"resource_reference_key.id","in":"query","type":"string"},{"name":"filter","in":"query","type":"string","decodedTwice":true}],"response":"ApiListRunsResponse","paging":{"items":"runs"},"void":false,"upload":false,"idempotent":true},
  CreateRun: {"id":"CreateRun","service":"RunService","method":"POST","path":"/apis/v1beta1/runs","parameters":[],"body":"ApiRun","response":"ApiRunDetail","void":false,"upload":false,"idempotent":false},
  DeleteRun: {"id":"DeleteRun","service":"RunService","method":"DELETE","path":"/apis/v1beta1/runs/{run_id}","parameters":[{"name":"run_id","in":"path","type":"string"}],"void":true,"upload":false,"idempotent":true},
  GetRun: {"id":"GetRun","service":"RunService","method":"GET","path":"/apis/v1beta1/runs/{run_id}","parameters":[{"name":"run_id","in":"path","type":"string"}],"response":"ApiRunDetail","void":false,"upload":false,"idempotent":true},
  ArchiveRun: {"id":"ArchiveRun","service":"RunService","method":"POST","path":"/apis/v1beta1/runs/{id}:archive","parameters":[{"name":"id","in":"path","type":"string"}],"void":true,"upload":false,"idempotent":true},
  UnarchiveRun: {"id":"UnarchiveRun","service":"RunService","method":"POST","path":"/apis/v1beta1/runs/{id}:unarchive","parameters":[{"name":"id","in":"path","type":"string"}],"void":true,"upload":false,"idempotent":true},
  ReadArtifact: {"id":"ReadArtifact","service":"RunService","method":"GET","path":"/apis/v1beta1/runs/{run_id}/nodes/{node_id}/artifacts/{artifact_name}:read","parameters":[{"name":"run_id","in":"path","type":"string"},{"name":"node_id","in":"path","type":"string"},{"name":"artifact_name","in":"path","type":"string"}],"response":"ApiReadArtifactResponse","void":false,"upload":false,"idempotent":true},
  RetryRun: {"id":"RetryRun","service":"RunService","method":"POST","path":"/apis/v1beta1/runs/{run_id}/retry","parameters":[{"name":"run_id","in":"path","type":"string"}],"void":true,"upload":false,"idempotent":false},
  TerminateRun: {"id":"TerminateRun","service":"RunService","method":"POST","path":"/apis/v1beta1/runs/{run_id}/terminate","parameters":[{"name":"run_id","in":"path","type":"string"}],"void":true,"upload":false,"idempotent":false},
  ReportRunMetrics: {"id":"ReportRunMetrics","service":"RunService","method":"POST","path":"/apis/v1beta1/runs/{run_id}:reportMetrics","parameters":[{"name":"run_id","in":"path","type":"string"}],"body":"ApiReportRunMetricsRequest","response":"ApiReportRunMetricsResponse","void":false,"upload":false,"idempotent":false},
  ListJobs: {"id":"ListJobs","service":"JobService","method":"GET","path":"/apis/v1beta1/jobs","parameters":[{"name":"page_token","in":"query","type":"string"},{"name":"page_size","in":"query","type":"integer"},{"name":"sort_by","in":"query","type":"string"},{"name":"resource_reference_key.type","in":"query","type":"string","enum":["UNKNOWN_RESOURCE_TYPE","EXPERIMENT","JOB","PIPELINE","PIPELINE_VERSION","NAMESPACE"]},{"name":"resource_reference_key.id","in":"query","type":"string"},{"name":"filter","in":"query","type":"string","decodedTwice":true}],"response":"ApiListJobsResponse","paging":{"items":"jobs"},"void":false,"upload":false,"idempotent":true},
  CreateJob: {"id":"CreateJob","service":"JobService","method":"POST","path":"/apis/v1beta1/jobs","parameters":[],"body":"ApiJob","response":"ApiJob","void":false,"upload":false,"idempotent":false},
  GetJob: {"id":"GetJob","service":"JobService","method":"GET","path":"/apis/v1beta1/jobs/{id}","parameters":[{"name":"id","in":"path","type":"string"}],"response":"ApiJob","void":false,"upload":false,"idempotent":true},
  DeleteJob: {"id":"DeleteJob","service":"JobService","method":"DELETE","path":"/apis/v1beta1/jobs/{id}","parameters":[{"name":"id","in":"path","type":"string"}],"void":true,"upload":false,"idempotent":true},
  DisableJob: {"id":"DisableJob","service":"JobService","method":"POST","path":"/apis/v1beta1/jobs/{id}/disable","parameters":[{"name":"id","in":"path","type":"string"}],"void":true,"upload":false,"idempotent":true},
  EnableJob: {"id":"EnableJob","service":"JobService","method":"POST","path":"/apis/v1beta1/jobs/{id}/enable","parameters":[{"name":"id","in":"path","type":"string"}],"void":true,"upload":false,"idempotent":true},
  ListExperiment: {"id":"ListExperiment","service":"ExperimentService","method":"GET","path":"/apis/v1beta1/experiments","parameters":[{"name":"page_token","in":"query","type":"string"},{"name":"page_size","in":"query","type":"integer"},{"name":"sort_by","in":"query","type":"string"},{"name":"filter","in":"query","type":"string","decodedTwice":true},{"name":"resource_reference_key.type","in":"query","type":"string","enum":["UNKNOWN_RESOURCE_TYPE","EXPERIMENT","JOB","PIPELINE","PIPELINE_VERSION","NAMESPACE"]},{"name":"resource_reference_key.id","in":"query","type":"string"}],"response":"ApiListExperimentsResponse","paging":{"items":"experiments"},"void":false,"upload":false,"idempotent":true},
  CreateExperiment: {"id":"CreateExperiment","service":"ExperimentService","method":"POST","path":"/apis/v1beta1/experiments","parameters":[],"body":"ApiExperiment","response":"ApiExperiment","void":false,"upload":false,"idempotent":false},
  GetExperiment: {"id":"GetExperiment","service":"ExperimentService","method":"GET","path":"/apis/v1beta1/experiments/{id}","parameters":[{"name":"id","in":"path","type":"string"}],"response":"ApiExperiment","void":false,"upload":false,"idempotent":true},
  DeleteExperiment: {"id":"DeleteExperiment","service":"ExperimentService","method":"DELETE","path":"/apis/v1beta1/experiments/{id}","parameters":[{"name":"id","in":"path","type":"string"}],"void":true,"upload":false,"idempotent":true},
  ArchiveExperiment: {"id":"ArchiveExperiment","service":"ExperimentService","method":"POST","path":"/apis/v1beta1/experiments/{id}:archive","parameters":[{"name":"id","in":"path","type":"string"}],"void":true,"upload":false,"idempotent":true},
  UnarchiveExperiment: {"id":"UnarchiveExperiment","service":"ExperimentService","method":"POST","path":"/apis/v1beta1/experiments/{id}:unarchive","parameters":[{"name":"id","in":"path","type":"string"}],"void":true,"upload":false,"idempotent":true},
  ListPipelineVersions: {"id":"ListPipelineVersions","service":"PipelineService","method":"GET","path":"/apis/v1beta1/pipeline_versions","parameters":[{"name":"resource_key.type","in":"query","type":"string","enum":["UNKNOWN_RESOURCE_TYPE","EXPERIMENT","JOB","PIPELINE","PIPELINE_VERSION","NAMESPACE"]},{"name":"resource_key.id","in":"query","type":"string"},{"name":"page_size","in":"query","type":"integer"},{"name":"page_token","in":"query","type":"string"},{"name":"sort_by","in":"query","type":"string"},{"name":"filter","in":"query","type":"string","decodedTwice":true}],"response":"ApiListPipelineVersionsResponse","paging":{"items":"versions"},"void":false,"upload":false,"idempotent":true},
  CreatePipelineVersion: {"id":"CreatePipelineVersion","service":"PipelineService","method":"POST","path":"/apis/v1beta1/pipeline_versions","parameters":[],"body":"ApiPipelineVersion","response":"ApiPipelineVersion","void":false,"upload":false,"idempotent":false},
  GetPipelineVersion: {"id":"GetPipelineVersion","service":"PipelineService","method":"GET","path":"/apis/v1beta1/pipeline_versions/{version_id}","parameters":[{"name":"version_id","in":"path","type":"string"}],"response":"ApiPipelineVersion","void":false,"upload":false,"idempotent":true},
  DeletePipelineVersion: {"id":"DeletePipelineVersion","service":"PipelineService","method":"DELETE","path":"/apis/v1beta1/pipeline_versions/{version_id}","parameters":[{"name":"version_id","in":"path","type":"string"}],"void":true,"upload":false,"idempotent":true},
  GetPipelineVersionTemplate: {"id":"GetPipelineVersionTemplate","service":"PipelineService","method":"GET","path":"/apis/v1beta1/pipeline_versions/{version_id}/templates","parameters":[{"name":"version_id","in":"path","type":"string"}],"response":"ApiGetTemplateResponse","void":false,"upload":false,"idempotent":true},
  ListPipelines: {"id":"ListPipelines","service":"PipelineService","method":"GET","path":"/apis/v1beta1/pipelines","parameters":[{"name":"page_token","in":"query","type":"string"},{"name":"page_size","in":"query","type":"integer"},{"name":"sort_by","in":"query","type":"string"},{"name":"filter","in":"query","type":"string","decodedTwice":true},{"name":"resource_reference_key.type","in":"query","type":"string","enum":["UNKNOWN_RESOURCE_TYPE","EXPERIMENT","JOB","PIPELINE","PIPELINE_VERSION","NAMESPACE"]},{"name":"resource_reference_key.id","in":"query","type":"string"}],"response":"ApiListPipelinesResponse","paging":{"items":"pipelines"},"void":false,"upload":false,"idempotent":true},
  CreatePipeline: {"id":"CreatePipeline","service":"PipelineService","method":"POST","path":"/apis/v1beta1/pipelines","parameters":[],"body":"ApiPipeline","response":"ApiPipeline","void":false,"upload":false,"idempotent":false},
  GetPipeline: {"id":"GetPipeline","service":"PipelineService","method":"GET","path":"/apis/v1beta1/pipelines/{id}","parameters":[{"name":"id","in":"path","type":"string"}],"response":"ApiPipeline","void":false,"upload":false,"idempotent":true},
  DeletePipeline: {"id":"DeletePipeline","service":"PipelineService","method":"DELETE","path":"/apis/v1beta1/pipelines/{id}","parameters":[{"name":"id","in":"path","type":"string"}],"void":true,"upload":false,"idempotent":true},
  GetTemplate: {"id":"GetTemplate","service":"PipelineService","method":"GET","path":"/apis/v1beta1/pipelines/{id}/templates","parameters":[{"name":"id","in":"path","type":"string"}],"response":"ApiGetTemplateResponse","void":false,"upload":false,"idempotent":true},
  UpdatePipelineDefaultVersion: {"id":"UpdatePipelineDefaultVersion","service":"PipelineService","method":"POST","path":"/apis/v1beta1/pipelines/{pipeline_id}/default_version/{version_id}","parameters":[{"name":"pipeline_id","in":"path","type":"string"},{"name":"version_id","in":"path","type":"string"}],"void":true,"upload":false,"idempotent":true},
  UploadPipeline: {"id":"UploadPipeline","service":"PipelineUploadService","method":"POST","path":"/apis/v1beta1/pipelines/upload","parameters":[{"name":"name","in":"query","type":"string","decodedTwice":true},{"name":"description","in":"query","type":"string","decodedTwice":true},{"name":"namespace","in":"query","type":"string","decodedTwice":true}],"response":"ApiPipeline","void":false,"upload":true,"idempotent":false},
  UploadPipelineVersion: {"id":"UploadPipelineVersion","service":"PipelineUploadService","method":"POST","path":"/apis/v1beta1/pipelines/upload_version","parameters":[{"name":"name","in":"query","type":"string","decodedTwice":true},{"name":"pipelineid","in":"query","type":"string"},{"name":"description","in":"query","type":"string"}],"response":"ApiPipelineVersion","void":false,"upload":true,"idempotent":false},
  GetHealthz: {"id":"GetHealthz","service":"HealthzService","method":"GET","path":"/apis/v1beta1/healthz","parameters":[],"response":"ApiGetHealthzResponse","void":false,"upload":false,"idempotent":true},
};
