import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { argoRun, pod } from '../../../test/argo-run.js';
import { pipelineSource } from '../../../test/pipeline-file.js';
import { type RunGraph, readPackage, runGraph } from '../../index.js';

const edgesOf = ({ edges }: RunGraph) => edges.map(({ from, to, kind }) => `${from} ${kind ?? '->'} ${to}`);
const node = (graph: RunGraph, name: string) => graph.nodes.find(({ displayName }) => displayName === name);
const root = { id: 'w', name: 'w', type: 'DAG', templateName: 'main', phase: 'Running' };

describe('the engine’s tree would be taken for the graph', () => {
  it('leads edges through nested DAGs and loops, and keeps those as groups', () => {
    const graph = runGraph(
      argoRun([
        { ...root, children: ['a'] },
        pod('a', 'Succeeded', { children: ['loop'] }),
        { id: 'loop', name: 'w.loop', displayName: 'loop', type: 'TaskGroup', boundaryID: 'w', children: ['d0', 'd1'] },
        { id: 'd0', name: 'w.loop(0:x)', type: 'DAG', boundaryID: 'w', children: ['b0'] },
        { id: 'd1', name: 'w.loop(1:y)', type: 'DAG', boundaryID: 'w', children: ['b1'] },
        pod('b0', 'Succeeded', { name: 'w.loop(0:x).b', boundaryID: 'd0', children: ['c'] }),
        pod('b1', 'Running', { name: 'w.loop(1:y).b', boundaryID: 'd1', children: ['c'] }),
        pod('c', 'Pending'),
      ]),
    );
    expect(edgesOf(graph)).toEqual(['a -> b0', 'a -> b1', 'b0 -> c', 'b1 -> c']);
    expect(graph.nodes.map(({ id }) => id)).toEqual(['a', 'b0', 'b1', 'c']);
    expect(graph.groups.map(({ id, parent, loop }) => [id, parent, loop])).toEqual([
      ['w', undefined, undefined],
      ['loop', 'w', undefined],
      ['d0', 'loop', '0:x'],
      ['d1', 'loop', '1:y'],
    ]);
    expect(graph.nodes.map(({ parent }) => parent)).toEqual(['w', 'd0', 'd1', 'w']);
  });

  it('makes one task of a retry and its tries', () => {
    const graph = runGraph(
      argoRun([
        { ...root, children: ['r'] },
        {
          id: 'r',
          name: 'w.r',
          displayName: 'r',
          type: 'Retry',
          phase: 'Succeeded',
          boundaryID: 'w',
          children: ['r0', 'r1'],
        },
        pod('r0', 'Failed', { name: 'w.r(0)', message: 'boom', outputs: { exitCode: '3' } }),
        pod('r1', 'Succeeded', { name: 'w.r(1)', outputs: { exitCode: '0' }, children: ['next'] }),
        pod('next', 'Running'),
      ]),
    );
    expect(edgesOf(graph)).toEqual(['r -> next']);
    expect(node(graph, 'r')).toMatchObject({ type: 'Pod', state: 'succeeded', podName: 'r1', exitCode: 0 });
    expect(node(graph, 'r')?.attempts.map(({ id, state: phase, exitCode }) => [id, phase, exitCode])).toEqual([
      ['r0', 'failed', 3],
      ['r1', 'succeeded', 0],
    ]);
  });

  it('does not make a million edges between two loops of a thousand', () => {
    const items = Array.from({ length: 1_000 }, (_, index) => index);
    const graph = runGraph(
      argoRun([
        { ...root, children: ['one'] },
        { id: 'one', name: 'w.one', type: 'TaskGroup', boundaryID: 'w', children: items.map((i) => `a${i}`) },
        ...items.map((i) => pod(`a${i}`, 'Succeeded', { name: `w.one(${i}:x)`, children: ['two'] })),
        { id: 'two', name: 'w.two', type: 'TaskGroup', boundaryID: 'w', children: items.map((i) => `b${i}`) },
        ...items.map((i) => pod(`b${i}`, 'Running', { name: `w.two(${i}:x)` })),
      ]),
    );
    expect(graph.nodes).toHaveLength(2_000);
    expect(graph.edges).toHaveLength(1_000);
    expect(new Set(graph.edges.map(({ to }) => to))).toEqual(new Set(['two']));
  });

  it('ends at a circle that a damaged status has', () => {
    const graph = runGraph(
      argoRun([
        { id: 'w', name: 'w', type: 'DAG', boundaryID: 'x', children: ['x'] },
        { id: 'x', name: 'x', type: 'DAG', boundaryID: 'w', children: ['w', 'p', 'gone'] },
        pod('p', 'Running', { children: ['w'] }),
      ]),
    );
    expect(graph.nodes.map(({ id }) => id)).toEqual(['p']);
  });
});

