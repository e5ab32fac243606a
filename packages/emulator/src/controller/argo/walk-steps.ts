import { isFailure, type NodePlan } from '../node-plan.js';
import type { ArgoTask } from './argo-workflow.js';
import { outboundNodes } from './outbound-nodes.js';
import { nodeArtifacts, nodeScope } from './outputs-scope.js';
import { type ParallelSlots, parallelSlots } from './parallel-slots.js';
import type { ArtifactScope } from './resolve-inputs.js';
import { extendScope } from './substitute.js';
import type { ResolvedCall } from './template-call.js';
import { templateOutputs } from './template-outputs.js';
import { addChildren, recordNode, type WalkContext } from './walk-context.js';
import { summary, walkTask } from './walk-task.js';
import { nodeOf } from './walk-template.js';

interface StepsState {
  readonly call: ResolvedCall;
  readonly boundary: NodePlan;
  readonly slots: ParallelSlots;
  /** Grows with what finished steps hand on. */
  readonly scope: Record<string, string>;
  artifacts: ArtifactScope;
}

/** A template of steps: groups one after the other, the steps of a group at once. */
export function walkSteps(context: WalkContext, call: ResolvedCall): NodePlan {
  const boundary = recordNode(context, nodeOf(context, call, 'Steps'));
  const slots = parallelSlots(call.template.parallelism);
  const state: StepsState = { call, boundary, slots, scope: extendScope(call.scope, {}), artifacts: {} };
  let before = [boundary.id];
  let group: NodePlan = boundary;
  for (const [index, steps] of (call.template.steps ?? []).entries()) {
    group = walkGroup(context, state, index, steps, group.finishedAt, before);
    before = groupOutbound(context, group);
    if (isFailure(group.phase) || !Number.isFinite(group.finishedAt)) break;
  }
  const node = context.nodes.get(boundary.name) ?? boundary;
  const outputs = isFailure(group.phase) ? undefined : templateOutputs(call.template, state.scope, state.artifacts);
  return recordNode(context, {
    ...node,
    finishedAt: group.finishedAt,
    phase: group.phase,
    ...(isFailure(group.phase) && { message: `child '${failedChild(context, group)}' failed` }),
    ...(outputs && { outputs }),
    outboundNodes: before,
  });
}

function walkGroup(
  context: WalkContext,
  state: StepsState,
  index: number,
  steps: readonly ArgoTask[],
  startAt: number,
  before: readonly string[],
): NodePlan {
  const nodeName = `${state.call.nodeName}[${index}]`;
  const { template, ...call } = {
    ...state.call,
    nodeName,
    displayName: `[${index}]`,
    startAt,
    boundaryId: state.boundary.id,
  };
  // A group belongs to its steps' template but has none of its own, and no inputs.
  const shell = { ...nodeOf(context, { ...call, template: {}, inputs: undefined }, 'StepGroup') };
  recordNode(context, shell);
  for (const id of before) addChildren(context, context.nodesById.get(id)?.name ?? '', [shell.id]);
  const outcomes = steps.map((task) => {
    const outcome = walkTask(context, {
      task,
      nodeName: `${nodeName}.${task.name ?? ''}`,
      boundaryId: state.boundary.id,
      readyAt: shell.startedAt,
      scope: state.scope,
      artifacts: state.artifacts,
      slots: state.slots,
      depth: state.call.depth,
      connect: (node) => addChildren(context, nodeName, [node.id]),
    });
    return { task, ...outcome };
  });
  for (const { task, node, items } of outcomes) {
    Object.assign(state.scope, nodeScope('steps', task.name ?? '', node, items));
    state.artifacts = { ...state.artifacts, ...nodeArtifacts('steps', task.name ?? '', node) };
  }
  const counted = outcomes.map(({ node, task }) =>
    isForgiven(task, node) ? { ...node, phase: 'Succeeded' as const } : node,
  );
  const result = counted.length > 0 ? summary(counted) : { finishedAt: shell.startedAt, phase: 'Succeeded' as const };
  return recordNode(context, { ...(context.nodes.get(nodeName) ?? shell), ...result });
}

function isForgiven({ continueOn }: ArgoTask, { phase }: NodePlan): boolean {
  return phase === 'Failed' ? continueOn?.failed === true : phase === 'Error' && continueOn?.error === true;
}

function groupOutbound(context: WalkContext, group: NodePlan): string[] {
  const ids = group.children.flatMap((id) => {
    const node = context.nodesById.get(id);
    return node ? outboundNodes(node, context.nodesById) : [];
  });
  return ids.length > 0 ? [...new Set(ids)] : [group.id];
}

function failedChild(context: WalkContext, group: NodePlan): string {
  return group.children.find((id) => isFailure(context.nodesById.get(id)?.phase ?? 'Succeeded')) ?? group.id;
}
