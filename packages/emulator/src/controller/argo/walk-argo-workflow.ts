import { firstAfter, sortedTimes } from '../change-times.js';
import { isFailure, type NodePlan } from '../node-plan.js';
import type { Intervention, WalkOptions, WorkflowWalk } from '../workflow-walk.js';
import type { ArgoWorkflow } from './argo-workflow.js';
import { planWorkflow, type WorkflowPlan } from './plan-workflow.js';
import { podLog } from './pod-log.js';
import { projectWorkflow, workflowPhase } from './project-workflow.js';
import { retryPlan } from './retry-plan.js';
import { terminatePlan } from './terminate-plan.js';
import { tidyWorkflow } from './tidy-workflow.js';
import type { WalkContextInput } from './walk-context.js';

/** A plan, and from when on it holds. */
interface Leg {
  readonly from: number;
  readonly plan: WorkflowPlan;
  readonly input: WalkContextInput;
}

/** Walks an Argo Workflow: nothing is executed, and everything is decided by the manifest, the seed and the options. */
export function walkArgoWorkflow(workflow: ArgoWorkflow, options: WalkOptions): WorkflowWalk<ArgoWorkflow> {
  const { seed, startedAt, behaviors } = options;
  const input: WalkContextInput = {
    workflow: tidyWorkflow(workflow),
    seed,
    startedAt,
    ...(behaviors && { behaviors }),
  };
  const legs: Leg[] = [{ from: startedAt, input, plan: withinDeadline(input, planWorkflow(input), startedAt) }];
  for (const intervention of options.interventions ?? []) {
    const leg = intervene(legAt(legs, intervention.at), intervention);
    if (leg) legs.push(leg);
  }
  const changes = changeTimes(legs);
  const planAt = (at: number) => legAt(legs, at).plan;
  const finished = legs.at(-1)?.plan.finishedAt ?? Number.POSITIVE_INFINITY;
  const endedNodes = (at: number) => planAt(at).nodes.filter((node) => node.finishedAt <= at);
  return {
    phaseAt: (at) => workflowPhase(planAt(at), at),
    workflowAt: (at) => projectWorkflow(workflow, planAt(at), at),
    nextChangeAt: (at) => firstAfter(changes, at),
    changeCount: changes.length,
    finishedAt: Number.isFinite(finished) ? finished : undefined,
    metricsAt: (at) =>
      endedNodes(at).flatMap(({ id, produced }) =>
        (produced?.metrics ?? []).map((metric) => ({ nodeId: id, ...metric })),
      ),
    artifactsAt: (at) => endedNodes(at).flatMap(artifactsOf),
    logAt(nodeId, at) {
      const node = planAt(at).nodes.find(
        ({ id, startedAt: start, type }) => id === nodeId && type === 'Pod' && start <= at,
      );
      return node && podLog(node, at);
    },
  };
}

function artifactsOf({ id, produced }: NodePlan) {
  return Object.entries(produced?.artifacts ?? {}).map(([name, content]) => ({ nodeId: id, name, content }));
}

function legAt(legs: readonly Leg[], at: number): Leg {
  const leg = legs.findLast(({ from }) => from <= at) ?? legs[0];
  if (!leg) throw new Error('a walk has at least one leg');
  return leg;
}

function intervene({ plan, input }: Leg, { kind, at }: Intervention): Leg | undefined {
  const ended = plan.finishedAt <= at;
  if (kind === 'terminate') return ended ? undefined : { from: at, input, plan: terminatePlan(input, plan, at) };
  if (!ended || !isFailure(plan.phase)) return undefined;
  const again = retryPlan(input, plan, at);
  return { from: at, input: again.input, plan: withinDeadline(again.input, again.plan, at) };
}

function withinDeadline(input: WalkContextInput, plan: WorkflowPlan, from: number): WorkflowPlan {
  const seconds = input.workflow.spec?.activeDeadlineSeconds ?? 0;
  return seconds > 0 ? terminatePlan(input, plan, from + seconds * 1000) : plan;
}

/** Every time at which something changes, in order, once. */
function changeTimes(legs: readonly Leg[]): readonly number[] {
  const times = legs.flatMap(({ from, plan }, index) => {
    const until = legs[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    const nodeTimes = plan.nodes.flatMap((node) => [node.startedAt, node.runningAt, node.finishedAt]);
    return [from, plan.startedAt, plan.runningAt, plan.finishedAt, ...nodeTimes].filter(
      (time) => time >= from && time < until,
    );
  });
  return sortedTimes(times);
}
