// Generated from specs/kfp-v1beta1.openapi.json by `pnpm generate`. Do not edit.

import type { components } from './schema.js';

export type PipelineSpecRuntimeConfig = components['schemas']['PipelineSpecRuntimeConfig'];

export type ReportRunMetricsResponseReportRunMetricResult = components['schemas']['ReportRunMetricsResponseReportRunMetricResult'];

export type ApiListRunsResponse = components['schemas']['apiListRunsResponse'];

export type ApiParameter = components['schemas']['apiParameter'];

export type ApiPipelineRuntime = components['schemas']['apiPipelineRuntime'];

export type ApiPipelineSpec = components['schemas']['apiPipelineSpec'];

export type ApiReadArtifactResponse = components['schemas']['apiReadArtifactResponse'];

export type ApiReportRunMetricsRequest = components['schemas']['apiReportRunMetricsRequest'];

export type ApiReportRunMetricsResponse = components['schemas']['apiReportRunMetricsResponse'];

export type ApiResourceKey = components['schemas']['apiResourceKey'];

export type ApiResourceReference = components['schemas']['apiResourceReference'];

export type ApiRun = components['schemas']['apiRun'];

export type ApiRunDetail = components['schemas']['apiRunDetail'];

export type ApiRunMetric = components['schemas']['apiRunMetric'];

export type ApiStatus = components['schemas']['apiStatus'];

export type ApiValue = components['schemas']['apiValue'];

export type ProtobufAny = components['schemas']['protobufAny'];

export type ApiCronSchedule = components['schemas']['apiCronSchedule'];

export type ApiJob = components['schemas']['apiJob'];

export type ApiListJobsResponse = components['schemas']['apiListJobsResponse'];

export type ApiPeriodicSchedule = components['schemas']['apiPeriodicSchedule'];

export type ApiTrigger = components['schemas']['apiTrigger'];

export type ApiExperiment = components['schemas']['apiExperiment'];

export type ApiListExperimentsResponse = components['schemas']['apiListExperimentsResponse'];

export type ApiGetTemplateResponse = components['schemas']['apiGetTemplateResponse'];

export type ApiListPipelineVersionsResponse = components['schemas']['apiListPipelineVersionsResponse'];

export type ApiListPipelinesResponse = components['schemas']['apiListPipelinesResponse'];

export type ApiPipeline = components['schemas']['apiPipeline'];

export type ApiPipelineVersion = components['schemas']['apiPipelineVersion'];

export type ApiUrl = components['schemas']['apiUrl'];

export type ApiGetHealthzResponse = components['schemas']['apiGetHealthzResponse'];
