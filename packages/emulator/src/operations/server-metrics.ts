import type { HttpAnswer } from '../http/http-answer.js';
import type { RouteId } from '../http/router.js';
import type { State } from '../store/state.js';

const COUNTERS: readonly (readonly [RouteId, string])[] = [
  ['CreateExperiment', 'experiment_server_create_requests'],
  ['GetExperiment', 'experiment_server_get_requests'],
  ['ListExperiment', 'experiment_server_list_requests'],
  ['DeleteExperiment', 'experiment_server_delete_requests'],
  ['ArchiveExperiment', 'experiment_server_archive_requests'],
  ['UnarchiveExperiment', 'experiment_server_unarchive_requests'],
  ['CreateRun', 'run_server_create_requests'],
  ['GetRun', 'run_server_get_requests'],
  ['ListRuns', 'run_server_list_requests'],
  ['DeleteRun', 'run_server_delete_requests'],
  ['ArchiveRun', 'run_server_archive_requests'],
  ['UnarchiveRun', 'run_server_unarchive_requests'],
  ['ReportRunMetrics', 'run_server_report_metrics_requests'],
  ['ReadArtifact', 'run_server_read_artifact_requests'],
  ['TerminateRun', 'run_server_terminate_requests'],
  ['RetryRun', 'run_server_retry_requests'],
  ['CreateJob', 'job_server_create_requests'],
  ['GetJob', 'job_server_get_requests'],
  ['ListJobs', 'job_server_list_requests'],
  ['DeleteJob', 'job_server_delete_requests'],
  ['EnableJob', 'job_server_enable_requests'],
  ['DisableJob', 'job_server_disable_requests'],
  ['CreatePipeline', 'pipeline_server_create_requests'],
  ['GetPipeline', 'pipeline_server_get_requests'],
  ['ListPipelines', 'pipeline_server_list_requests'],
  ['DeletePipeline', 'pipeline_server_delete_requests'],
  ['CreatePipelineVersion', 'pipeline_server_create_version_requests'],
  ['GetPipelineVersion', 'pipeline_server_get_version_requests'],
  ['ListPipelineVersions', 'pipeline_server_list_version_requests'],
  ['DeletePipelineVersion', 'pipeline_server_delete_version_requests'],
  ['UpdatePipelineDefaultVersion', 'pipeline_server_update_default_version_requests'],
  ['UploadPipeline', 'pipeline_upload_requests'],
  ['UploadPipelineVersion', 'pipeline_version_upload_requests'],
];

/** How often each operation was called, for `GET /metrics`. The names of the metrics are unverified. */
export class ServerMetrics {
  readonly #counts = new Map<RouteId, number>();

  count(operation: RouteId): void {
    this.#counts.set(operation, (this.#counts.get(operation) ?? 0) + 1);
  }

  /** The metrics as Prometheus reads them. */
  answer({ tables }: State): HttpAnswer {
    const gauge = (name: string, noun: string, value: number): string =>
      metric(name, 'gauge', `The current number of ${noun} in Kubeflow Pipelines instance`, value);
    const body = [
      ...COUNTERS.map(([id, name]) =>
        metric(name, 'counter', `The total number of ${id} requests`, this.#counts.get(id) ?? 0),
      ),
      gauge('experiment_server_run_count', 'experiments', tables.experiments.all.size),
      gauge('run_server_run_count', 'runs', tables.runs.all.size),
      gauge('job_server_job_count', 'jobs', tables.jobs.all.size),
      gauge('pipeline_server_pipeline_count', 'pipelines', tables.pipelines.all.size),
    ].join('');
    return { status: 200, headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }, body };
  }
}

const metric = (name: string, type: string, help: string, value: number): string =>
  `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${name} ${value}\n`;
