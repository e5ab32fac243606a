import type { OperationId } from '@kfp-ts/api';
import type { SideRouteId } from '../http/router.js';
import type { Operation } from './api-call.js';
import { readArtifact } from './artifacts.js';
import { archiveRun, deleteRun, retryRun, terminateRun, unarchiveRun } from './change-runs.js';
import { createRun } from './create-run.js';
import {
  archiveExperiment,
  createExperiment,
  deleteExperiment,
  getExperiment,
  listExperiments,
  unarchiveExperiment,
} from './experiments.js';
import { createJob, deleteJob, disableJob, enableJob, getJob, listJobs } from './jobs.js';
import {
  createPipelineVersion,
  deletePipelineVersion,
  getPipelineVersion,
  getPipelineVersionTemplate,
  listPipelineVersions,
} from './pipeline-versions.js';
import {
  createPipeline,
  deletePipeline,
  getPipeline,
  getPipelineByName,
  getTemplate,
  listPipelines,
  updatePipelineDefaultVersion,
} from './pipelines.js';
import { getRun, listRuns } from './read-runs.js';
import { reportRunMetrics } from './report-metrics.js';
import { reportScheduledWorkflow, reportWorkflow } from './report-objects.js';
import { authorizeViewer, createVisualization, listTasks } from './side-routes.js';

type GatewayOperationId = Exclude<OperationId, 'UploadPipeline' | 'UploadPipelineVersion' | 'GetHealthz'>;

/** What the gateway's routes lead to. */
export const OPERATIONS: Readonly<Record<GatewayOperationId | SideRouteId, Operation>> = {
  CreateExperiment: createExperiment,
  GetExperiment: getExperiment,
  ListExperiment: listExperiments,
  DeleteExperiment: deleteExperiment,
  ArchiveExperiment: archiveExperiment,
  UnarchiveExperiment: unarchiveExperiment,
  CreateRun: createRun,
  GetRun: getRun,
  ListRuns: listRuns,
  ArchiveRun: archiveRun,
  UnarchiveRun: unarchiveRun,
  DeleteRun: deleteRun,
  TerminateRun: terminateRun,
  RetryRun: retryRun,
  ReportRunMetrics: reportRunMetrics,
  ReadArtifact: readArtifact,
  CreateJob: createJob,
  GetJob: getJob,
  ListJobs: listJobs,
  EnableJob: enableJob,
  DisableJob: disableJob,
  DeleteJob: deleteJob,
  CreatePipeline: createPipeline,
  GetPipeline: getPipeline,
  ListPipelines: listPipelines,
  DeletePipeline: deletePipeline,
  GetTemplate: getTemplate,
  UpdatePipelineDefaultVersion: updatePipelineDefaultVersion,
  CreatePipelineVersion: createPipelineVersion,
  GetPipelineVersion: getPipelineVersion,
  ListPipelineVersions: listPipelineVersions,
  DeletePipelineVersion: deletePipelineVersion,
  GetPipelineVersionTemplate: getPipelineVersionTemplate,
  Authorize: authorizeViewer,
  CreateVisualization: createVisualization,
  ReportWorkflow: reportWorkflow,
  ReportScheduledWorkflow: reportScheduledWorkflow,
  ListTasks: listTasks,
  CreateTask: listTasks,
  GetPipelineByName: getPipelineByName,
};
