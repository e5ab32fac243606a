import { collationKey } from '../mysql/collation.js';
import { ManifestPool } from './manifest-pool.js';
import type { ExperimentRow, JobRow, PipelineRow, RunRow, VersionRow } from './rows.js';
import { Table } from './table.js';

/** The tables by the name they have in exports and journals. */
export interface Tables {
  readonly experiments: Table<ExperimentRow>;
  readonly pipelines: Table<PipelineRow>;
  readonly versions: Table<VersionRow>;
  readonly runs: Table<RunRow>;
  readonly jobs: Table<JobRow>;
}
export type TableName = keyof Tables;
export interface RowOf {
  experiments: ExperimentRow;
  pipelines: PipelineRow;
  versions: VersionRow;
  runs: RunRow;
  jobs: JobRow;
}

/** Values beside the tables. */
export interface Settings {
  /** Where runs without an experiment go; empty when it was deleted. */
  defaultExperimentId: string;
  /** How far the clock was moved, so that a restart goes on from there. */
  clockOffsetMs: number;
  resourceVersion: number;
}

/** One change, as a journal keeps it. */
export type Change =
  | { readonly put: TableName; readonly row: RowOf[TableName] }
  | { readonly delete: TableName; readonly id: string }
  | { readonly settings: Settings }
  | { readonly artifact: string; readonly content: string };

const namespaceGroup = (row: { namespace: string }): string => `namespace:${row.namespace}`;
const nameKey = (row: { name: string }): string => collationKey(row.name);
const ownedGroups = (row: RunRow | JobRow): string[] => [
  namespaceGroup(row),
  `experiment:${row.experimentId}`,
  ...row.references.flatMap(({ type, id }) => (type === 'JOB' || type === 'PIPELINE_VERSION' ? [`${type}:${id}`] : [])),
];

const namedWithin = <R extends { name: string }>(scope: (row: R) => string) => ({ unique: { scope, name: nameKey } });

function emptyTables(look: (run: RunRow) => void): Tables {
  return {
    experiments: new Table<ExperimentRow>(
      (row) => [namespaceGroup(row)],
      namedWithin(({ namespace }) => namespace),
    ),
    pipelines: new Table<PipelineRow>(
      (row) => [namespaceGroup(row)],
      namedWithin(({ namespace }) => namespace),
    ),
    versions: new Table<VersionRow>(
      ({ pipelineId }) => [`pipeline:${pipelineId}`],
      namedWithin(({ pipelineId }) => pipelineId),
    ),
    runs: new Table<RunRow>(ownedGroups, { look }),
    jobs: new Table<JobRow>(ownedGroups),
  };
}

const EMPTY_SETTINGS: Settings = { defaultExperimentId: '', clockOffsetMs: 0, resourceVersion: 1 };

/**
 * Everything the server knows. Rows are changed in place and then saved; each saved change goes to the
 * listener (the journal) before the answer does.
 */
export class State {
  tables: Tables = emptyTables((run) => this.onLook?.(run));
  settings: Settings = { ...EMPTY_SETTINGS };
  readonly manifests = new ManifestPool();
  /** Content of stored artifacts by object key. */
  readonly artifacts = new Map<string, Buffer>();
  /** Raised by every reset and import: what was scheduled for older rows no longer counts. */
  epoch = 0;
  /** Raised when a run that may have been finished goes on: what was known of runs under way no longer counts. */
  revivals = 0;
  onChange: ((change: Change) => void) | undefined;
  /** Told each run before it is given out: its life goes on until now. */
  onLook: ((run: RunRow) => void) | undefined;

  add<T extends TableName>(table: T, row: RowOf[T]): void {
    (this.tables[table] as unknown as Table<RowOf[T]>).add(row);
    this.onChange?.({ put: table, row });
  }

  /** Tells the journal that a row was changed. */
  save<T extends TableName>(table: T, row: RowOf[T]): void {
    this.onChange?.({ put: table, row });
  }

  remove(table: TableName, id: string): void {
    if (this.tables[table].remove(id)) this.onChange?.({ delete: table, id });
  }

  /** Runs outlive the recurring run that made them, but lose their reference to it. */
  dropJobReferences(jobId: string): void {
    const { runs } = this.tables;
    for (const run of [...runs.group(`JOB:${jobId}`).ascending()]) {
      runs.remove(run.id);
      run.references = run.references.filter(({ type, id }) => type !== 'JOB' || id !== jobId);
      runs.add(run);
      this.save('runs', run);
    }
  }

  saveSettings(): void {
    this.onChange?.({ settings: this.settings });
  }

  putArtifact(key: string, content: Buffer): void {
    this.artifacts.set(key, content);
    this.onChange?.({ artifact: key, content: content.toString('base64') });
  }

  nextResourceVersion(): number {
    return ++this.settings.resourceVersion;
  }

  clear(): void {
    this.tables = emptyTables((run) => this.onLook?.(run));
    this.settings = { ...EMPTY_SETTINGS, clockOffsetMs: this.settings.clockOffsetMs };
    this.artifacts.clear();
    this.epoch++;
  }

  /** Applies a change without telling the listener. */
  apply(change: Change): void {
    if ('put' in change) {
      const table = this.tables[change.put] as unknown as Table<RowOf[TableName]>;
      table.remove(change.row.id);
      table.add(this.#withSharedManifest(change.row));
    } else if ('delete' in change) this.tables[change.delete].remove(change.id);
    else if ('settings' in change) this.settings = { ...EMPTY_SETTINGS, ...change.settings };
    else this.artifacts.set(change.artifact, Buffer.from(change.content, 'base64'));
  }

  /** Rows that were read from JSON have a copy of their manifest each. */
  #withSharedManifest<R extends RowOf[TableName]>(row: R): R {
    return 'workflowManifest' in row ? { ...row, workflowManifest: this.manifests.share(row.workflowManifest) } : row;
  }

  /** The state as the changes that make it. */
  *changes(): Generator<Change> {
    yield { settings: this.settings };
    for (const put of Object.keys(this.tables) as TableName[])
      for (const row of this.tables[put].values()) yield { put, row };
    for (const [artifact, content] of this.artifacts) yield { artifact, content: content.toString('base64') };
  }
}
