// Generated from specs/kfp-v1beta1.openapi.json by `pnpm generate`. Do not edit.

import type { Operation } from '../operation.js';

/** Operation ids, as upstream release 1.8.5 spells them. */
export type OperationId =
  | 'ListRuns'
  | 'CreateRun'
  | 'ArchiveRun'
  | 'UnarchiveRun'
  | 'GetRun'
  | 'DeleteRun'
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
  /** List runs. Of an experiment or a namespace, named by the resource reference key, oldest first unless sorted. The server holds 20 to a page by default and 200 at most. */
  ListRuns: {
    id: 'ListRuns',
    service: 'RunService',
    method: 'GET',
    path: '/apis/v1beta1/runs',
    parameters: [
      { name: 'page_token', in: 'query', type: 'string' },
      { name: 'page_size', in: 'query', type: 'integer' },
      { name: 'sort_by', in: 'query', type: 'string' },
      {
        name: 'resource_reference_key.type',
        in: 'query',
        type: 'string',
        enum: ['UNKNOWN_RESOURCE_TYPE', 'EXPERIMENT', 'JOB', 'PIPELINE', 'PIPELINE_VERSION', 'NAMESPACE'],
      },
      { name: 'resource_reference_key.id', in: 'query', type: 'string' },
      { name: 'filter', in: 'query', type: 'string', decodedTwice: true },
    ],
    response: 'ApiListRunsResponse',
    paging: { items: 'runs' },
    void: false,
    upload: false,
    idempotent: true,
  },
  /** Start a run. Sending it twice starts two runs. A multi-user server finds the namespace through the experiment. */
  CreateRun: {
    id: 'CreateRun',
    service: 'RunService',
    method: 'POST',
    path: '/apis/v1beta1/runs',
    parameters: [],
    body: 'ApiRun',
    response: 'ApiRunDetail',
    void: false,
    upload: false,
    idempotent: false,
  },
  /** Move a run to the archive. */
  ArchiveRun: {
    id: 'ArchiveRun',
    service: 'RunService',
    method: 'POST',
    path: '/apis/v1beta1/runs/{id}:archive',
    parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
    void: true,
    upload: false,
    idempotent: true,
  },
  /** Bring a run back from the archive. */
  UnarchiveRun: {
    id: 'UnarchiveRun',
    service: 'RunService',
    method: 'POST',
    path: '/apis/v1beta1/runs/{id}:unarchive',
    parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
    void: true,
    upload: false,
    idempotent: true,
  },
  /** Get a run and the state of its workflow. */
  GetRun: {
    id: 'GetRun',
    service: 'RunService',
    method: 'GET',
    path: '/apis/v1beta1/runs/{run_id}',
    parameters: [{ name: 'run_id', in: 'path', required: true, type: 'string' }],
    response: 'ApiRunDetail',
    void: false,
    upload: false,
    idempotent: true,
  },
  /** Delete a run. Its workflow goes with it. */
  DeleteRun: {
    id: 'DeleteRun',
    service: 'RunService',
    method: 'DELETE',
    path: '/apis/v1beta1/runs/{run_id}',
    parameters: [{ name: 'run_id', in: 'path', required: true, type: 'string' }],
    void: true,
    upload: false,
    idempotent: true,
  },
  /** Read an output artifact of a node. The bytes as they lie in the object store, most often a gzipped tar archive. An object that is missing there answers as an empty object. */
  ReadArtifact: {
    id: 'ReadArtifact',
    service: 'RunService',
    method: 'GET',
    path: '/apis/v1beta1/runs/{run_id}/nodes/{node_id}/artifacts/{artifact_name}:read',
    parameters: [
      { name: 'run_id', in: 'path', required: true, type: 'string' },
      { name: 'node_id', in: 'path', required: true, type: 'string' },
      { name: 'artifact_name', in: 'path', required: true, type: 'string' },
    ],
    response: 'ApiReadArtifactResponse',
    void: false,
    upload: false,
    idempotent: true,
  },
  /** Start the failed nodes of a run again. Only for a run that failed and only for workflows of version 1; another run is a 409. */
  RetryRun: {
    id: 'RetryRun',
    service: 'RunService',
    method: 'POST',
    path: '/apis/v1beta1/runs/{run_id}/retry',
    parameters: [{ name: 'run_id', in: 'path', required: true, type: 'string' }],
    void: true,
    upload: false,
    idempotent: false,
  },
  /** Stop a running run. */
  TerminateRun: {
    id: 'TerminateRun',
    service: 'RunService',
    method: 'POST',
    path: '/apis/v1beta1/runs/{run_id}/terminate',
    parameters: [{ name: 'run_id', in: 'path', required: true, type: 'string' }],
    void: true,
    upload: false,
    idempotent: false,
  },
  /** Report metrics of a run. Each metric has a result of its own in the answer. The UI server blocks this address. */
  ReportRunMetrics: {
    id: 'ReportRunMetrics',
    service: 'RunService',
    method: 'POST',
    path: '/apis/v1beta1/runs/{run_id}:reportMetrics',
    parameters: [{ name: 'run_id', in: 'path', required: true, type: 'string' }],
    body: 'ApiReportRunMetricsRequest',
    response: 'ApiReportRunMetricsResponse',
    void: false,
    upload: false,
    idempotent: false,
  },
  /** List recurring runs. Of an experiment or a namespace, named by the resource reference key. */
  ListJobs: {
    id: 'ListJobs',
    service: 'JobService',
    method: 'GET',
    path: '/apis/v1beta1/jobs',
    parameters: [
      { name: 'page_token', in: 'query', type: 'string' },
      { name: 'page_size', in: 'query', type: 'integer' },
      { name: 'sort_by', in: 'query', type: 'string' },
      {
        name: 'resource_reference_key.type',
        in: 'query',
        type: 'string',
        enum: ['UNKNOWN_RESOURCE_TYPE', 'EXPERIMENT', 'JOB', 'PIPELINE', 'PIPELINE_VERSION', 'NAMESPACE'],
      },
      { name: 'resource_reference_key.id', in: 'query', type: 'string' },
      { name: 'filter', in: 'query', type: 'string', decodedTwice: true },
    ],
    response: 'ApiListJobsResponse',
    paging: { items: 'jobs' },
    void: false,
    upload: false,
    idempotent: true,
  },
  /** Create a recurring run. It starts disabled unless enabled is true, and needs a max_concurrency of 1 to 10. */
  CreateJob: {
    id: 'CreateJob',
    service: 'JobService',
    method: 'POST',
    path: '/apis/v1beta1/jobs',
    parameters: [],
    body: 'ApiJob',
    response: 'ApiJob',
    void: false,
    upload: false,
    idempotent: false,
  },
  /** Get a recurring run. */
  GetJob: {
    id: 'GetJob',
    service: 'JobService',
    method: 'GET',
    path: '/apis/v1beta1/jobs/{id}',
    parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
    response: 'ApiJob',
    void: false,
    upload: false,
    idempotent: true,
  },
  /** Delete a recurring run. Runs that it started stay. */
  DeleteJob: {
    id: 'DeleteJob',
    service: 'JobService',
    method: 'DELETE',
    path: '/apis/v1beta1/jobs/{id}',
    parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
    void: true,
    upload: false,
    idempotent: true,
  },
  /** Disable a recurring run. No further run starts until it is enabled. */
  DisableJob: {
    id: 'DisableJob',
    service: 'JobService',
    method: 'POST',
    path: '/apis/v1beta1/jobs/{id}/disable',
    parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
    void: true,
    upload: false,
    idempotent: true,
  },
  /** Enable a recurring run. */
  EnableJob: {
    id: 'EnableJob',
    service: 'JobService',
    method: 'POST',
    path: '/apis/v1beta1/jobs/{id}/enable',
    parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
    void: true,
    upload: false,
    idempotent: true,
  },
  /** List experiments. A multi-user server wants a namespace as the resource reference key. */
  ListExperiment: {
    id: 'ListExperiment',
    service: 'ExperimentService',
    method: 'GET',
    path: '/apis/v1beta1/experiments',
    parameters: [
      { name: 'page_token', in: 'query', type: 'string' },
      { name: 'page_size', in: 'query', type: 'integer' },
      { name: 'sort_by', in: 'query', type: 'string' },
      { name: 'filter', in: 'query', type: 'string', decodedTwice: true },
      {
        name: 'resource_reference_key.type',
        in: 'query',
        type: 'string',
        enum: ['UNKNOWN_RESOURCE_TYPE', 'EXPERIMENT', 'JOB', 'PIPELINE', 'PIPELINE_VERSION', 'NAMESPACE'],
      },
      { name: 'resource_reference_key.id', in: 'query', type: 'string' },
    ],
    response: 'ApiListExperimentsResponse',
    paging: { items: 'experiments' },
    void: false,
    upload: false,
    idempotent: true,
  },
  /** Create an experiment. The name is unique in its namespace; a taken one is a 409 with code 6. */
  CreateExperiment: {
    id: 'CreateExperiment',
    service: 'ExperimentService',
    method: 'POST',
    path: '/apis/v1beta1/experiments',
    parameters: [],
    body: 'ApiExperiment',
    response: 'ApiExperiment',
    void: false,
    upload: false,
    idempotent: false,
  },
  /** Get an experiment. */
  GetExperiment: {
    id: 'GetExperiment',
    service: 'ExperimentService',
    method: 'GET',
    path: '/apis/v1beta1/experiments/{id}',
    parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
    response: 'ApiExperiment',
    void: false,
    upload: false,
    idempotent: true,
  },
  /** Delete an experiment. Its runs and recurring runs stay without one. */
  DeleteExperiment: {
    id: 'DeleteExperiment',
    service: 'ExperimentService',
    method: 'DELETE',
    path: '/apis/v1beta1/experiments/{id}',
    parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
    void: true,
    upload: false,
    idempotent: true,
  },
  /** Archive an experiment. Its runs are archived and its recurring runs disabled. */
  ArchiveExperiment: {
    id: 'ArchiveExperiment',
    service: 'ExperimentService',
    method: 'POST',
    path: '/apis/v1beta1/experiments/{id}:archive',
    parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
    void: true,
    upload: false,
    idempotent: true,
  },
  /** Bring an experiment back from the archive. Its runs stay archived and its recurring runs disabled. */
  UnarchiveExperiment: {
    id: 'UnarchiveExperiment',
    service: 'ExperimentService',
    method: 'POST',
    path: '/apis/v1beta1/experiments/{id}:unarchive',
    parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
    void: true,
    upload: false,
    idempotent: true,
  },
  /** List the versions of a pipeline. The pipeline is named by the resource key. */
  ListPipelineVersions: {
    id: 'ListPipelineVersions',
    service: 'PipelineService',
    method: 'GET',
    path: '/apis/v1beta1/pipeline_versions',
    parameters: [
      {
        name: 'resource_key.type',
        in: 'query',
        type: 'string',
        enum: ['UNKNOWN_RESOURCE_TYPE', 'EXPERIMENT', 'JOB', 'PIPELINE', 'PIPELINE_VERSION', 'NAMESPACE'],
      },
      { name: 'resource_key.id', in: 'query', type: 'string' },
      { name: 'page_size', in: 'query', type: 'integer' },
      { name: 'page_token', in: 'query', type: 'string' },
      { name: 'sort_by', in: 'query', type: 'string' },
      { name: 'filter', in: 'query', type: 'string', decodedTwice: true },
    ],
    response: 'ApiListPipelineVersionsResponse',
    paging: { items: 'versions' },
    void: false,
    upload: false,
    idempotent: true,
  },
  /** Create a pipeline version from a URL. The server downloads the package, and needs a reference to the pipeline. The new version becomes the default one. */
  CreatePipelineVersion: {
    id: 'CreatePipelineVersion',
    service: 'PipelineService',
    method: 'POST',
    path: '/apis/v1beta1/pipeline_versions',
    parameters: [],
    body: 'ApiPipelineVersion',
    response: 'ApiPipelineVersion',
    void: false,
    upload: false,
    idempotent: false,
  },
  /** Get a pipeline version. */
  GetPipelineVersion: {
    id: 'GetPipelineVersion',
    service: 'PipelineService',
    method: 'GET',
    path: '/apis/v1beta1/pipeline_versions/{version_id}',
    parameters: [{ name: 'version_id', in: 'path', required: true, type: 'string' }],
    response: 'ApiPipelineVersion',
    void: false,
    upload: false,
    idempotent: true,
  },
  /** Delete a pipeline version. When it is the default one, the newest of the others takes its place. */
  DeletePipelineVersion: {
    id: 'DeletePipelineVersion',
    service: 'PipelineService',
    method: 'DELETE',
    path: '/apis/v1beta1/pipeline_versions/{version_id}',
    parameters: [{ name: 'version_id', in: 'path', required: true, type: 'string' }],
    void: true,
    upload: false,
    idempotent: true,
  },
  /** Get the workflow of a pipeline version. */
  GetPipelineVersionTemplate: {
    id: 'GetPipelineVersionTemplate',
    service: 'PipelineService',
    method: 'GET',
    path: '/apis/v1beta1/pipeline_versions/{version_id}/templates',
    parameters: [{ name: 'version_id', in: 'path', required: true, type: 'string' }],
    response: 'ApiGetTemplateResponse',
    void: false,
    upload: false,
    idempotent: true,
  },
  /** List pipelines. Without a namespace key, those that everybody shares. */
  ListPipelines: {
    id: 'ListPipelines',
    service: 'PipelineService',
    method: 'GET',
    path: '/apis/v1beta1/pipelines',
    parameters: [
      { name: 'page_token', in: 'query', type: 'string' },
      { name: 'page_size', in: 'query', type: 'integer' },
      { name: 'sort_by', in: 'query', type: 'string' },
      { name: 'filter', in: 'query', type: 'string', decodedTwice: true },
      {
        name: 'resource_reference_key.type',
        in: 'query',
        type: 'string',
        enum: ['UNKNOWN_RESOURCE_TYPE', 'EXPERIMENT', 'JOB', 'PIPELINE', 'PIPELINE_VERSION', 'NAMESPACE'],
      },
      { name: 'resource_reference_key.id', in: 'query', type: 'string' },
    ],
    response: 'ApiListPipelinesResponse',
    paging: { items: 'pipelines' },
    void: false,
    upload: false,
    idempotent: true,
  },
  /** Create a pipeline from a URL. The server downloads the package; its first version has the pipeline's id and name. */
  CreatePipeline: {
    id: 'CreatePipeline',
    service: 'PipelineService',
    method: 'POST',
    path: '/apis/v1beta1/pipelines',
    parameters: [],
    body: 'ApiPipeline',
    response: 'ApiPipeline',
    void: false,
    upload: false,
    idempotent: false,
  },
  /** Get a pipeline. */
  GetPipeline: {
    id: 'GetPipeline',
    service: 'PipelineService',
    method: 'GET',
    path: '/apis/v1beta1/pipelines/{id}',
    parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
    response: 'ApiPipeline',
    void: false,
    upload: false,
    idempotent: true,
  },
  /** Delete a pipeline. On 1.8.5 its versions go with it; 2.x refuses while there are any. */
  DeletePipeline: {
    id: 'DeletePipeline',
    service: 'PipelineService',
    method: 'DELETE',
    path: '/apis/v1beta1/pipelines/{id}',
    parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
    void: true,
    upload: false,
    idempotent: true,
  },
  /** Get the workflow of a pipeline's default version. */
  GetTemplate: {
    id: 'GetTemplate',
    service: 'PipelineService',
    method: 'GET',
    path: '/apis/v1beta1/pipelines/{id}/templates',
    parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
    response: 'ApiGetTemplateResponse',
    void: false,
    upload: false,
    idempotent: true,
  },
  /** Choose the default version of a pipeline. 2.x accepts it and changes nothing: the newest version is the default. */
  UpdatePipelineDefaultVersion: {
    id: 'UpdatePipelineDefaultVersion',
    service: 'PipelineService',
    method: 'POST',
    path: '/apis/v1beta1/pipelines/{pipeline_id}/default_version/{version_id}',
    parameters: [
      { name: 'pipeline_id', in: 'path', required: true, type: 'string' },
      { name: 'version_id', in: 'path', required: true, type: 'string' },
    ],
    void: true,
    upload: false,
    idempotent: true,
  },
  /** Upload a package as a new pipeline. At most 32 MiB. The file's name decides how it is read: .yaml, .yml and .json as they are, anything else as zip or tar.gz. */
  UploadPipeline: {
    id: 'UploadPipeline',
    service: 'PipelineUploadService',
    method: 'POST',
    path: '/apis/v1beta1/pipelines/upload',
    parameters: [
      { name: 'name', in: 'query', type: 'string', decodedTwice: true },
      { name: 'description', in: 'query', type: 'string', decodedTwice: true },
      { name: 'namespace', in: 'query', type: 'string', decodedTwice: true },
    ],
    response: 'ApiPipeline',
    void: false,
    upload: true,
    idempotent: false,
  },
  /** Upload a package as a new version of a pipeline. At most 32 MiB, read as by UploadPipeline. The new version becomes the default one. */
  UploadPipelineVersion: {
    id: 'UploadPipelineVersion',
    service: 'PipelineUploadService',
    method: 'POST',
    path: '/apis/v1beta1/pipelines/upload_version',
    parameters: [
      { name: 'name', in: 'query', type: 'string', decodedTwice: true },
      { name: 'pipelineid', in: 'query', required: true, type: 'string' },
      { name: 'description', in: 'query', type: 'string' },
    ],
    response: 'ApiPipelineVersion',
    void: false,
    upload: true,
    idempotent: false,
  },
  /** Ask whether the server is up, and in which mode. Needs no sign-in. */
  GetHealthz: {
    id: 'GetHealthz',
    service: 'HealthzService',
    method: 'GET',
    path: '/apis/v1beta1/healthz',
    parameters: [],
    response: 'ApiGetHealthzResponse',
    void: false,
    upload: false,
    idempotent: true,
  },
};
