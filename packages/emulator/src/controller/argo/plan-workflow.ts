import { noticeDelay, pendingDelay } from '../attempt-plan.js';
import { type FinalPhase, isFailure, type NodePlan } from '../node-plan.js';
import { resolveArguments } from './resolve-inputs.js';
import { extendScope } from './substitute.js';
import { createWalkContext, type WalkContext, type WalkContextInput } from './walk-context.js';
import { walkTemplate } from './walk-template.js';

/** What becomes of a workflow from one point on. */
export interface WorkflowPlan {
  /** When the controller sees it; before, it has no phase. */
  readonly startedAt: number;
  /** Pending until then. */
  readonly runningAt: number;
  readonly finishedAt: number;
  readonly phase: FinalPhase;
  readonly message?: string;
  /** In the order in which they came about. */
  readonly nodes: readonly NodePlan[];
}

/** Plans a whole workflow: its entrypoint and then its exit handler. */
export function planWorkflow(input: WalkContextInput): WorkflowPlan {
  const context = createWalkContext(input);
  const startedAt = input.startedAt + noticeDelay(context.random('noticed'));
  const runningAt = Math.max(startedAt, context.resumedAt) + pendingDelay(context.random('pending'));
  const template = context.templates.get(input.workflow.spec?.entrypoint ?? '');
  if (!template) {
    const message = `template name '${input.workflow.spec?.entrypoint ?? ''}' undefined`;
    return {
      startedAt,
      runningAt,
      finishedAt: runningAt,
      phase: 'Error',
      message,
      nodes: [],
    };
  }
  const root = walkTemplate(context, {
    nodeName: context.name,
    displayName: context.name,
    template,
    names: [template.name ?? ''],
    arguments: resolveArguments(input.workflow.spec?.arguments, context.globals, {}),
    startAt: runningAt,
    depth: 0,
  });
  return finish(context, { startedAt, runningAt, root: context.nodes.get(root.name) ?? root });
}

interface MainPart {
  readonly startedAt: number;
  readonly runningAt: number;
  readonly root: NodePlan;
}

function finish(context: WalkContext, { startedAt, runningAt, root }: MainPart): WorkflowPlan {
  const phase = root.phase === 'Omitted' || root.phase === 'Skipped' ? 'Succeeded' : root.phase;
  const exit = walkExitHandler(context, root.finishedAt, phase);
  const worst = phase === 'Succeeded' && exit && isFailure(exit.phase) ? exit : undefined;
  const message = worst?.message ?? (isFailure(phase) ? root.message : undefined);
  return {
    startedAt,
    runningAt,
    finishedAt: exit?.finishedAt ?? root.finishedAt,
    phase: worst?.phase ?? phase,
    ...(message !== undefined && { message }),
    nodes: [...context.nodes.values()],
  };
}

/** The exit handler runs when all else is done, whatever became of it. */
export function walkExitHandler(context: WalkContext, startAt: number, status: FinalPhase): NodePlan | undefined {
  const { onExit, hooks } = context.workflow.spec ?? {};
  const template = context.templates.get(onExit ?? hooks?.exit?.template ?? '');
  if (!template || !Number.isFinite(startAt)) return undefined;
  const scope = extendScope(context.globals, { 'workflow.status': status, 'workflow.failures': '[]' });
  return walkTemplate(
    { ...context, globals: scope },
    {
      nodeName: `${context.name}.onExit`,
      displayName: `${context.name}.onExit`,
      template,
      names: [template.name ?? ''],
      arguments: resolveArguments(context.workflow.spec?.arguments, scope, {}),
      startAt,
      depth: 0,
    },
  );
}
