import type { SqlValue } from '../mysql/comparison.js';
import type { ExperimentRow, JobRow, PipelineRow, RunRow, VersionRow } from '../store/rows.js';
import type { CreatedRow } from '../store/sorted-rows.js';

/** How a kind of object is listed: what it may be sorted and filtered by, and what its page tokens say. */
export interface Listable<R extends CreatedRow> {
  /** The name in error texts. */
  readonly typeName: string;
  readonly modelName: string;
  /** What stands before a column name, such as `experiments.`. */
  readonly prefix: string;
  readonly table: string;
  /** API field → column. */
  readonly fields: Readonly<Record<string, string>>;
  readonly columns: Readonly<Record<string, (row: R) => SqlValue>>;
  /** Text in front of an error of the database, such as `List experiments failed.`. */
  readonly failure: string;
  readonly failureDetail: string;
  /** Runs are also sorted by their metrics. */
  readonly metric?: (row: R, name: string) => number | undefined;
}

const created = { UUID: (row: CreatedRow) => row.id, CreatedAtInSec: (row: CreatedRow) => row.createdAt };

export const listableExperiments: Listable<ExperimentRow> = {
  typeName: 'Experiment',
  modelName: 'experiments',
  prefix: 'experiments.',
  table: 'experiments',
  fields: {
    id: 'UUID',
    name: 'Name',
    created_at: 'CreatedAtInSec',
    description: 'Description',
    namespace: 'Namespace',
    storage_state: 'StorageState',
  },
  columns: {
    ...created,
    Name: (row) => row.name,
    Description: (row) => row.description,
    Namespace: (row) => row.namespace,
    StorageState: (row) => row.storageState,
  },
  failure: 'List experiments failed.',
  failureDetail: 'Failed to list experiments',
};

export const listableRuns: Listable<RunRow> = {
  typeName: 'Run',
  modelName: '',
  prefix: '',
  table: 'run_details',
  fields: {
    id: 'UUID',
    name: 'DisplayName',
    created_at: 'CreatedAtInSec',
    description: 'Description',
    scheduled_at: 'ScheduledAtInSec',
    storage_state: 'StorageState',
    status: 'Conditions',
  },
  columns: {
    ...created,
    DisplayName: (row) => row.name,
    Name: (row) => row.workflowName,
    Description: (row) => row.description,
    ScheduledAtInSec: (row) => row.scheduledAt,
    StorageState: (row) => row.storageState,
    Conditions: (row) => row.status,
    Namespace: (row) => row.namespace,
    ServiceAccount: (row) => row.serviceAccount,
    ExperimentUUID: (row) => row.experimentId,
    FinishedAtInSec: (row) => row.finishedAt,
    PipelineId: (row) => row.pipelineId,
  },
  failure: 'Failed to list runs.',
  failureDetail: 'Failed to list runs',
  metric: (row, name) => row.metrics.find((metric) => metric.name === name)?.value,
};

export const listableJobs: Listable<JobRow> = {
  typeName: 'Job',
  modelName: 'jobs',
  prefix: 'jobs.',
  table: 'jobs',
  fields: { id: 'UUID', name: 'DisplayName', created_at: 'CreatedAtInSec', package_id: 'PipelineId' },
  columns: {
    ...created,
    DisplayName: (row) => row.name,
    Name: (row) => row.resourceName,
    Description: (row) => row.description,
    Namespace: (row) => row.namespace,
    PipelineId: (row) => row.pipelineId,
    Conditions: (row) => row.status,
  },
  failure: 'Failed to list jobs.',
  failureDetail: 'Failed to list jobs',
};

export const listablePipelines: Listable<PipelineRow> = {
  typeName: 'Pipeline',
  modelName: 'pipelines',
  prefix: 'pipelines.',
  table: 'pipelines',
  fields: {
    id: 'UUID',
    name: 'Name',
    created_at: 'CreatedAtInSec',
    description: 'Description',
    namespace: 'Namespace',
  },
  columns: {
    ...created,
    Name: (row) => row.name,
    Description: (row) => row.description,
    Namespace: (row) => row.namespace,
    Status: () => 'READY',
  },
  failure: 'List pipelines failed.',
  failureDetail: 'Failed to list pipelines',
};

export const listableVersions: Listable<VersionRow> = {
  typeName: 'PipelineVersion',
  modelName: 'pipeline_versions',
  prefix: 'pipeline_versions.',
  table: 'pipeline_versions',
  fields: { id: 'UUID', name: 'Name', created_at: 'CreatedAtInSec', status: 'Status' },
  columns: {
    ...created,
    Name: (row) => row.name,
    Description: (row) => row.description,
    PipelineId: (row) => row.pipelineId,
    Status: () => 'READY',
    CodeSourceUrl: (row) => row.codeSourceUrl,
  },
  failure: 'List pipeline versions failed.',
  failureDetail: 'Failed to list pipeline versions',
};
