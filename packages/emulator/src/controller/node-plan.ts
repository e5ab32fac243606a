import type { ArgoArguments, ArgoOutputs } from './argo/argo-workflow.js';
import type { Metric } from './behavior/task-behavior.js';

/** Phases in which a node ends; before that it is Pending and Running. */
export type FinalPhase = 'Succeeded' | 'Failed' | 'Error' | 'Skipped' | 'Omitted';

export type NodeType = 'Pod' | 'DAG' | 'Steps' | 'StepGroup' | 'TaskGroup' | 'Retry' | 'Skipped' | 'Suspend' | 'HTTP';

/** What becomes of one node of a workflow, from its start to its end. Times are milliseconds since 1970. */
export interface NodePlan {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly type: NodeType;
  readonly templateName?: string;
  readonly boundaryId?: string;
  readonly startedAt: number;
  /** Pending until then. */
  readonly runningAt: number;
  /** Infinity for a node that hangs. */
  readonly finishedAt: number;
  readonly phase: FinalPhase;
  readonly message?: string;
  readonly inputs?: ArgoArguments;
  readonly outputs?: ArgoOutputs;
  /** Ids, in the order in which the children were added; a child appears once it has started. */
  readonly children: readonly string[];
  readonly outboundNodes?: readonly string[];
  readonly produced?: NodeProducts;
}

/** What a task leaves behind beside its outputs. */
export interface NodeProducts {
  readonly metrics?: readonly Metric[];
  /** Contents of output artifacts by name. */
  readonly artifacts?: Readonly<Record<string, string>>;
  readonly log?: string;
}

export function isFailure(phase: FinalPhase): boolean {
  return phase === 'Failed' || phase === 'Error';
}
