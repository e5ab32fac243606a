import type { TektonCondition, TektonPipelineRunStatus, TektonRunEntry, TektonTaskRunEntry } from '@kfp-ts/workflow';
import { timestamp } from '../argo/node-status.js';
import { taskRunStatus } from './task-run-status.js';
import type { PipelinePlan, TaskPlan } from './tekton-plan.js';

/** The status of a PipelineRun at a time; undefined before the controller has seen it. */
export function pipelineRunStatus(plan: PipelinePlan, at: number): TektonPipelineRunStatus | undefined {
  if (at < plan.startedAt) return undefined;
  const finished = plan.finishedAt <= at;
  const started = plan.tasks.filter(({ startedAt }) => startedAt <= at);
  const skipped = plan.skipped.filter((task) => task.at <= at);
  const taskRuns = started.filter(({ iterations }) => !iterations).map((task) => taskRunEntry(task, at));
  const runs = started.filter(({ iterations }) => iterations).map((task) => loopEntry(task, at));
  return {
    conditions: [
      { ...pipelineCondition(plan, at), lastTransitionTime: timestamp(finished ? plan.finishedAt : plan.startedAt) },
    ],
    startTime: timestamp(plan.startedAt),
    ...(finished && { completionTime: timestamp(plan.finishedAt) }),
    ...(taskRuns.length > 0 && { taskRuns: Object.fromEntries(taskRuns) }),
    ...(runs.length > 0 && { runs: Object.fromEntries(runs) }),
    ...(skipped.length > 0 && {
      skippedTasks: skipped.map(({ name, reason, whenExpressions }) => ({
        name,
        reason,
        ...(whenExpressions && { whenExpressions: [...whenExpressions] }),
      })),
    }),
  };
}

/** The condition whose reason is the status of the run. */
export function pipelineCondition(plan: PipelinePlan, at: number): TektonCondition {
  const type = 'Succeeded';
  if (at < plan.runningAt && at < plan.finishedAt) return { type, status: 'Unknown', reason: 'Started', message: '' };
  const ended = plan.tasks.filter(({ finishedAt }) => finishedAt <= at);
  const failed = ended.filter((task) => task.failed && !task.cancelled).length;
  const cancelled = ended.filter((task) => task.cancelled).length;
  const skipped = plan.skipped.filter((task) => task.at <= at).length;
  const done = `Tasks Completed: ${ended.length} (Failed: ${failed}, Cancelled ${cancelled})`;
  if (at < plan.finishedAt) {
    const open = plan.total - ended.length - skipped;
    return { type, status: 'Unknown', reason: 'Running', message: `${done}, Incomplete: ${open}, Skipped: ${skipped}` };
  }
  if (plan.outcome === 'Cancelled') {
    return { type, status: 'False', reason: 'Cancelled', message: `PipelineRun "${plan.name}" was cancelled` };
  }
  const status = plan.outcome === 'Failed' ? 'False' : 'True';
  return { type, status, reason: plan.outcome, message: `${done}, Skipped: ${skipped}` };
}

function taskRunEntry(task: TaskPlan, at: number): [string, TektonTaskRunEntry] {
  return [task.runName, { pipelineTaskName: task.task.name, status: taskRunStatus(task, at) }];
}

function loopEntry(task: TaskPlan, at: number): [string, TektonRunEntry] {
  const finished = task.finishedAt <= at;
  const reason = finished ? (task.failed ? 'Failed' : 'Succeeded') : 'Running';
  const status = finished ? (task.failed ? 'False' : 'True') : 'Unknown';
  const started = (task.iterations ?? [])
    .map((iteration, index) => ({ ...iteration, index }))
    .filter(({ plan }) => plan.startedAt <= at);
  const pipelineRuns = started.map(({ plan, item, index }) => {
    const state = pipelineRunStatus(plan, at);
    return [plan.name, { iteration: index + 1, iterationItem: item, ...(state && { status: state }) }] as const;
  });
  return [
    task.runName,
    {
      pipelineTaskName: task.task.name,
      status: {
        conditions: [
          {
            type: 'Succeeded',
            status,
            reason,
            lastTransitionTime: timestamp(finished ? task.finishedAt : task.startedAt),
          },
        ],
        startTime: timestamp(task.startedAt),
        ...(finished && { completionTime: timestamp(task.finishedAt) }),
        extraFields: { pipelineRuns: Object.fromEntries(pipelineRuns) },
      },
    },
  ];
}
