import { type FinalPhase, isFailure, type NodePlan } from '../node-plan.js';
import type { ArgoTask } from './argo-workflow.js';
import { outboundNodes } from './outbound-nodes.js';
import { nodeArtifacts, nodeScope } from './outputs-scope.js';
import { type ParallelSlots, parallelSlots } from './parallel-slots.js';
import type { ArtifactScope } from './resolve-inputs.js';
import { extendScope, substitute } from './substitute.js';
import { dependenciesHold, dependenciesOf, type FinishedTask } from './task-dependencies.js';
import type { ResolvedCall } from './template-call.js';
import { templateOutputs } from './template-outputs.js';
import { addChildren, recordNode, type WalkContext } from './walk-context.js';
import { type TaskOutcome, walkTask } from './walk-task.js';
import { endAtOnce, nodeOf } from './walk-template.js';

interface DagState {
  readonly call: ResolvedCall;
  readonly boundary: NodePlan;
  readonly slots: ParallelSlots;
  readonly outcomes: Map<string, TaskOutcome>;
  readonly finished: Map<string, FinishedTask>;
  /** Grows with what finished tasks hand on. */
  readonly scope: Record<string, string>;
  artifacts: ArtifactScope;
}

/** A DAG template: its tasks in the order in which they become ready, each as soon as what it waits for has finished. */
export function walkDag(context: WalkContext, call: ResolvedCall): NodePlan {
  const { dag = {} } = call.template;
  const boundary = recordNode(context, nodeOf(context, call, 'DAG'));
  const state: DagState = {
    call,
    boundary,
    slots: parallelSlots(call.template.parallelism),
    outcomes: new Map(),
    finished: new Map(),
    scope: extendScope(call.scope, {}),
    artifacts: {},
  };
  const tasks = wantedTasks(dag.tasks ?? [], dag.target && substitute(dag.target, call.scope));
  const waiting = new Set(tasks);
  for (let next = nextReady(state, waiting); next; next = nextReady(state, waiting)) {
    waiting.delete(next.task);
    const failedAt = dag.failFast === false ? Number.POSITIVE_INFINITY : firstFailure(state);
    walkDagTask(context, state, next.task, next.readyAt, next.readyAt >= failedAt);
  }
  return recordNode(context, closed(context, state, tasks));
}

/** Only what the targets need, when there are targets. */
function wantedTasks(tasks: readonly ArgoTask[], target: string | undefined): readonly ArgoTask[] {
  if (!target) return tasks;
  const byName = new Map(tasks.map((task) => [task.name ?? '', task]));
  const wanted = new Set(target.split(/\s+/));
  for (const name of wanted) for (const dependency of dependenciesOf(byName.get(name) ?? {})) wanted.add(dependency);
  return tasks.filter(({ name }) => wanted.has(name ?? ''));
}

/** The task that starts next: dependencies all finished, earliest first, as written among equals. */
function nextReady(state: DagState, waiting: ReadonlySet<ArgoTask>): { task: ArgoTask; readyAt: number } | undefined {
  let next: { task: ArgoTask; readyAt: number } | undefined;
  for (const task of waiting) {
    const nodes = dependenciesOf(task).map((name) => state.outcomes.get(name)?.node);
    const readyAt = Math.max(
      state.boundary.startedAt,
      ...nodes.map((node) => node?.finishedAt ?? Number.POSITIVE_INFINITY),
    );
    if (Number.isFinite(readyAt) && readyAt < (next?.readyAt ?? Number.POSITIVE_INFINITY)) next = { task, readyAt };
  }
  return next;
}

function firstFailure(state: DagState): number {
  const failed = [...state.finished].filter(([, { phase, task }]) => isFailure(phase) && !isForgiven(task, phase));
  return Math.min(...failed.map(([name]) => state.outcomes.get(name)?.node.finishedAt ?? Number.POSITIVE_INFINITY));
}

function isForgiven({ continueOn }: ArgoTask, phase: FinalPhase): boolean {
  return phase === 'Failed' ? continueOn?.failed === true : phase === 'Error' && continueOn?.error === true;
}

