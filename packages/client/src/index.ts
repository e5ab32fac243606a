export type { ParameterValue, RunGraph } from '@kfp-ts/workflow';
export type { AuthChallenge, AuthContext, AuthPlugin } from './auth/auth-plugin.js';
export type { CallOptions } from './call/call-options.js';
export type { Answer, OperationCaller, ResponseInfo } from './call/operation-caller.js';
export type { KfpClientOptions } from './config/client-options.js';
export type { Clock } from './config/clock.js';
export type { Connection } from './config/connection.js';
export type { EnvironmentOptions, EnvironmentSource } from './config/environment.js';
export type { KubeconfigPackage, KubeconfigSettings } from './config/kubeconfig-on-demand.js';
export type { Experiment } from './decode/experiment.js';
export type { Link } from './decode/linked-objects.js';
export type { Pipeline, PipelineVersion } from './decode/pipeline.js';
export type { RecurringRun, Schedule } from './decode/recurring-run.js';
export type { Run, RunMetric } from './decode/run.js';
export type { ServerHealth } from './decode/server-health.js';
export * from './errors/index.js';
export { type Filter, type FilterKey, type FilterOperator, filter } from './filters/filter.js';
export { KfpClient } from './kfp-client.js';
export type { WebLinks } from './links/web-links.js';
export type { Page, PageOptions, Pages } from './pagination/page.js';
export type { IdRef, NameRef, Ref } from './references/ref.js';
export {
  experimentOwner,
  jobCreator,
  namespaceOwner,
  pipelineOwner,
  pipelineVersionCreator,
} from './references/resource-references.js';
export type { BulkOptions, BulkResult, BulkVerb } from './resources/bulk-verbs.js';
export type { CallPromise } from './resources/call-promise.js';
export type { ExperimentListQuery, ExperimentRef, ExperimentRequest, Experiments } from './resources/experiments.js';
export type { ListQuery, SortBy } from './resources/list-query.js';
export type {
  PipelineVersionFromUrlOptions,
  PipelineVersionListQuery,
  PipelineVersionRef,
  PipelineVersions,
  PipelineVersionUploadOptions,
  PlacedVersionRef,
} from './resources/pipeline-versions.js';
export type { PipelineListQuery, PipelineRef, Pipelines, PipelineUploadOptions } from './resources/pipelines.js';
export type { PruneOptions } from './resources/prune-runs.js';
export type { RecurringRunListQuery, RecurringRunRef, RecurringRuns } from './resources/recurring-runs.js';
export type { RunHandle } from './resources/run-handle.js';
export type { RunListQuery } from './resources/run-list-query.js';
export type { Runs } from './resources/runs.js';
export type { Server } from './resources/server.js';
export type { ArtifactContent, ArtifactFile, ArtifactRef } from './results/artifact-content.js';
export { type MetricsTable, metricsTable } from './results/metrics-table.js';
export type { LogOptions } from './results/read-logs.js';
export type { MetricReport, MetricReportResult } from './results/report-metrics.js';
export { fromUnixCron } from './schedule/from-unix-cron.js';
export type { PreviewOptions } from './schedule/next-times.js';
export type { Trigger } from './schedule/trigger.js';
export type { ApplyOptions, ApplyResult } from './submission/apply-recurring-run.js';
export type { CloneOverrides } from './submission/clone-run.js';
export type { PackageSource } from './submission/package-source.js';
export type { RecurringRunChange } from './submission/recurring-run-changes.js';
export type { RecurringRunRequest } from './submission/recurring-run-request.js';
export type { RunSubmission, WorkSource } from './submission/submission.js';
export type { PipelineUpsertOptions, PipelineUpsertResult } from './submission/upsert-pipeline.js';
export type { WorkflowObject } from './submission/workflow-object.js';
export type { CallRecord, Logger } from './telemetry/logging.js';
export type { Fetch } from './transport/fetch-transport.js';
export type { IncomingResponse, ResponseHeaders } from './transport/incoming-response.js';
export type { Middleware, Transport } from './transport/layer.js';
export type { CallLimits, CallProgress, OutgoingRequest } from './transport/outgoing-request.js';
export type { RetryPolicy } from './transport/retry-policy.js';
export type { TlsOptions } from './transport/transport-options.js';
export type { PollOptions } from './waiting/poll-delay.js';
export type { RunState as RunPhase } from './waiting/run-state.js';
export type {
  WaitAllOptions,
  WaitAllProgress,
  WaitOptions,
  WaitProgress,
  WatchOptions,
} from './waiting/wait-options.js';
export type { RunChange } from './waiting/watch-runs.js';
