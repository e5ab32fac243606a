// Generated from specs/kfp-v1beta1.openapi.json by `pnpm generate`. Do not edit.

import type { components } from './schema.js';

/** Inputs of a version 2 pipeline. */
export type PipelineSpecRuntimeConfig = components['schemas']['PipelineSpecRuntimeConfig'];

/** What became of one reported metric. */
export type ReportRunMetricsResponseReportRunMetricResult = components['schemas']['ReportRunMetricsResponseReportRunMetricResult'];

/** A page of runs. */
export type ApiListRunsResponse = components['schemas']['apiListRunsResponse'];

/** A parameter and its value. */
export type ApiParameter = components['schemas']['apiParameter'];

/** The state of a run's workflow. */
export type ApiPipelineRuntime = components['schemas']['apiPipelineRuntime'];

/** What a run executes. */
export type ApiPipelineSpec = components['schemas']['apiPipelineSpec'];

/** The content of an artifact. */
export type ApiReadArtifactResponse = components['schemas']['apiReadArtifactResponse'];

/** Metrics to report. */
export type ApiReportRunMetricsRequest = components['schemas']['apiReportRunMetricsRequest'];

/** What became of the reported metrics. */
export type ApiReportRunMetricsResponse = components['schemas']['apiReportRunMetricsResponse'];

/** Names a resource. */
export type ApiResourceKey = components['schemas']['apiResourceKey'];

/** Ties an object to a resource. */
export type ApiResourceReference = components['schemas']['apiResourceReference'];

/** A run of a pipeline. */
export type ApiRun = components['schemas']['apiRun'];

/** A run and the state of its workflow. */
export type ApiRunDetail = components['schemas']['apiRunDetail'];

/** A number that a node reported. */
export type ApiRunMetric = components['schemas']['apiRunMetric'];

/** An error. */
export type ApiStatus = components['schemas']['apiStatus'];

/** A typed value; one of the members is set. */
export type ApiValue = components['schemas']['apiValue'];

/** More on an error. */
export type ProtobufAny = components['schemas']['protobufAny'];

/** Times given by a cron expression. */
export type ApiCronSchedule = components['schemas']['apiCronSchedule'];

/** A recurring run. */
export type ApiJob = components['schemas']['apiJob'];

/** A page of recurring runs. */
export type ApiListJobsResponse = components['schemas']['apiListJobsResponse'];

/** Times at even intervals. */
export type ApiPeriodicSchedule = components['schemas']['apiPeriodicSchedule'];

/** When a recurring run starts runs; without either member, once. */
export type ApiTrigger = components['schemas']['apiTrigger'];

/** A group of runs. */
export type ApiExperiment = components['schemas']['apiExperiment'];

/** A page of experiments. */
export type ApiListExperimentsResponse = components['schemas']['apiListExperimentsResponse'];

/** A workflow. */
export type ApiGetTemplateResponse = components['schemas']['apiGetTemplateResponse'];

/** A page of pipeline versions. */
export type ApiListPipelineVersionsResponse = components['schemas']['apiListPipelineVersionsResponse'];

/** A page of pipelines. */
export type ApiListPipelinesResponse = components['schemas']['apiListPipelinesResponse'];

/** An uploaded pipeline. */
export type ApiPipeline = components['schemas']['apiPipeline'];

/** One version of a pipeline. */
export type ApiPipelineVersion = components['schemas']['apiPipelineVersion'];

/** The address of a package. */
export type ApiUrl = components['schemas']['apiUrl'];

/** What the server is. The API server and the UI server answer with different members. */
export type ApiGetHealthzResponse = components['schemas']['apiGetHealthzResponse'];

/** An error of an upload. */
export type ApiUploadError = components['schemas']['apiUploadError'];
