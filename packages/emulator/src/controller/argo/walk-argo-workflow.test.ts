import { runGraph } from '@kfp-ts/workflow';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiledWorkflow, compiledWorkflows } from '../../../test/workflows/compiled-workflow.js';
import { walkWorkflow } from '../walk-workflow.js';
import type { WalkOptions } from '../workflow-walk.js';

interface Node {
  id: string;
  name: string;
  displayName: string;
  type: string;
  phase: string;
  boundaryID?: string;
  startedAt: string;
  finishedAt: string | null;
  progress: string;
  children?: string[];
  outboundNodes?: string[];
  inputs?: { parameters?: { name: string; value: string }[] };
  outputs?: { parameters?: { name: string; value: string }[]; artifacts?: { name: string; s3: { key: string } }[] };
  message?: string;
}
interface Status {
  phase: string;
  progress: string;
  finishedAt: string | null;
  nodes?: Record<string, Node>;
}

const START = Date.parse('2026-01-01T00:00:00Z');
const END = START + 86_400_000;

const walk = (file: string, options: Partial<WalkOptions> = {}) =>
  walkWorkflow(compiledWorkflow(file), { seed: 1, startedAt: START, ...options });
const statusOf = (walked: ReturnType<typeof walk>, at: number) => walked.workflowAt(at).status as Status;
const nodesOf = (walked: ReturnType<typeof walk>, at = END) => Object.values(statusOf(walked, at).nodes ?? {});
const FINAL = new Set(['Succeeded', 'Failed', 'Error', 'Skipped', 'Omitted']);
const FILES = [...compiledWorkflows('v1'), ...compiledWorkflows('v2')];

describe('a compiled pipeline comes to its end, and its graph can be drawn', () => {
  it.each(FILES)('%s', (file) => {
    const walked = walk(file);
    expect(walked.phaseAt(END)).toBe('Succeeded');
    const nodes = nodesOf(walked);
    const pods = nodes.filter(({ type }) => type === 'Pod');
    expect(statusOf(walked, END).progress).toBe(`${pods.length}/${pods.length}`);
    const graph = runGraph(walked.workflowAt(END));
    expect(graph.state).toBe('succeeded');
    // A try of a retried task is drawn as one task with attempts.
    const attempts = graph.nodes.filter(({ podName }) => podName).flatMap((node) => node.attempts);
    expect(attempts).toHaveLength(pods.length);
  });
});

describe('at no time is the status of a walked workflow one that cannot be', () => {
  const interventions = fc.array(
    fc.record({
      kind: fc.constantFrom('terminate' as const, 'retry' as const),
      at: fc.integer({ min: 0, max: 60_000 }),
    }),
    { maxLength: 3 },
  );
  const behavior = fc.constantFrom({}, { fail: true }, { error: 'x' }, { hang: true }, { fail: true, failAttempts: 1 });

  it('whatever the seed, what fails, and when it is stopped or retried', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FILES),
        fc.integer(),
        interventions,
        behavior,
        fc.nat(60_000),
        (file, seed, given, all, after) => {
          const ordered = given.map(({ kind, at }) => ({ kind, at: START + at })).sort((a, b) => a.at - b.at);
          const walked = walk(file, { seed, interventions: ordered, behaviors: { '*': all } });
          const at = START + after;
          const status = statusOf(walked, at);
          const nodes = Object.values(status.nodes ?? {});
          const byId = new Map(nodes.map((node) => [node.id, node]));
          expect(byId.size).toBe(nodes.length);
          for (const node of nodes) {
            expect(FINAL.has(node.phase), `${node.name} ${node.phase}`).toBe(node.finishedAt !== null);
            for (const id of node.children ?? []) expect(byId.has(id), `child of ${node.name}`).toBe(true);
            if (!node.boundaryID) continue;
            const boundary = byId.get(node.boundaryID);
            expect(boundary, node.name).toBeDefined();
            // What is around a node ends no sooner than the node.
            if (node.finishedAt === null) expect(boundary?.finishedAt, node.name).toBe(null);
          }
          if (status.finishedAt) expect(nodes.filter(({ finishedAt }) => !finishedAt)).toEqual([]);
          const next = walked.nextChangeAt(at);
          if (next !== undefined) expect(walked.workflowAt(next - 1e-3)).toEqual(walked.workflowAt(at));
          expect(walk(file, { seed, interventions: ordered, behaviors: { '*': all } }).workflowAt(at)).toEqual(
            walked.workflowAt(at),
          );
        },
      ),
      { numRuns: 100 },
    );
  });
});

