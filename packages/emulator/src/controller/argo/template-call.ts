import type { ArgoArguments, ArgoTemplate } from './argo-workflow.js';
import type { Scope } from './substitute.js';

/** A template about to be walked as one node. */
export interface TemplateCall {
  readonly nodeName: string;
  readonly displayName: string;
  readonly template: ArgoTemplate;
  /** Names under which a behaviour may be told: the task's, the template's. */
  readonly names: readonly string[];
  /** Resolved by the caller. */
  readonly arguments: ArgoArguments;
  readonly boundaryId?: string;
  readonly startAt: number;
  /** How many templates are around this one. */
  readonly depth: number;
}

export interface ResolvedCall extends TemplateCall {
  readonly inputs: ArgoArguments | undefined;
  /** Everything that a tag inside the template may name. */
  readonly scope: Scope;
}
