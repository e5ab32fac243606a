import { describe, expect, it } from 'vitest';
import { argoRun, pod } from '../../test/argo-run.js';
import { explainFailure, runGraph } from '../index.js';

const failed = (message: string | undefined, more = {}, status = {}) =>
  explainFailure(
    runGraph(
      argoRun([pod('train', 'Failed', { ...(message ? { message } : {}), ...more })], { phase: 'Failed', ...status }),
    ),
  );

describe('the wrong task would be blamed', () => {
  it('takes the one that failed first, not the clean-up, not the groups', () => {
    const failure = explainFailure(
      runGraph(
        argoRun(
          [
            { id: 'w', name: 'w', displayName: 'w', type: 'DAG', phase: 'Failed', children: ['g'] },
            {
              id: 'g',
              name: 'w.g',
              displayName: 'g',
              type: 'DAG',
              phase: 'Failed',
              boundaryID: 'w',
              children: ['late', 'first'],
            },
            pod('late', 'Failed', { boundaryID: 'g', finishedAt: '2026-01-01T00:02:00Z', message: 'late' }),
            pod('first', 'Failed', {
              boundaryID: 'g',
              finishedAt: '2026-01-01T00:01:00Z',
              message: 'Error (exit code 2)',
              outputs: { exitCode: '2' },
            }),
            pod('exit', 'Failed', { name: 'w.onExit', finishedAt: '2026-01-01T00:00:30Z' }),
          ],
          { phase: 'Failed' },
        ),
      ),
    );
    expect(failure).toMatchObject({
      reason: 'exit-code',
      message: 'Task "first" failed: its program ended with exit code 2 (Error (exit code 2)).',
      chain: ['g', 'first'],
      exitCode: 2,
      podName: 'first',
    });
    expect(failure?.hint).toContain('pod first');
  });

  it('says nothing of a run that did not fail', () => {
    expect(explainFailure(runGraph(argoRun([pod('a', 'Succeeded')], { phase: 'Succeeded' })))).toBeUndefined();
    expect(explainFailure(runGraph(argoRun([pod('a', 'Running')])))).toBeUndefined();
  });

  it('quotes what it does not understand, and does not say that there is no reason', () => {
    expect(failed('boom.')?.message).toBe('Task "train" failed: boom.');
    expect(failed(undefined)?.message).toBe('Task "train" failed: it gave no reason.');
  });

  it('explains a run without tasks by its own message', () => {
    const graph = runGraph({
      metadata: { name: 'w' },
      status: { phase: 'Error', message: 'invalid spec: templates.a: x' },
    });
    expect(explainFailure(graph)).toMatchObject({ reason: 'invalid-workflow', chain: [] });
  });
});

describe('the reason would stay in the engine’s jargon', () => {
  it.each([
    ['OOMKilled (exit code 137)', 'out-of-memory'],
    ['Error (exit code 137)', 'out-of-memory'],
    ['ImagePullBackOff: Back-off pulling image "nope:1"', 'image-pull'],
    ['Pod was active on the node longer than the specified deadline: DeadlineExceeded', 'deadline-exceeded'],
    ['Step exceeded its deadline', 'deadline-exceeded'],
    ['terminated', 'terminated'],
    ['workflow shutdown with strategy:  Terminate', 'terminated'],
    ['The node was low on resource: ephemeral-storage.', 'evicted'],
    ['Unschedulable: 0/3 nodes are available: 3 Insufficient nvidia.com/gpu.', 'unschedulable'],
    ['pods "x" is forbidden: exceeded quota: q', 'quota-exceeded'],
    ['CreateContainerConfigError: secret "s" not found', 'missing-object'],
    ['pod deleted', 'pod-deleted'],
    ['Error (exit code 1): failed to save outputs: file does not exist', 'missing-output'],
    ['Error (exit code 1)', 'exit-code'],
    ['something new', 'unknown'],
    [undefined, 'unknown'],
  ])('%s', (message, reason) => {
    const failure = failed(message);
    expect(failure?.reason).toBe(reason);
    expect(failure?.message).not.toContain('\n');
    expect(failure?.hint).not.toBe('');
  });

  it('tells a task killed by the deadline of the whole from one that failed', () => {
    expect(failed('terminated', {}, { message: 'Max duration limit exceeded: DeadlineExceeded' })?.reason).toBe(
      'deadline-exceeded',
    );
  });
});

describe('a Tekton failure would have no reason', () => {
  it('takes the step’s reason and exit code', () => {
    const conditions = [
      { type: 'Succeeded', status: 'False', reason: 'Failed', message: '"step-main" exited with code 137' },
    ];
    const graph = runGraph({
      kind: 'PipelineRun',
      metadata: { name: 'p' },
      spec: { pipelineSpec: { tasks: [{ name: 'train' }] } },
      status: {
        conditions,
        taskRuns: {
          'p-train': {
            pipelineTaskName: 'train',
            status: {
              conditions,
              podName: 'p-train-pod',
              steps: [{ terminated: { exitCode: 137, reason: 'OOMKilled' } }],
            },
          },
        },
      },
    });
    expect(explainFailure(graph)).toMatchObject({ reason: 'out-of-memory', podName: 'p-train-pod', exitCode: 137 });
  });
});