it('phases go forward only: absent, Pending, Running, final', () => {
  const walked = walk('v1_p02_conditions.yaml');
  const phases = [walked.phaseAt(START - 1)];
  for (let at: number | undefined = START; at !== undefined; at = walked.nextChangeAt(at))
    phases.push(walked.phaseAt(at));
  expect([...new Set(phases)]).toEqual(['', 'Pending', 'Running', 'Succeeded']);
  expect(walked.nextChangeAt(walked.finishedAt ?? 0)).toBeUndefined();
  expect(walked.workflowAt(START - 1).status).toEqual({ startedAt: null, finishedAt: null });
});

it('node ids are the ones that Argo gives: the hash of the name', () => {
  const [root, coin] = nodesOf(walk('v1_p02_conditions.yaml'));
  expect([root?.id, root?.type]).toEqual(['wf', 'DAG']);
  expect([coin?.id, coin?.name, coin?.displayName]).toEqual(['wf-3733073939', 'wf.coin', 'coin']);
});

describe('conditions', () => {
  const outcome = (value: string) =>
    Object.fromEntries(
      nodesOf(walk('v1_p02_conditions.yaml', { behaviors: { coin: { outputs: { Output: value } } } })).map((node) => [
        node.displayName,
        node.phase,
      ]),
    );

  it('run what holds and skip what does not', () => {
    const heads = {
      'condition-is-heads-1': 'Succeeded',
      heads: 'Succeeded',
      deep: 'Succeeded',
      'condition-3': 'Skipped',
    };
    expect(outcome('heads')).toMatchObject(heads);
    expect(outcome('heads')).not.toHaveProperty('tails');
    expect(outcome('tails')).toMatchObject({
      'condition-is-heads-1': 'Skipped',
      'condition-3': 'Succeeded',
      tails: 'Succeeded',
    });
  });

  it('go either way by chance', () => {
    const phases = Array.from(
      { length: 20 },
      (_, seed) =>
        nodesOf(walk('v1_p02_conditions.yaml', { seed })).find(({ displayName }) => displayName === 'condition-3')
          ?.phase,
    );
    expect(new Set(phases)).toEqual(new Set(['Succeeded', 'Skipped']));
  });
});

