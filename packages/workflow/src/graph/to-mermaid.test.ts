import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { argoRun, pod } from '../../test/argo-run.js';
import { PIPELINE_FILES, pipelineSource } from '../../test/pipeline-file.js';
import { readPackage, runGraph, taskProgress, toGraphJson, toMermaid } from '../index.js';

describe('a name would break out of its label', () => {
  const LINE =
    /^(?:flowchart TD|\s+(?:n\d+\["[^"\n`<>]*(?:<br\/>[^"\n`<>]*)?"\]:::\w+|subgraph n\d+\["[^"\n`<>]*(?:<br\/>[^"\n`<>]*)?"\]|end|n\d+ (?:-->|-\.->) n\d+|classDef \w+ \S+))$/;

  it('writes only lines of the known forms, whatever the names', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, phase) => {
        const graph = runGraph(
          argoRun([
            pod('a', phase, { displayName: name, children: ['g'] }),
            { id: 'g', name: 'w.g', displayName: name, type: 'DAG', boundaryID: 'z', children: ['b'] },
            pod('b', 'Running', { boundaryID: 'g', displayName: `"]\nclick a "javascript:x" ${name}` }),
          ]),
        );
        for (const line of toMermaid(graph).trimEnd().split('\n')) expect(line).toMatch(LINE);
      }),
    );
  });

  it.each([
    ['', 'n0[" "]:::pending'],
    ['\u0000', 'n0[" "]:::pending'],
    ['$$x$$', 'n0["#36;#36;x#36;#36;"]:::pending'],
  ])('has a label that parses, and says what the name says, for %j', (name, line) => {
    const graph = runGraph(argoRun([pod('a', '', { name, displayName: name })]));
    expect(toMermaid(graph)).toContain(line);
  });

  it.each(PIPELINE_FILES)('draws each task of %s once', async (file) => {
    const graph = runGraph((await readPackage(pipelineSource(file))).manifest);
    const chart = toMermaid(graph);
    expect(chart.match(/n\d+\["[^"]*"\]:::/g)).toHaveLength(graph.nodes.length);
    expect(toGraphJson(graph).nodes).toHaveLength(graph.nodes.length);
  });
});

describe('a group would be drawn inside itself for ever', () => {
  it('ends', () => {
    const graph = runGraph(
      argoRun([
        { id: 'x', name: 'x', type: 'DAG', boundaryID: 'y' },
        { id: 'y', name: 'y', type: 'DAG', boundaryID: 'x' },
        pod('p', 'Running', { boundaryID: 'x' }),
      ]),
    );
    expect(toMermaid(graph)).toContain('["p<br/>Running"]');
  });
});

describe('progress would count groups, or nothing at all', () => {
  it('counts tasks', () => {
    const graph = runGraph(
      argoRun([pod('a', 'Succeeded'), pod('b', 'Skipped'), pod('c', 'Running'), pod('d', 'Pending')]),
    );
    expect(taskProgress(graph)).toEqual({
      done: 2,
      total: 4,
      states: { succeeded: 1, skipped: 1, running: 1, pending: 1 },
      running: ['c'],
    });
  });

  it('takes the engine’s count where the nodes are out of reach', () => {
    const graph = runGraph({ spec: {}, status: { phase: 'Running', progress: '3/7', offloadNodeStatusVersion: 'x' } });
    expect(taskProgress(graph)).toMatchObject({ done: 3, total: 7 });
  });
});
