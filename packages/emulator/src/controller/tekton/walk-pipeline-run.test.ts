import type { TektonPipelineRunStatus } from '@kfp-ts/workflow';
import { runGraph } from '@kfp-ts/workflow';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiledWorkflow, compiledWorkflows } from '../../../test/workflows/compiled-workflow.js';
import { walkWorkflow } from '../walk-workflow.js';
import type { WalkOptions } from '../workflow-walk.js';

const END = 1e9;
const FILES = compiledWorkflows('tekton');
const walk = (file: string, options: Partial<WalkOptions> = {}) =>
  walkWorkflow(compiledWorkflow(file), { seed: 1, startedAt: 0, ...options });
const statusOf = (walked: ReturnType<typeof walk>, at = END) => walked.workflowAt(at).status as TektonPipelineRunStatus;
const taskPhases = (walked: ReturnType<typeof walk>, at = END) =>
  Object.fromEntries(
    Object.values(statusOf(walked, at).taskRuns ?? {}).map(({ pipelineTaskName, status }) => [
      pipelineTaskName,
      status?.conditions?.[0]?.reason,
    ]),
  );

describe('a compiled pipeline comes to its end, and its graph can be drawn', () => {
  it.each(FILES)('%s', (file) => {
    const walked = walk(file);
    expect(['Succeeded', 'Completed']).toContain(walked.phaseAt(END));
    const graph = runGraph(walked.workflowAt(END));
    expect(graph.state).toBe('succeeded');
    expect(graph.nodes.length).toBeGreaterThan(1);
    expect(graph.nodes.filter(({ state: phase }) => !['succeeded', 'skipped'].includes(phase))).toEqual([]);
  });
});

it('the status of the run is the reason of its condition: Started, Running, then how it ended', () => {
  const walked = walk('tekton_p02_conditions.yaml', { behaviors: { coin: { outputs: { Output: 'heads' } } } });
  const seen: string[] = [];
  for (let at: number | undefined = -1; at !== undefined; at = walked.nextChangeAt(at)) {
    seen.push(walked.phaseAt(at));
    expect(statusOf(walked, at).conditions?.[0]?.reason ?? '').toBe(walked.phaseAt(at));
  }
  expect([...new Set(seen)]).toEqual(['', 'Started', 'Running', 'Completed']);
});

it('conditions decide what runs, and those left out make the run Completed', () => {
  const heads = walk('tekton_p02_conditions.yaml', { behaviors: { coin: { outputs: { Output: 'heads' } } } });
  expect(taskPhases(heads)).toMatchObject({ heads: 'Succeeded', deep: 'Succeeded', small: 'Succeeded' });
  expect(statusOf(heads).skippedTasks?.map(({ name, reason }) => [name, reason])).toEqual([
    ['tails', 'When Expressions evaluated to false'],
  ]);
});

it('loops run their pipeline once for each item, of a list given or put out', () => {
  const walked = walk('tekton_p03_loops.yaml', { behaviors: { numbers: { outputs: { Output: [1, 2, 3] } } } });
  const turns = Object.fromEntries(
    Object.values(statusOf(walked).runs ?? {}).map(({ pipelineTaskName, status }) => [
      pipelineTaskName,
      Object.values(status?.extraFields?.pipelineRuns ?? {}).map(({ iterationItem }) => iterationItem),
    ]),
  );
  expect(turns['loops-d9c8f-for-loop-2']).toEqual([
    { a: 1, b: 'one' },
    { a: 2, b: 'two' },
  ]);
  expect(turns['loops-d9c8f-for-loop-5']).toEqual(['x', 'y']);
  expect(turns['loops-d9c8f-for-loop-6']).toEqual([1, 2, 3]);
});

it.each([
  ["'$(params.n)' == '3' && 2 > 1", 'yes'],
  ['$(params.n) > 3', 'no'],
  ['no condition', 'no'],
])('a condition of a custom task is not evaluated: %s', (value, taken) => {
  const when = (wanted: string) => [{ input: '$(tasks.c.results.outcome)', operator: 'in', values: [wanted] }];
  const tasks = [
    {
      name: 'c',
      params: [{ name: 'outcome', value }],
      taskRef: { apiVersion: 'cel.tekton.dev/v1alpha1', kind: 'CEL' },
    },
    { name: 'yes', taskSpec: { steps: [{ name: 'main' }] }, when: when('true') },
    { name: 'no', taskSpec: { steps: [{ name: 'main' }] }, when: when('false') },
  ];
  const spec = { params: [{ name: 'n', value: '3' }], pipelineSpec: { tasks } };
  const walked = walkWorkflow({ kind: 'PipelineRun', metadata: { name: 'r' }, spec }, { seed: 1, startedAt: 0 });
  expect(taskPhases(walked)).toEqual({ c: 'Succeeded', [taken]: 'Succeeded' });
});

