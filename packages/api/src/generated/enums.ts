// Generated from specs/kfp-v1beta1.openapi.json by `pnpm generate`. Do not edit.

/** Whether a reported metric was stored. */
export const ReportRunMetricsResponseReportRunMetricResultStatus = {
  /** Not told. */
  UNSPECIFIED: 'UNSPECIFIED',
  /** Stored. */
  OK: 'OK',
  /** The name or the value is not allowed. */
  INVALID_ARGUMENT: 'INVALID_ARGUMENT',
  /** The node has reported a metric of this name before. */
  DUPLICATE_REPORTING: 'DUPLICATE_REPORTING',
  /** The server failed. */
  INTERNAL_ERROR: 'INTERNAL_ERROR',
} as const;
/** Whether a reported metric was stored. */
export type ReportRunMetricsResponseReportRunMetricResultStatus = (typeof ReportRunMetricsResponseReportRunMetricResultStatus)[keyof typeof ReportRunMetricsResponseReportRunMetricResultStatus];

/** How a metric is shown. */
export const RunMetricFormat = {
  /** Not told, shown as a number. */
  UNSPECIFIED: 'UNSPECIFIED',
  /** As a number. */
  RAW: 'RAW',
  /** As a percentage. */
  PERCENTAGE: 'PERCENTAGE',
} as const;
/** How a metric is shown. */
export type RunMetricFormat = (typeof RunMetricFormat)[keyof typeof RunMetricFormat];

/** What a reference means to the object that holds it. */
export const ApiRelationship = {
  /** Not told. */
  UNKNOWN_RELATIONSHIP: 'UNKNOWN_RELATIONSHIP',
  /** The object belongs to the resource. */
  OWNER: 'OWNER',
  /** The resource created the object. */
  CREATOR: 'CREATOR',
} as const;
/** What a reference means to the object that holds it. */
export type ApiRelationship = (typeof ApiRelationship)[keyof typeof ApiRelationship];

/** Kind of a resource. */
export const ApiResourceType = {
  /** Not told. */
  UNKNOWN_RESOURCE_TYPE: 'UNKNOWN_RESOURCE_TYPE',
  /** An experiment. */
  EXPERIMENT: 'EXPERIMENT',
  /** A recurring run. */
  JOB: 'JOB',
  /** A pipeline. */
  PIPELINE: 'PIPELINE',
  /** A pipeline version. */
  PIPELINE_VERSION: 'PIPELINE_VERSION',
  /** A Kubernetes namespace. */
  NAMESPACE: 'NAMESPACE',
} as const;
/** Kind of a resource. */
export type ApiResourceType = (typeof ApiResourceType)[keyof typeof ApiResourceType];

/** Whether a run is archived. */
export const ApiRunStorageState = {
  /** Not archived; the server leaves it out. */
  STORAGESTATE_AVAILABLE: 'STORAGESTATE_AVAILABLE',
  /** Archived. */
  STORAGESTATE_ARCHIVED: 'STORAGESTATE_ARCHIVED',
} as const;
/** Whether a run is archived. */
export type ApiRunStorageState = (typeof ApiRunStorageState)[keyof typeof ApiRunStorageState];

/** Whether a new recurring run is enabled. */
export const JobMode = {
  /** Not told. */
  UNKNOWN_MODE: 'UNKNOWN_MODE',
  /** Enabled. */
  ENABLED: 'ENABLED',
  /** Disabled. */
  DISABLED: 'DISABLED',
} as const;
/** Whether a new recurring run is enabled. */
export type JobMode = (typeof JobMode)[keyof typeof JobMode];

/** Whether an experiment is archived. */
export const ApiExperimentStorageState = {
  /** Not told. */
  STORAGESTATE_UNSPECIFIED: 'STORAGESTATE_UNSPECIFIED',
  /** Not archived. */
  STORAGESTATE_AVAILABLE: 'STORAGESTATE_AVAILABLE',
  /** Archived. */
  STORAGESTATE_ARCHIVED: 'STORAGESTATE_ARCHIVED',
} as const;
/** Whether an experiment is archived. */
export type ApiExperimentStorageState = (typeof ApiExperimentStorageState)[keyof typeof ApiExperimentStorageState];
