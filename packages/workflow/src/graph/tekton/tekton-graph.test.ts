import { describe, expect, it } from 'vitest';
import { pipelineSource } from '../../../test/pipeline-file.js';
import {
  type RunGraph,
  readPackage,
  runGraph,
  type TektonPipelineRun,
  type TektonPipelineRunStatus,
} from '../../index.js';

const condition = (status: string, reason: string) => [{ type: 'Succeeded', status, reason }];
const edgesOf = ({ edges }: RunGraph) => edges.map(({ from, to, kind }) => `${from} ${kind ?? '->'} ${to}`);
const phasesOf = ({ nodes }: RunGraph) =>
  Object.fromEntries(nodes.map(({ displayName, state: phase }) => [displayName, phase]));

const started = async (file: string, status: TektonPipelineRunStatus): Promise<TektonPipelineRun> => ({
  ...((await readPackage(pipelineSource(file))).manifest as TektonPipelineRun),
  status,
});

describe('tasks would not be put in order', () => {
  it('reads results, conditions, runAfter and finally', async () => {
    expect(edgesOf(runGraph(await started('tekton_exit_handler.yaml', {})))).toEqual([
      'exit-handler.get -> exit-handler.use',
      'exit-handler.use exit exit-handler.clean-up',
    ]);
    const edges = edgesOf(runGraph(await started('tekton_p02_conditions.yaml', {})));
    expect(edges).toContain('conditions.coin -> conditions.condition-3');
    expect(edges).toContain('conditions.condition-3 -> conditions.tails');
    expect(edges).toContain('conditions.heads -> conditions.deep');
  });
});

describe('a task’s state would be lost', () => {
  it('tells finished, running, skipped and waiting tasks apart', async () => {
    const graph = runGraph(
      await started('tekton_p02_conditions.yaml', {
        conditions: condition('Unknown', 'Running'),
        taskRuns: {
          x1: {
            pipelineTaskName: 'coin',
            status: {
              conditions: condition('True', 'Succeeded'),
              startTime: '2026-01-01T00:00:00Z',
              completionTime: '2026-01-01T00:00:09Z',
              taskResults: [{ name: 'Output', value: 'heads' }],
            },
          },
          x2: { pipelineTaskName: 'heads', status: { conditions: condition('Unknown', 'Pending') } },
          x3: { pipelineTaskName: 'small', status: { conditions: condition('False', 'SomethingNew') } },
          x4: { pipelineTaskName: 'condition-3', status: { conditions: condition('Unknown', 'SomethingElse') } },
        },
        skippedTasks: [{ name: 'tails', reason: 'When Expressions evaluated to false' }],
      }),
    );
    expect(phasesOf(graph)).toMatchObject({
      coin: 'succeeded',
      heads: 'pending',
      small: 'failed',
      'condition-3': 'running',
      tails: 'skipped',
      deep: 'pending',
    });
    expect(graph.nodes[0]).toMatchObject({
      outputs: [{ name: 'Output', value: 'heads' }],
      startedAt: expect.any(Date),
    });
  });

  it('marks what never ran as skipped once the run is over', async () => {
    const graph = runGraph(await started('tekton_exit_handler.yaml', { conditions: condition('False', 'Cancelled') }));
    expect(graph.state).toBe('cancelled');
    expect(phasesOf(graph)).toEqual({ get: 'skipped', use: 'skipped', 'clean-up': 'skipped' });
  });

  it('says so when the status only names the task runs', async () => {
    const graph = runGraph(
      await started('tekton_exit_handler.yaml', {
        conditions: condition('Unknown', 'Running'),
        childReferences: [{ kind: 'TaskRun', name: 'r', pipelineTaskName: 'get' }],
      }),
    );
    expect(graph.incomplete).toMatch(/without saying how they go/);
  });

  it('shows each try of a task', async () => {
    const graph = runGraph(
      await started('tekton_exit_handler.yaml', {
        taskRuns: {
          r: {
            pipelineTaskName: 'get',
            status: {
              conditions: condition('True', 'Succeeded'),
              podName: 'second',
              retriesStatus: [{ conditions: condition('False', 'Failed'), podName: 'first' }],
            },
          },
        },
      }),
    );
    expect(graph.nodes[0]?.attempts.map(({ podName, state: phase }) => [podName, phase])).toEqual([
      ['first', 'failed'],
      ['second', 'succeeded'],
    ]);
  });

  it('goes into the iterations of a loop', async () => {
    const iteration = (index: number, reason: string) => ({
      iteration: index,
      iterationItem: `i${index}`,
      status: {
        conditions: condition(reason === 'Running' ? 'Unknown' : 'True', reason),
        taskRuns: { t: { pipelineTaskName: 'by-param', status: { conditions: condition('Unknown', reason) } } },
      },
    });
    const graph = runGraph(
      await started('tekton_p03_loops.yaml', {
        conditions: condition('Unknown', 'Running'),
        runs: {
          r: {
            pipelineTaskName: 'loops-d9c8f-for-loop-5',
            status: {
              conditions: condition('Unknown', 'Running'),
              extraFields: { pipelineRuns: { p1: iteration(1, 'Succeeded'), p2: iteration(2, 'Running') } },
            },
          },
        },
      }),
    );
    const inside = graph.nodes.filter(({ displayName }) => displayName === 'by-param');
    expect(inside.map(({ state: phase }) => phase)).toEqual(['succeeded', 'running']);
    expect(graph.groups.filter(({ type }) => type === 'LoopIteration').map(({ loop }) => loop)).toEqual(['i1', 'i2']);
  });
});
