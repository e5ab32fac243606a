import type { ArgoWorkflow } from './argo-workflow.js';
import { countProgress } from './count-progress.js';
import { nodeStatus, timestamp } from './node-status.js';
import type { WorkflowPlan } from './plan-workflow.js';

/** The workflow object as it is at a time of the plan. */
export function projectWorkflow(workflow: ArgoWorkflow, plan: WorkflowPlan, at: number): ArgoWorkflow {
  const phase = workflowPhase(plan, at);
  if (phase === '') return { ...workflow, status: { startedAt: null, finishedAt: null } };
  const finished = plan.finishedAt <= at;
  const nodes = plan.nodes.filter(({ startedAt }) => startedAt <= at);
  const present = new Set(nodes.map(({ id }) => id));
  const progress = countProgress(nodes, at);
  const pods = nodes.filter(({ type }) => type === 'Pod');
  const done = pods.filter(({ finishedAt }) => finishedAt <= at);
  const running = pods.some(({ finishedAt, runningAt }) => runningAt <= at && finishedAt > at);
  return {
    ...workflow,
    metadata: {
      ...workflow.metadata,
      labels: {
        ...workflow.metadata?.labels,
        ...(finished && { 'workflows.argoproj.io/completed': 'true' }),
        'workflows.argoproj.io/phase': phase,
      },
    },
    status: {
      phase,
      startedAt: timestamp(plan.startedAt),
      finishedAt: finished ? timestamp(plan.finishedAt) : null,
      progress: `${done.length}/${pods.length}`,
      ...(finished && plan.message !== undefined && { message: plan.message }),
      ...(nodes.length > 0 && {
        nodes: Object.fromEntries(
          nodes.map((node) => [
            node.id,
            nodeStatus(node, at, progress.get(node.name) ?? '0/0', (id) => present.has(id)),
          ]),
        ),
      }),
      conditions: [
        { type: 'PodRunning', status: running ? 'True' : 'False' },
        ...(finished ? [{ type: 'Completed', status: 'True' }] : []),
      ],
    },
  };
}

/** Phase of the workflow; empty before the controller has seen it. */
export function workflowPhase(plan: WorkflowPlan, at: number): string {
  if (at < plan.startedAt) return '';
  if (at < plan.runningAt) return 'Pending';
  return plan.finishedAt <= at ? plan.phase : 'Running';
}