describe('what a task did would be lost', () => {
  it('keeps inputs, outputs, artifacts, times, exit code, pod and cache', () => {
    const graph = runGraph(
      argoRun([
        { ...root, children: ['w-1'] },
        pod('w-1', 'Succeeded', {
          displayName: 'train',
          templateName: 'train',
          startedAt: '2026-01-01T00:00:00Z',
          finishedAt: '2026-01-01T00:01:00Z',
          inputs: { parameters: [{ name: 'rate', value: 0.1 }], artifacts: [{ name: 'data', path: '/data' }] },
          outputs: {
            parameters: [{ name: 'acc', value: '0.9' }],
            artifacts: [{ name: 'model', s3: { bucket: 'm', key: 'artifacts/v/v-9/model.tgz' } }],
            exitCode: '0',
          },
        }),
      ]),
    );
    expect(node(graph, 'train')).toMatchObject({
      state: 'succeeded',
      phase: 'Succeeded',
      template: 'train',
      startedAt: new Date('2026-01-01T00:00:00Z'),
      finishedAt: new Date('2026-01-01T00:01:00Z'),
      inputs: [{ name: 'rate', value: '0.1' }],
      outputs: [{ name: 'acc', value: '0.9' }],
      artifacts: [
        { name: 'data', direction: 'input', path: '/data' },
        { name: 'model', direction: 'output', bucket: 'm', key: 'artifacts/v/v-9/model.tgz' },
      ],
      exitCode: 0,
      podName: 'w-1',
      cached: true,
    });
  });

  it('names pods as newer releases of the engine do', () => {
    const run = argoRun([{ ...root, children: ['w-7'] }, pod('w-7', 'Running', { templateName: 'train' })]);
    run.metadata = { name: 'w', annotations: { 'workflows.argoproj.io/pod-name-format': 'v2' } };
    expect(runGraph(run).nodes[0]?.podName).toBe('w-train-7');
  });

  it('keeps a phase that no release has yet', () => {
    const graph = runGraph(argoRun([pod('p', 'Pondering')], { phase: 'Dreaming' }));
    expect([graph.state, graph.phase, graph.nodes[0]?.state, graph.nodes[0]?.phase]).toEqual([
      'unknown',
      'Dreaming',
      'unknown',
      'Pondering',
    ]);
  });
});

describe('nodes that are not plain would look like no nodes', () => {
  it('unpacks compressed ones, and says so when it cannot', () => {
    const nodes = { p: pod('p', 'Failed') };
    const packed = Buffer.from(gzipSync(new TextEncoder().encode(JSON.stringify(nodes)))).toString('base64');
    expect(runGraph({ status: { phase: 'Failed', compressedNodes: packed } }).nodes[0]?.state).toBe('failed');
    expect(runGraph({ status: { compressedNodes: 'not base64!' } }).incomplete).toMatch(/compressed/);
  });

  it('says when they are in the database', () => {
    expect(runGraph({ spec: {}, status: { offloadNodeStatusVersion: 'fnv:1' } }).incomplete).toMatch(/database/);
  });
});

describe('a run that has just been made would have no graph', () => {
  it.each([
    [
      'v1_p04_exit_handler.yaml',
      [
        'exit-handler.exit-handler-1.get -> exit-handler.exit-handler-1.use',
        'exit-handler.exit-handler-1.use exit exit-handler.onExit',
      ],
    ],
    [
      'v1_p02_conditions.yaml',
      [
        'conditions.condition-is-heads-1.heads -> conditions.condition-is-heads-1.condition-over-three-2.deep',
        'conditions.coin -> conditions.condition-3.tails',
        'conditions.coin -> conditions.condition-is-heads-1.heads',
      ],
    ],
  ])('%s', async (file, edges) => {
    const { manifest } = await readPackage(pipelineSource(file));
    expect(edgesOf(runGraph(manifest))).toEqual(edges);
  });

  it('draws a pipeline that repeats itself once', async () => {
    const { manifest } = await readPackage(pipelineSource('v1_p08_recursion.yaml'));
    expect(runGraph(manifest).nodes.map(({ type }) => type)).toEqual(['Pod', 'Pod', 'Pod', 'Recursion', 'Pod']);
  });

  it('does not unfold a few nested templates into millions of tasks', () => {
    const templates = Array.from({ length: 40 }, (_, level) => ({
      name: `t${level}`,
      dag: { tasks: [1, 2, 3].map((n) => ({ name: `s${n}`, template: `t${level + 1}` })) },
    }));
    const graph = runGraph({ spec: { entrypoint: 't0', templates } });
    expect(graph.nodes.length).toBeLessThan(6_000);
    expect(graph.incomplete).toMatch(/more tasks/);
  });

  it('adds what is still to come to a running one, when asked', () => {
    const main = {
      name: 'main',
      dag: {
        tasks: [
          { name: 'a', template: 'a' },
          { name: 'b', template: 'b', depends: 'a.Succeeded || a.Failed' },
        ],
      },
    };
    const run = argoRun([{ ...root, children: ['a'] }, pod('a', 'Running')], {}, [main]);
    const graph = runGraph(run, { planned: true });
    expect(edgesOf(graph)).toEqual(['a -> w.b']);
    expect(node(graph, 'b')).toMatchObject({ state: 'pending', planned: true, parent: 'w' });
    expect(runGraph(run).nodes).toHaveLength(1);
  });

  it('shows a run that was told to stop as terminating', () => {
    const run = argoRun([pod('a', 'Running')]);
    run.spec = { activeDeadlineSeconds: 0 };
    expect(runGraph(run)).toMatchObject({ state: 'terminating', phase: 'Terminating' });
  });
});
