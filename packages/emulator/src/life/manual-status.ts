import { formatSeconds } from '../json/timestamp.js';
import type { WorkflowObject } from '../store/rows.js';
import { isFinalPhase } from './workflow-phases.js';

/** The id of the one step that a run shows when its phase was set from outside. */
const manualStepId = (workflowName: string): string => `${workflowName}-1234567890`;

/** The status of a workflow whose phase was set from outside: its root and one step. */
export function manualStatus(
  object: WorkflowObject,
  workflowName: string,
  entrypoint: string,
): Record<string, unknown> {
  const { phase, message, startedAt, finishedAt } = object;
  const times = {
    startedAt: startedAt === undefined ? null : formatSeconds(startedAt),
    finishedAt: finishedAt === undefined ? null : formatSeconds(finishedAt),
  };
  if (phase === '') return times;
  const final = isFinalPhase(phase);
  const progress = final || object.retried ? '1/1' : '0/1';
  const nodePhase = phase === 'Error' ? 'Failed' : phase;
  const step = manualStepId(workflowName);
  const root = {
    id: workflowName,
    name: workflowName,
    displayName: workflowName,
    type: 'DAG',
    templateName: entrypoint,
    phase: nodePhase,
    ...times,
    progress,
    children: [step],
  };
  const pod = {
    id: step,
    name: `${workflowName}.step`,
    displayName: 'step',
    type: 'Pod',
    templateName: 'step',
    phase: nodePhase,
    boundaryID: workflowName,
    ...times,
    progress,
    ...(message === undefined ? {} : { message }),
    ...(final ? { outputs: stepOutputs(workflowName, step, phase) } : {}),
  };
  return {
    phase,
    ...times,
    progress,
    ...(message === undefined ? {} : { message }),
    nodes: { [workflowName]: root, ...(object.retried ? {} : { [step]: pod }) },
  };
}

function stepOutputs(workflowName: string, step: string, phase: string): Record<string, unknown> {
  const key = (file: string): { key: string } => ({ key: `artifacts/${workflowName}/${step}/${file}` });
  return {
    artifacts: [
      { name: 'main-logs', s3: key('main.log') },
      { name: 'mlpipeline-metrics', path: '/tmp/m.json', s3: key('mlpipeline-metrics.tgz') },
    ],
    exitCode: phase === 'Succeeded' ? '0' : '1',
  };
}

const SUCCEEDED: ReadonlySet<string> = new Set(['Succeeded', 'Completed']);

/** The status of a Tekton PipelineRun whose phase was set from outside: the phase is the reason of its condition. */
export function manualCondition({ phase, message, startedAt, finishedAt }: WorkflowObject): Record<string, unknown> {
  if (phase === '') return {};
  const status = SUCCEEDED.has(phase) ? 'True' : isFinalPhase(phase) ? 'False' : 'Unknown';
  return {
    conditions: [{ type: 'Succeeded', status, reason: phase, ...(message === undefined ? {} : { message }) }],
    ...(startedAt === undefined ? {} : { startTime: formatSeconds(startedAt) }),
    ...(finishedAt === undefined ? {} : { completionTime: formatSeconds(finishedAt) }),
  };
}