describe('a task that fails', () => {
  const behaviors = { get: { fail: 'no space left', exitCode: 28 } };

  it('ends the run as Failed, and what comes at the end still comes', () => {
    const walked = walk('tekton_exit_handler.yaml', { behaviors });
    expect(walked.phaseAt(END)).toBe('Failed');
    expect(taskPhases(walked)).toEqual({ get: 'Failed', 'clean-up': 'Succeeded' });
    expect(statusOf(walked).conditions?.[0]?.message).toBe('Tasks Completed: 2 (Failed: 1, Cancelled 0), Skipped: 1');
  });

  it('is retried as often as it says', () => {
    const manifest = compiledWorkflow('tekton_exit_handler.yaml') as {
      spec: { pipelineSpec: { tasks: { retries?: number }[] } };
    };
    for (const task of manifest.spec.pipelineSpec.tasks) task.retries = 2;
    const walked = walkWorkflow({ ...manifest }, { seed: 1, startedAt: 0, behaviors: { get: { failAttempts: 2 } } });
    expect(walked.phaseAt(END)).toBe('Succeeded');
    const { retriesStatus } = Object.values(statusOf(walked).taskRuns ?? {})[0]?.status ?? {};
    expect(retriesStatus?.map(({ conditions }) => conditions?.[0]?.reason)).toEqual(['Failed', 'Failed']);
  });

  it('runs again after a retry of the run, which keeps what had succeeded', () => {
    const interventions = [{ kind: 'retry', at: 100_000 }] as const;
    const walked = walk('tekton_exit_handler.yaml', { behaviors: { use: { failAttempts: 1 } }, interventions });
    expect([walked.phaseAt(99_999), walked.phaseAt(100_000), walked.phaseAt(END)]).toEqual([
      'Failed',
      'Running',
      'Succeeded',
    ]);
    const runs = Object.values(statusOf(walked).taskRuns ?? {});
    const startOf = (name: string) =>
      Date.parse(runs.find(({ pipelineTaskName }) => pipelineTaskName === name)?.status?.startTime ?? '');
    expect(startOf('get')).toBeLessThan(100_000);
    expect(startOf('use')).toBeGreaterThanOrEqual(100_000);
  });
});

it('a run that is cancelled stops what runs and starts nothing more', () => {
  const walked = walk('tekton_exit_handler.yaml', { interventions: [{ kind: 'terminate', at: 2000 }] });
  expect([walked.phaseAt(2000), walked.phaseAt(END)]).toEqual(['Running', 'Cancelled']);
  expect(taskPhases(walked)).toEqual({ get: 'TaskRunCancelled' });
});

it('a run that is cancelled before it has started is not over at once', () => {
  const walked = walk('tekton_exit_handler.yaml', { interventions: [{ kind: 'terminate', at: 0 }] });
  expect([walked.phaseAt(0), walked.phaseAt(END)]).toEqual(['Started', 'Cancelled']);
});

it('metrics and logs come from the tasks, those in loops as well', () => {
  const walked = walk('tekton_p03_loops.yaml', { behaviors: { static: { metrics: { accuracy: 1 }, log: 'x' } } });
  const metrics = walked.metricsAt(END);
  expect(metrics).toHaveLength(2);
  expect(walked.logAt(metrics[0]?.nodeId ?? '', END)).toBe('x');
});

it('at no time is the status one that cannot be', () => {
  const interventions = fc.array(
    fc.record({ kind: fc.constantFrom('terminate' as const, 'retry' as const), at: fc.nat(60_000) }),
    { maxLength: 3 },
  );
  const behavior = fc.constantFrom({}, { fail: true }, { error: 'x' }, { hang: true }, { fail: true, failAttempts: 1 });
  fc.assert(
    fc.property(
      fc.constantFrom(...FILES),
      fc.integer(),
      interventions,
      behavior,
      fc.nat(60_000),
      (file, seed, given, all, at) => {
        const ordered = [...given].sort((a, b) => a.at - b.at);
        const walked = walk(file, { seed, interventions: ordered, behaviors: { '*': all } });
        const status = statusOf(walked, at);
        for (const run of [...Object.values(status.taskRuns ?? {}), ...Object.values(status.runs ?? {})]) {
          const { conditions, completionTime } = run.status ?? {};
          expect(conditions?.[0]?.status === 'Unknown', run.pipelineTaskName).toBe(completionTime === undefined);
          if (status.completionTime) expect(completionTime, run.pipelineTaskName).toBeDefined();
        }
        const next = walked.nextChangeAt(at);
        if (next !== undefined) expect(walked.workflowAt(next - 1e-3)).toEqual(walked.workflowAt(at));
      },
    ),
    { numRuns: 100 },
  );
});
