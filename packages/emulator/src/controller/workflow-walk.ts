import type { TaskBehaviors } from './behavior/read-behaviors.js';
import type { Metric } from './behavior/task-behavior.js';

/** What is done to a running or finished workflow from outside. */
export interface Intervention {
  readonly kind: 'terminate' | 'retry';
  /** Milliseconds since 1970. One that makes no sense then (a retry of what runs) is passed over. */
  readonly at: number;
}

export interface WalkOptions {
  /** The same seed walks the same workflow in the same way. */
  readonly seed: string | number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Behaviours of tasks by name, over those that the manifest's annotations describe. */
  readonly behaviors?: TaskBehaviors;
  /** In the order in which they happen. */
  readonly interventions?: readonly Intervention[];
}

/** A metric that a task has reported. */
export interface ReportedMetric extends Metric {
  readonly nodeId: string;
}

/** The content of an output artifact. */
export interface ProducedArtifact {
  readonly nodeId: string;
  readonly name: string;
  readonly content: string;
}

/** The whole life of one workflow, to be looked at at any time. Times are milliseconds since 1970. */
export interface WorkflowWalk<Manifest = Readonly<Record<string, unknown>>> {
  /** The status of the run: empty before the controller has seen it, then as the workflow says. */
  phaseAt(at: number): string;
  /** The live object: the manifest with the labels and the status that it has then. */
  workflowAt(at: number): Manifest;
  /** When something changes next after a time; undefined when nothing does any more. */
  nextChangeAt(at: number): number | undefined;
  /** How many times something changes: what the walk weighs in memory goes with it. */
  readonly changeCount: number;
  /** When the run ends; undefined when it hangs. */
  readonly finishedAt: number | undefined;
  metricsAt(at: number): readonly ReportedMetric[];
  artifactsAt(at: number): readonly ProducedArtifact[];
  /** What a task's pod has logged by then; undefined when there is no such pod yet. */
  logAt(nodeId: string, at: number): string | undefined;
}
