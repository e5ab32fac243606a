// Generated from specs/kfp-v1beta1.openapi.json by `pnpm generate`. Do not edit.

export const ReportRunMetricsResponseReportRunMetricResultStatus = {
  UNSPECIFIED: 'UNSPECIFIED',
  OK: 'OK',
  INVALID_ARGUMENT: 'INVALID_ARGUMENT',
  DUPLICATE_REPORTING: 'DUPLICATE_REPORTING',
  INTERNAL_ERROR: 'INTERNAL_ERROR',
} as const;
export type ReportRunMetricsResponseReportRunMetricResultStatus = (typeof ReportRunMetricsResponseReportRunMetricResultStatus)[keyof typeof ReportRunMetricsResponseReportRunMetricResultStatus];

export const RunMetricFormat = {
  UNSPECIFIED: 'UNSPECIFIED',
  RAW: 'RAW',
  PERCENTAGE: 'PERCENTAGE',
} as const;
export type RunMetricFormat = (typeof RunMetricFormat)[keyof typeof RunMetricFormat];

export const ApiRelationship = {
  UNKNOWN_RELATIONSHIP: 'UNKNOWN_RELATIONSHIP',
  OWNER: 'OWNER',
  CREATOR: 'CREATOR',
} as const;
export type ApiRelationship = (typeof ApiRelationship)[keyof typeof ApiRelationship];

export const ApiResourceType = {
  UNKNOWN_RESOURCE_TYPE: 'UNKNOWN_RESOURCE_TYPE',
  EXPERIMENT: 'EXPERIMENT',
  JOB: 'JOB',
  PIPELINE: 'PIPELINE',
  PIPELINE_VERSION: 'PIPELINE_VERSION',
  NAMESPACE: 'NAMESPACE',
} as const;
export type ApiResourceType = (typeof ApiResourceType)[keyof typeof ApiResourceType];

export const ApiRunStorageState = {
  STORAGESTATE_AVAILABLE: 'STORAGESTATE_AVAILABLE',
  STORAGESTATE_ARCHIVED: 'STORAGESTATE_ARCHIVED',
} as const;
export type ApiRunStorageState = (typeof ApiRunStorageState)[keyof typeof ApiRunStorageState];

export const JobMode = {
  UNKNOWN_MODE: 'UNKNOWN_MODE',
  ENABLED: 'ENABLED',
  DISABLED: 'DISABLED',
} as const;
export type JobMode = (typeof JobMode)[keyof typeof JobMode];

export const ApiExperimentStorageState = {
  STORAGESTATE_UNSPECIFIED: 'STORAGESTATE_UNSPECIFIED',
  STORAGESTATE_AVAILABLE: 'STORAGESTATE_AVAILABLE',
  STORAGESTATE_ARCHIVED: 'STORAGESTATE_ARCHIVED',
} as const;
export type ApiExperimentStorageState = (typeof ApiExperimentStorageState)[keyof typeof ApiExperimentStorageState];