function walkDagTask(context: WalkContext, state: DagState, task: ArgoTask, readyAt: number, failing: boolean): void {
  const name = task.name ?? '';
  const nodeName = `${state.call.nodeName}.${name}`;
  const holds = dependenciesHold(task, state.finished);
  // After a failure nothing new begins, but for what was waiting for just that failure.
  const waitsForFailure = dependenciesOf(task).some((dependency) =>
    isFailure(state.finished.get(dependency)?.phase ?? 'Omitted'),
  );
  if (holds && failing && !waitsForFailure) return;
  const connect = (node: NodePlan) => connectBehind(context, state, task, node);
  const outcome = holds
    ? walkTask(context, {
        task,
        nodeName,
        boundaryId: state.boundary.id,
        readyAt,
        scope: state.scope,
        artifacts: state.artifacts,
        slots: state.slots,
        depth: state.call.depth,
        connect,
      })
    : omit(context, state, task, nodeName, readyAt, connect);
  const { node, items } = outcome;
  state.outcomes.set(name, outcome);
  state.finished.set(name, { phase: node.phase, task, ...(items && { items: items.map(({ phase }) => phase) }) });
  Object.assign(state.scope, nodeScope('tasks', name, node, items));
  state.artifacts = { ...state.artifacts, ...nodeArtifacts('tasks', name, node) };
}

function omit(
  context: WalkContext,
  state: DagState,
  task: ArgoTask,
  nodeName: string,
  startAt: number,
  connect: (node: NodePlan) => void,
): TaskOutcome {
  const template = context.templates.get(task.template ?? '') ?? { name: task.template ?? '' };
  const call = {
    nodeName,
    displayName: task.name ?? '',
    template,
    names: [],
    arguments: {},
    boundaryId: state.boundary.id,
    startAt,
    depth: 0,
  };
  const node = endAtOnce(context, call, 'Omitted', 'omitted: depends condition not met');
  connect(node);
  return { node };
}

function connectBehind(context: WalkContext, state: DagState, task: ArgoTask, node: NodePlan): void {
  const dependencies = dependenciesOf(task);
  if (dependencies.length === 0) addChildren(context, state.boundary.name, [node.id]);
  for (const dependency of dependencies) {
    const before = state.outcomes.get(dependency)?.node;
    for (const id of before ? outboundNodes(before, context.nodesById) : []) {
      const parent = context.nodesById.get(id);
      if (parent) addChildren(context, parent.name, [node.id]);
    }
  }
}

/** The DAG's own node: it ends with its last task, and as its last tasks did. */
function closed(context: WalkContext, state: DagState, tasks: readonly ArgoTask[]): NodePlan {
  const needed = new Set(tasks.flatMap(dependenciesOf));
  const leaves = tasks.filter(({ name }) => !needed.has(name ?? ''));
  const phases = leaves.map((leaf) => branchPhase(state, tasks, leaf));
  const phase =
    phases.find((candidate) => candidate === 'Error') ??
    phases.find((candidate) => isFailure(candidate)) ??
    'Succeeded';
  const ends = [...state.outcomes.values()].map(({ node }) => node.finishedAt);
  const node = context.nodes.get(state.boundary.name) ?? state.boundary;
  const outputs =
    phase === 'Succeeded' ? templateOutputs(state.call.template, state.scope, state.artifacts) : undefined;
  const last = leaves.flatMap((leaf) => {
    const outcome = state.outcomes.get(leaf.name ?? '');
    return outcome ? outboundNodes(outcome.node, context.nodesById) : [];
  });
  return {
    ...node,
    finishedAt: Math.max(state.boundary.startedAt, ...ends),
    phase,
    ...(outputs && { outputs }),
    ...(last.length > 0 && { outboundNodes: [...new Set(last)] }),
  };
}

/** How the branch that ends in a task ended: an omitted or never started task takes over the failure before it. */
function branchPhase(
  state: DagState,
  tasks: readonly ArgoTask[],
  task: ArgoTask,
  seen = new Set<ArgoTask>(),
): FinalPhase {
  const finished = state.finished.get(task.name ?? '');
  if (finished && finished.phase !== 'Omitted') return isForgiven(task, finished.phase) ? 'Succeeded' : finished.phase;
  if (seen.has(task)) return 'Succeeded';
  seen.add(task);
  const before = tasks.filter(({ name }) => dependenciesOf(task).includes(name ?? ''));
  const phases = before.map((dependency) => branchPhase(state, tasks, dependency, seen));
  const worst = phases.find((phase) => phase === 'Error') ?? phases.find((phase) => isFailure(phase));
  // A task without dependencies that never started was held back by the failure of another branch.
  return worst ?? (finished ? 'Omitted' : 'Succeeded');
}
