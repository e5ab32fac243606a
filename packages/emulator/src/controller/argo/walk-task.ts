import { evaluateCondition } from '../expression/evaluate-expression.js';
import { ExpressionError } from '../expression/tokenize.js';
import { type FinalPhase, isFailure, type NodePlan } from '../node-plan.js';
import type { ArgoTask, ArgoTemplate } from './argo-workflow.js';
import { LoopError, type LoopItem, loopItems } from './loop-items.js';
import type { ParallelSlots } from './parallel-slots.js';
import { type ArtifactScope, resolveArguments } from './resolve-inputs.js';
import { extendScope, type Scope, substitute } from './substitute.js';
import type { TemplateCall } from './template-call.js';
import { addChildren, recordNode, type WalkContext } from './walk-context.js';
import { endAtOnce, nodeOf, walkTemplate } from './walk-template.js';

/** A task of a DAG, or a step, whose turn has come. */
export interface TaskCall {
  readonly task: ArgoTask;
  /** Name of the node, before the suffixes of a loop. */
  readonly nodeName: string;
  readonly boundaryId: string;
  readonly readyAt: number;
  readonly scope: Scope;
  readonly artifacts: ArtifactScope;
  readonly slots: ParallelSlots;
  readonly depth: number;
  /** Draws the line to a node from those before it. */
  connect(node: NodePlan): void;
}

export interface TaskOutcome {
  readonly node: NodePlan;
  /** The nodes of a loop's turns; absent when the task is no loop. */
  readonly items?: readonly NodePlan[];
}

/** What becomes of a task: its condition, its loop, the template it calls, and its own exit handler. */
export function walkTask(context: WalkContext, call: TaskCall): TaskOutcome {
  let items: LoopItem[] | undefined;
  try {
    items = loopItems(call.task, call.scope);
  } catch (error) {
    if (!(error instanceof LoopError)) throw error;
    return { node: connected(call, endAtOnce(context, templateCall(context, call), 'Error', error.message)) };
  }
  if (!items) return { node: walkItem(context, call, undefined) };
  return walkLoop(context, call, items);
}

function walkLoop(context: WalkContext, call: TaskCall, items: readonly LoopItem[]): TaskOutcome {
  const whole = templateCall(context, call);
  if (items.length === 0) {
    return { node: connected(call, endAtOnce(context, whole, 'Skipped', 'Skipped, empty params')), items: [] };
  }
  connected(call, recordNode(context, nodeOf(context, whole, 'TaskGroup')));
  // The turns hang below the group, which gets them all at once: there may be thousands.
  const connect = () => {};
  const nodes = items.map((item) => walkItem(context, { ...call, connect }, item));
  const node = { ...nodeOf(context, whole, 'TaskGroup'), ...summary(nodes), children: nodes.map(({ id }) => id) };
  return { node: recordNode(context, node), items: nodes };
}

function walkItem(context: WalkContext, call: TaskCall, item: LoopItem | undefined): NodePlan {
  const scope = item ? extendScope(call.scope, item.scope) : call.scope;
  const suffix = item?.suffix ?? '';
  const startAt = call.slots.start(call.readyAt);
  const invoked = templateCall(context, { ...call, readyAt: startAt, scope }, suffix);
  const condition = call.task.when === undefined ? true : checkCondition(substitute(call.task.when, scope));
  const node =
    condition === true
      ? walkTemplate(context, invoked)
      : endAtOnce(context, invoked, condition.phase, condition.message);
  call.slots.take(node.finishedAt);
  connected(call, node);
  return call.task.onExit && condition === true ? walkExitOf(context, call, node, invoked) : node;
}

/** A task's own exit handler runs after it, whatever became of it, and does not change that. */
function walkExitOf(context: WalkContext, call: TaskCall, node: NodePlan, invoked: TemplateCall): NodePlan {
  const template = context.templates.get(call.task.onExit ?? '');
  if (!template || !Number.isFinite(node.finishedAt)) return node;
  const exit = walkTemplate(context, {
    ...invoked,
    template,
    nodeName: `${node.name}.onExit`,
    displayName: `${node.displayName}.onExit`,
    names: [template.name ?? ''],
    startAt: node.finishedAt,
    depth: call.depth + 1,
  });
  addChildren(context, node.name, [exit.id]);
  return context.nodes.get(node.name) ?? node;
}

function checkCondition(when: string): true | { readonly phase: FinalPhase; readonly message: string } {
  try {
    return evaluateCondition(when) || { phase: 'Skipped', message: `when '${when}' evaluated false` };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return { phase: 'Error', message: `Invalid 'when' expression '${when}': ${error.message}` };
  }
}

function templateCall(context: WalkContext, call: TaskCall, suffix = ''): TemplateCall {
  const { task } = call;
  const name = task.template ?? task.templateRef?.template ?? '';
  return {
    nodeName: call.nodeName + suffix,
    displayName: (task.name ?? '') + suffix,
    template: task.inline ?? context.templates.get(name) ?? missing(name),
    names: [task.name ?? '', name],
    arguments: resolveArguments(task.arguments, call.scope, call.artifacts),
    boundaryId: call.boundaryId,
    startAt: call.readyAt,
    depth: call.depth + 1,
  };
}

/** Stands for a template of another workflow, which nothing here knows: it runs as a pod without inputs and outputs. */
function missing(name: string): ArgoTemplate {
  return { name };
}

function connected(call: TaskCall, node: NodePlan): NodePlan {
  call.connect(node);
  return node;
}

/** When the last of several nodes ends, and how they end together. */
export function summary(nodes: readonly NodePlan[]): { finishedAt: number; phase: FinalPhase } {
  const failed = nodes.find(({ phase }) => phase === 'Error') ?? nodes.find(({ phase }) => isFailure(phase));
  return { finishedAt: Math.max(...nodes.map(({ finishedAt }) => finishedAt)), phase: failed?.phase ?? 'Succeeded' };
}