describe('loops', () => {
  const nodes = nodesOf(walk('v1_p03_loops.yaml', { behaviors: { numbers: { outputs: { Output: [7, 'eight'] } } } }));
  const values = (name: string) =>
    nodes.filter((node) => node.name.endsWith(name)).map(({ inputs }) => inputs?.parameters?.map(({ value }) => value));

  it('over fixed objects, over parameters, and over what a task has put out', () => {
    expect(values('.static')).toEqual([
      ['1', 'one'],
      ['2', 'two'],
    ]);
    expect(values('.by-param')).toEqual([['x'], ['y']]);
    expect(values('.by-output')).toEqual([['7'], ['eight']]);
  });

  it('inside loops get both items', () => {
    expect(values('.nested')).toEqual([
      ['1', 'p'],
      ['1', 'q'],
      ['2', 'p'],
      ['2', 'q'],
    ]);
  });

  it('name their turns after index and item', () => {
    expect(nodes.map(({ displayName }) => displayName)).toContain('for-loop-2(0:a:1,b:one)');
  });

  it('run no more turns at once than the template allows', () => {
    const times = nodes.filter(({ name }) => /for-loop-2\(0:.*for-loop-4\(/.test(name) && name.endsWith('.nested'));
    expect(times[1]?.startedAt && times[0]?.finishedAt && times[1].startedAt >= times[0].finishedAt).toBe(true);
  });
});

describe('failures', () => {
  it('end the run, once the exit handler has run', () => {
    const walked = walk('v1_p04_exit_handler.yaml', { behaviors: { get: { fail: 'OOMKilled', exitCode: 137 } } });
    const nodes = Object.fromEntries(nodesOf(walked).map((node) => [node.displayName, node]));
    expect(walked.phaseAt(END)).toBe('Failed');
    expect(nodes.get).toMatchObject({ phase: 'Failed', message: 'OOMKilled', outputs: { exitCode: '137' } });
    expect(nodes.use?.phase).toBe('Omitted');
    expect(nodes['wf.onExit']?.phase).toBe('Succeeded');
  });

  it('are retried as often as the template says', () => {
    const attempts = (failAttempts: number) =>
      nodesOf(walk('v1_p09_settings.yaml', { behaviors: { tuned: { failAttempts } } }));
    const phases = (nodes: Node[]) =>
      nodes.filter(({ name }) => name.startsWith('wf.tuned')).map(({ type, phase }) => `${type} ${phase}`);
    expect(phases(attempts(2))).toEqual(['Retry Succeeded', 'Pod Failed', 'Pod Failed', 'Pod Succeeded']);
    expect(phases(attempts(9))).toEqual(['Retry Failed', 'Pod Failed', 'Pod Failed', 'Pod Failed', 'Pod Failed']);
  });

  it('by a deadline come even to a task that hangs', () => {
    const walked = walk('v1_p09_settings.yaml', { behaviors: { tuned: { hang: true } } });
    const first = nodesOf(walked).find(({ name }) => name === 'wf.tuned(0)');
    expect(first).toMatchObject({
      phase: 'Failed',
      message: 'Pod was active on the node longer than the specified deadline',
    });
  });

  it('a task that hangs keeps the run running', () => {
    const walked = walk('v1_p07_sidecar.yaml', { behaviors: { main: { hang: 'pending' } } });
    expect([walked.phaseAt(END), walked.finishedAt]).toEqual(['Running', undefined]);
    expect(nodesOf(walked).find(({ type }) => type === 'Pod')?.phase).toBe('Pending');
  });
});

it('recursion without an end stops where Argo stops it', () => {
  const walked = walk('v1_p08_recursion.yaml', { behaviors: { '*': { outputs: { Output: 'heads' } } } });
  expect(walked.phaseAt(END * 2)).toBe('Error');
  const errors = nodesOf(walked, END * 2).filter(({ message }) =>
    message?.startsWith('Maximum recursion depth exceeded'),
  );
  expect(errors).toHaveLength(1);
});

it('what a task puts out is what those after it take in', () => {
  const nodes = Object.fromEntries(nodesOf(walk('v1_p10_resource.yaml')).map((node) => [node.displayName, node]));
  const made = nodes.make?.outputs?.parameters?.find(({ name }) => name === 'make-name')?.value;
  expect(made).toMatch(/^cm-\w+$/);
  expect(nodes.use?.inputs?.parameters).toEqual([{ name: 'make-name', value: made }]);
});

it('artifacts have a key of their own and are handed on by it', () => {
  const nodes = Object.fromEntries(nodesOf(walk('v1_p05_artifacts.yaml')).map((node) => [node.displayName, node]));
  const key = (node: Node | undefined, name: string) =>
    node?.outputs?.artifacts?.find((artifact) => artifact.name === name)?.s3.key;
  const table = key(nodes['make-table'], 'make-table-table');
  expect(table).toBe(`artifacts/wf/${nodes['make-table']?.id}/make-table-table.tgz`);
  expect(nodes['sum-table']?.inputs).toMatchObject({ artifacts: [{ name: 'make-table-table', s3: { key: table } }] });
  expect(key(nodes['make-table'], 'main-logs')).toBe(`artifacts/wf/${nodes['make-table']?.id}/main.log`);
});

it('metrics, artifacts and logs come when the task has ended, not before', () => {
  const behaviors = { main: { metrics: { accuracy: 0.9 }, artifacts: { data: 'x' }, log: 'hello\n', duration: 10 } };
  const walked = walk('v1_p07_sidecar.yaml', { behaviors });
  const node = nodesOf(walked).find(({ type }) => type === 'Pod');
  expect([walked.metricsAt(START + 5000), walked.artifactsAt(START + 5000)]).toEqual([[], []]);
  expect(walked.metricsAt(END)).toEqual([{ nodeId: node?.id, name: 'accuracy', value: 0.9 }]);
  expect(walked.artifactsAt(END)).toEqual([{ nodeId: node?.id, name: 'data', content: 'x' }]);
  expect(walked.logAt(node?.id ?? '', START + 5000)).toBe('hello\n');
  expect(walked.logAt('wf', END)).toBeUndefined();
});
