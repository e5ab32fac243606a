import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PIPELINE_FILES, pipelineSource } from '../../test/pipeline-file.js';
import { explainFailure, isWorkflowPackageError, readPackage, runGraph, taskProgress, toMermaid } from '../index.js';

const everything = (manifest: unknown) => {
  const graph = runGraph(manifest as never, { planned: true });
  toMermaid(graph);
  taskProgress(graph);
  explainFailure(graph);
  return graph;
};

describe('a manifest that no engine wrote would throw something else', () => {
  const word = fc.constantFrom('a', 'b', 'w', 'DAG', 'Pod', 'Retry', 'TaskGroup', 'Running', 'Failed', '');
  const odd = fc.oneof(word, fc.jsonValue({ maxDepth: 2 }), fc.array(word), fc.constant(undefined));
  const node = fc.record({
    id: odd,
    name: odd,
    type: odd,
    phase: odd,
    children: odd,
    boundaryID: odd,
    inputs: odd,
    outputs: odd,
    templateName: odd,
    startedAt: odd,
    message: odd,
  });
  const task = fc.record({
    name: odd,
    template: word,
    dependencies: odd,
    depends: odd,
    when: odd,
    withItems: odd,
    params: odd,
  });
  const template = fc.record({
    name: word,
    dag: fc.record({ tasks: fc.oneof(fc.array(task), odd) }),
    steps: odd,
    metadata: odd,
  });

  it('Argo', () => {
    const argo = fc.record({
      metadata: odd,
      spec: fc.record({
        entrypoint: word,
        onExit: odd,
        templates: fc.oneof(fc.array(template), odd),
        activeDeadlineSeconds: odd,
      }),
      status: fc.oneof(
        odd,
        fc.record({
          phase: odd,
          message: odd,
          progress: odd,
          compressedNodes: odd,
          nodes: fc.oneof(fc.dictionary(word, node), odd),
        }),
      ),
    });
    fc.assert(
      fc.property(argo, (manifest) => {
        expect(everything(manifest).kind).toBe('argo');
      }),
      { numRuns: 150 },
    );
  });

  it('Tekton', () => {
    const run = fc.record({
      pipelineTaskName: word,
      status: fc.oneof(
        odd,
        fc.record({
          conditions: fc.oneof(odd, fc.array(fc.record({ type: odd, status: odd, reason: odd, message: odd }))),
          steps: odd,
          retriesStatus: odd,
        }),
      ),
    });
    const tekton = fc.record({
      kind: fc.constant('PipelineRun'),
      metadata: odd,
      spec: fc.record({
        pipelineSpec: fc.oneof(odd, fc.record({ tasks: fc.oneof(fc.array(task), odd), finally: odd })),
      }),
      status: fc.oneof(
        odd,
        fc.record({
          conditions: odd,
          taskRuns: fc.oneof(fc.dictionary(word, run), odd),
          runs: odd,
          skippedTasks: odd,
          childReferences: odd,
        }),
      ),
    });
    fc.assert(
      fc.property(tekton, (manifest) => {
        expect(everything(manifest).kind).toBe('tekton');
      }),
      { numRuns: 150 },
    );
  });

  it('anything else', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        try {
          everything(value);
        } catch (error) {
          expect(isWorkflowPackageError(error)).toBe(true);
        }
      }),
    );
  });
});

describe('an edge would lead nowhere', () => {
  it.each(PIPELINE_FILES)('%s', async (file) => {
    const graph = runGraph((await readPackage(pipelineSource(file))).manifest);
    const ids = new Set([...graph.nodes, ...graph.groups].map(({ id }) => id));
    expect(ids.size).toBe(graph.nodes.length + graph.groups.length);
    for (const { from, to } of graph.edges) expect([ids.has(from), ids.has(to)]).toEqual([true, true]);
    for (const { parent } of [...graph.nodes, ...graph.groups])
      if (parent !== undefined) expect(ids.has(parent)).toBe(true);
    expect(graph.nodes.length).toBeGreaterThan(0);
    expect(runGraph(JSON.stringify((await readPackage(pipelineSource(file))).manifest))).toEqual(graph);
  });
});
