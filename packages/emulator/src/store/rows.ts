import type { TaskBehaviors } from '../controller/behavior/read-behaviors.js';

/** A reference of a run or a recurring run, with the name its object had when it was made. */
export interface Reference {
  readonly type: 'EXPERIMENT' | 'JOB' | 'NAMESPACE' | 'PIPELINE_VERSION' | 'PIPELINE';
  readonly id: string;
  readonly name: string;
  readonly relationship: string;
}

export interface Parameter {
  readonly name: string;
  readonly value: string;
}

export type StorageState = 'STORAGESTATE_AVAILABLE' | 'STORAGESTATE_ARCHIVED';

export interface ExperimentRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly createdAt: number;
  readonly namespace: string;
  storageState: StorageState;
}

export interface PipelineRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly createdAt: number;
  readonly namespace: string;
  /** Those of the first version, for ever. */
  readonly parameters: readonly Parameter[];
  /** Empty when there is none; may name a version that does not exist. */
  defaultVersionId: string;
}

export interface VersionRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly createdAt: number;
  readonly pipelineId: string;
  readonly parameters: readonly Parameter[];
  readonly codeSourceUrl: string;
  /** What was stored of the package: JSON text of an Argo Workflow or of an IR specification. */
  readonly template: string;
}

export interface Metric {
  readonly name: string;
  readonly nodeId: string;
  readonly value: number;
  readonly format: string;
}

/** What runs and recurring runs keep of the pipeline they were made from. */
export interface SpecColumns {
  readonly pipelineId: string;
  readonly pipelineName: string;
  readonly workflowManifest: string;
  readonly pipelineManifest: string;
  readonly parameters: readonly Parameter[];
}

/** The Workflow object of a run in the cluster. A new state is a new object. */
export interface WorkflowObject {
  readonly uid: string;
  readonly resourceVersion: number;
  readonly generation: number;
  /** Empty before a controller has seen it. */
  readonly phase: string;
  readonly startedAt?: number;
  readonly finishedAt?: number;
  /** Told to stop: `spec.activeDeadlineSeconds` is 0. */
  readonly stopping?: boolean;
  /** Set after a retry: the steps that failed are gone, the rest of the status stands. */
  readonly retried?: boolean;
  readonly message?: string;
  /** When a walked workflow was looked at last, in milliseconds since 1970: its steps are as they were then. */
  readonly seenAt?: number;
}

/** The life of a walked workflow is told again from this. Times are milliseconds since 1970. */
export interface WalkMemory {
  readonly startedAt: number;
  readonly interventions: readonly { readonly kind: 'terminate' | 'retry'; readonly at: number }[];
  /** What held for tasks when the run started: what is said later must not change what has happened. */
  readonly behaviors?: TaskBehaviors;
}

export interface RunRow extends SpecColumns {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly createdAt: number;
  readonly namespace: string;
  readonly experimentId: string;
  readonly serviceAccount: string;
  readonly workflowName: string;
  readonly scheduledAt: number;
  /** As the answers to Get and List order them. */
  references: readonly Reference[];
  storageState: StorageState;
  finishedAt: number;
  status: string;
  metrics: readonly Metric[];
  /** The object in the cluster; undefined when it was deleted. */
  workflow: WorkflowObject | undefined;
  /** The object as it was last reported to the server; undefined before the first report of an IR run. */
  reported: WorkflowObject | undefined;
  /** Absent when the run only moves from outside. */
  walk?: WalkMemory;
  /** The run was made by a recurring run: its manifest is what it executes. */
  readonly scheduled?: boolean;
}

export interface Trigger {
  readonly kind: 'cron' | 'periodic';
  readonly startTime?: number;
  readonly endTime?: number;
  readonly cron?: string;
  /** Decimal text of a 64-bit integer. */
  readonly intervalSeconds?: string;
}

export interface JobRow extends SpecColumns {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly createdAt: number;
  readonly namespace: string;
  readonly experimentId: string;
  readonly serviceAccount: string;
  readonly resourceName: string;
  readonly references: readonly Reference[];
  readonly maxConcurrency: string;
  readonly trigger: Trigger | undefined;
  readonly noCatchup: boolean;
  updatedAt: number;
  status: string;
  enabled: boolean;
  /** The ScheduledWorkflow was deleted from the cluster. */
  objectGone?: boolean;
  /** What the schedule controller remembers, in seconds since 1970. */
  lastScheduledAt?: number;
  runsStarted?: number;
  /** When the controller looks next, in milliseconds since 1970. */
  lookAt?: number;
}
