import type { OperationId } from '@kfp-ts/api';
import { perOperation } from './per-operation.js';

/** How an operation is addressed. */
export interface OperationRoute {
  readonly method: string;
  /** Path template, such as `/apis/v1beta1/runs/{run_id}`. */
  readonly path: string;
  /** Sending it again leaves the server as sending it once does. */
  readonly repeatable: boolean;
}

/**
 * The routes alone, a tenth of the whole operation table, which would weigh on every bundle. A test holds them against it.
 * `+`: a POST that may be sent again.
 */
const ROUTES: Readonly<Record<OperationId, string>> = {
  ListRuns: 'GET /runs',
  CreateRun: 'POST /runs',
  DeleteRun: 'DELETE /runs/{run_id}',
  GetRun: 'GET /runs/{run_id}',
  ArchiveRun: 'POST+ /runs/{id}:archive',
  UnarchiveRun: 'POST+ /runs/{id}:unarchive',
  ReadArtifact: 'GET /runs/{run_id}/nodes/{node_id}/artifacts/{artifact_name}:read',
  RetryRun: 'POST /runs/{run_id}/retry',
  TerminateRun: 'POST /runs/{run_id}/terminate',
  ReportRunMetrics: 'POST /runs/{run_id}:reportMetrics',
  ListJobs: 'GET /jobs',
  CreateJob: 'POST /jobs',
  GetJob: 'GET /jobs/{id}',
  DeleteJob: 'DELETE /jobs/{id}',
  DisableJob: 'POST+ /jobs/{id}/disable',
  EnableJob: 'POST+ /jobs/{id}/enable',
  ListExperiment: 'GET /experiments',
  CreateExperiment: 'POST /experiments',
  GetExperiment: 'GET /experiments/{id}',
  DeleteExperiment: 'DELETE /experiments/{id}',
  ArchiveExperiment: 'POST+ /experiments/{id}:archive',
  UnarchiveExperiment: 'POST+ /experiments/{id}:unarchive',
  ListPipelineVersions: 'GET /pipeline_versions',
  CreatePipelineVersion: 'POST /pipeline_versions',
  GetPipelineVersion: 'GET /pipeline_versions/{version_id}',
  DeletePipelineVersion: 'DELETE /pipeline_versions/{version_id}',
  GetPipelineVersionTemplate: 'GET /pipeline_versions/{version_id}/templates',
  ListPipelines: 'GET /pipelines',
  CreatePipeline: 'POST /pipelines',
  GetPipeline: 'GET /pipelines/{id}',
  DeletePipeline: 'DELETE /pipelines/{id}',
  GetTemplate: 'GET /pipelines/{id}/templates',
  UpdatePipelineDefaultVersion: 'POST+ /pipelines/{pipeline_id}/default_version/{version_id}',
  UploadPipeline: 'POST /pipelines/upload',
  UploadPipelineVersion: 'POST /pipelines/upload_version',
  GetHealthz: 'GET /healthz',
};

export const operationRoute = perOperation((id): OperationRoute => {
  const [verb = '', path = ''] = ROUTES[id].split(' ');
  return { method: verb.replace('+', ''), path: `/apis/v1beta1${path}`, repeatable: verb !== 'POST' };
});
