import type { RunState } from '../status/run-status.js';

/** What a run does and how far it is: its tasks and what each waits for. Plain data, but for Dates; JSON makes texts of those. */
export interface RunGraph {
  readonly kind: 'argo' | 'tekton' | 'ir';
  readonly name: string;
  readonly state: RunState;
  /** The engine's own word, such as Argo's `Succeeded` or a Tekton reason; empty before it has one. */
  readonly phase: string;
  readonly message?: string;
  readonly startedAt?: Date;
  readonly finishedAt?: Date;
  /** The tasks. */
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** What holds tasks together: nested pipelines, loops, steps. A node or group says in `parent` where it belongs. */
  readonly groups: readonly GraphGroup[];
  /** Finished and all pods, as the engine counts them. */
  readonly progress?: TaskCount;
  /** Why `nodes` cannot tell how far the run is. */
  readonly incomplete?: string;
}

export interface TaskCount {
  readonly done: number;
  readonly total: number;
}

/** `to` starts when `from` has ended; an `exit` edge leads to what runs at the end, come what may. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind?: 'exit';
}

/** What a task and a group of tasks have in common. */
interface GraphElement {
  readonly id: string;
  /** The engine's full name, such as `churn-x7k2.train`. */
  readonly name: string;
  /** The name for people. */
  readonly displayName: string;
  readonly state: RunState;
  readonly phase: string;
  readonly message?: string;
  readonly template?: string;
  readonly startedAt?: Date;
  readonly finishedAt?: Date;
  /** Id of the group that it belongs to. */
  readonly parent?: string;
  /** The condition that decides whether it runs. */
  readonly condition?: string;
  /** The item of a loop that it stands for, or what the loop is over. */
  readonly loop?: string;
}

export interface GraphGroup extends GraphElement {
  /** `DAG`, `Steps`, `StepGroup`, `TaskGroup`, `Retry`, `PipelineLoop`, `LoopIteration`, or a type not yet known. */
  readonly type: string;
}

export interface GraphNode extends GraphElement {
  /** `Pod`, `Suspend`, `Skipped`, `HTTP`, `Plugin`, `TaskRun`, `CustomRun`, `Recursion`, `Executor`, or a type not yet known. */
  readonly type: string;
  readonly inputs: readonly GraphParameter[];
  readonly outputs: readonly GraphParameter[];
  readonly artifacts: readonly GraphArtifact[];
  /** Each try, the last one included; one for a task without retries that has a pod. */
  readonly attempts: readonly GraphAttempt[];
  /** Name of the pod of the last try: whose log to read. */
  readonly podName?: string;
  readonly exitCode?: number;
  /** The result was taken from an earlier run. */
  readonly cached?: boolean;
  /** Runs at the end, whether or not the run succeeded. */
  readonly exitHandler?: boolean;
  /** Known from the template only; the engine has not made it yet. */
  readonly planned?: boolean;
}

export interface GraphParameter {
  readonly name: string;
  readonly value?: string;
}

export interface GraphArtifact {
  readonly name: string;
  readonly direction: 'input' | 'output';
  /** Path in the container. */
  readonly path?: string;
  readonly bucket?: string;
  readonly key?: string;
}

export interface GraphAttempt {
  readonly id: string;
  readonly state: RunState;
  readonly phase: string;
  readonly message?: string;
  readonly podName?: string;
  readonly exitCode?: number;
  readonly startedAt?: Date;
  readonly finishedAt?: Date;
}
