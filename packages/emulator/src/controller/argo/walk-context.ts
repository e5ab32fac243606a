import {
  behaviorOf,
  readTaskAnnotations,
  readWorkflowAnnotations,
  type TaskBehaviors,
} from '../behavior/read-behaviors.js';
import type { TaskBehavior } from '../behavior/task-behavior.js';
import { isFailure, type NodePlan } from '../node-plan.js';
import { type KeyedRandom, keyedRandom } from '../seeded-random.js';
import type { ArgoTemplate, ArgoWorkflow } from './argo-workflow.js';
import { nodeId } from './node-id.js';
import { type OutputUses, outputUses } from './output-uses.js';
import type { Scope } from './substitute.js';
import { workflowScope } from './workflow-scope.js';

/** What one walk over a workflow knows and has found so far. */
export interface WalkContext {
  readonly workflow: ArgoWorkflow;
  readonly name: string;
  readonly random: KeyedRandom;
  readonly templates: ReadonlyMap<string, ArgoTemplate>;
  readonly globals: Scope;
  /** How the workflow uses what its tasks put out, so that made-up values make sense. */
  readonly uses: OutputUses;
  /** Nodes that outlive a retry of the run, by name: those that ended well, and failed DAGs, which are gone through again. */
  readonly kept: ReadonlyMap<string, NodePlan>;
  /** How many attempts at a node failed before the run was retried, by the node's name. */
  readonly failures: ReadonlyMap<string, number>;
  /** Nothing new starts before. */
  readonly resumedAt: number;
  /** Nodes by name, in the order in which they came about. */
  readonly nodes: Map<string, NodePlan>;
  readonly nodesById: Map<string, NodePlan>;
  behavior(names: readonly string[], template: ArgoTemplate): TaskBehavior;
  id(nodeName: string): string;
}

export interface WalkContextInput {
  readonly workflow: ArgoWorkflow;
  readonly seed: string | number;
  readonly startedAt: number;
  readonly behaviors?: TaskBehaviors;
  readonly kept?: ReadonlyMap<string, NodePlan>;
  readonly failures?: ReadonlyMap<string, number>;
  readonly resumedAt?: number;
}

export function createWalkContext(input: WalkContextInput): WalkContext {
  const { workflow, startedAt, behaviors = {} } = input;
  const name = workflow.metadata?.name ?? 'workflow';
  const templates = workflow.spec?.templates ?? [];
  const byWorkflow = readWorkflowAnnotations(workflow.metadata?.annotations);
  const context: WalkContext = {
    workflow,
    name,
    random: keyedRandom(input.seed),
    templates: new Map(templates.map((template) => [template.name ?? '', template])),
    globals: workflowScope(workflow, startedAt),
    uses: outputUses(templates),
    kept: input.kept ?? new Map(),
    failures: input.failures ?? new Map(),
    resumedAt: input.resumedAt ?? startedAt,
    nodes: new Map(),
    nodesById: new Map(),
    behavior: (names, template) =>
      behaviorOf(names, readTaskAnnotations(template.metadata?.annotations), byWorkflow, behaviors),
    id: (nodeName) => nodeId(name, nodeName),
  };
  for (const node of context.kept.values()) if (!isFailure(node.phase)) recordNode(context, node);
  return context;
}

/** Adds a node, or puts what became of it in its place. */
export function recordNode(context: WalkContext, plan: NodePlan): NodePlan {
  context.nodes.set(plan.name, plan);
  context.nodesById.set(plan.id, plan);
  return plan;
}

/** Adds children to a node that is there already. */
export function addChildren(context: WalkContext, parentName: string, ids: readonly string[]): void {
  const parent = context.nodes.get(parentName);
  if (!parent) return;
  const added = ids.filter((id) => !parent.children.includes(id));
  if (added.length > 0) recordNode(context, { ...parent, children: [...parent.children, ...added] });
}
