import { describe, expect, it } from 'vitest';
import { walkWorkflow } from '../walk-workflow.js';
import type { WalkOptions } from '../workflow-walk.js';

interface Node {
  id: string;
  name: string;
  type: string;
  phase: string;
  message?: string;
  children?: string[];
  outputs?: { parameters?: { name: string; value: string }[] };
  inputs?: { parameters?: { name: string; value: string }[] };
  startedAt: string;
}

const END = 1e9;
const pod = (name: string, more: object = {}) => ({ name, container: { image: 'x' }, ...more });
const out = (name: string) => ({ outputs: { parameters: [{ name, valueFrom: { path: '/x' } }] } });
const taking = (...names: string[]) => ({ inputs: { parameters: names.map((name) => ({ name })) } });
const give = (name: string, value: string) => ({ arguments: { parameters: [{ name, value }] } });

function walk(entry: object, templates: object[] = [], options: Partial<WalkOptions> = {}, spec: object = {}) {
  const manifest = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Workflow',
    metadata: { name: 'wf', uid: 'u-1', namespace: 'ns' },
    spec: { entrypoint: 'main', templates: [{ name: 'main', ...entry }, ...templates], ...spec },
  };
  const walked = walkWorkflow(manifest, { seed: 1, startedAt: 0, ...options });
  const status = walked.workflowAt(END).status as { message?: string; nodes?: Record<string, Node> };
  const nodes = Object.values(status.nodes ?? {});
  const named = (name: string) => nodes.find((node) => node.name === name);
  const names = (node: Node | undefined) =>
    (node?.children ?? []).map((id) => nodes.find((child) => child.id === id)?.name);
  return { walked, phase: walked.phaseAt(END), message: status.message, nodes, named, names };
}

describe('steps', () => {
  const steps = [
    [
      { name: 'a', template: 'p' },
      { name: 'b', template: 'p' },
    ],
    [{ name: 'c', template: 'p', when: '{{steps.a.status}} == Succeeded' }],
  ];

  it('run group by group, and hang below their groups', () => {
    const { phase, named, names } = walk({ steps }, [pod('p')]);
    expect(phase).toBe('Succeeded');
    expect(named('wf')?.type).toBe('Steps');
    expect(names(named('wf'))).toEqual(['wf[0]']);
    expect(names(named('wf[0]'))).toEqual(['wf[0].a', 'wf[0].b']);
    expect(names(named('wf[0].a'))).toEqual(['wf[1]']);
    expect(named('wf[1].c')?.phase).toBe('Succeeded');
  });

  it('after a failure do not begin', () => {
    const { phase, message, named } = walk({ steps }, [pod('p')], { behaviors: { b: { fail: true } } });
    expect([phase, message]).toEqual(['Failed', `child '${named('wf[0].b')?.id}' failed`]);
    expect(named('wf[1]')).toBeUndefined();
  });

  it('go on after one that may fail', () => {
    const forgiving = [[{ name: 'a', template: 'p', continueOn: { failed: true } }], [{ name: 'c', template: 'p' }]];
    const { phase, named } = walk({ steps: forgiving }, [pod('p')], { behaviors: { a: { fail: true } } });
    expect([phase, named('wf[0].a')?.phase, named('wf[1].c')?.phase]).toEqual(['Succeeded', 'Failed', 'Succeeded']);
  });
});

describe('depends', () => {
  const tasks = (depends: string) => [
    { name: 'a', template: 'p' },
    { name: 'b', template: 'p', depends },
  ];
  const phases = (depends: string, behaviors: object) => {
    const { phase, named } = walk({ dag: { tasks: tasks(depends) } }, [pod('p')], { behaviors: { a: behaviors } });
    return [phase, named('wf.b')?.phase];
  };

  it.each([
    ['a', {}, 'Succeeded', 'Succeeded'],
    ['a', { fail: true }, 'Failed', 'Omitted'],
    ['a.Failed', { fail: true }, 'Succeeded', 'Succeeded'],
    ['a.Failed', {}, 'Succeeded', 'Omitted'],
    ['a.Succeeded || a.Failed', { fail: true }, 'Succeeded', 'Succeeded'],
    ['a.Errored', { error: 'x' }, 'Succeeded', 'Succeeded'],
    ['!a.Skipped', {}, 'Succeeded', 'Succeeded'],
    ['(a.Failed', {}, 'Succeeded', 'Omitted'],
  ])('%s when a is %j: run %s, b %s', (depends, behavior, run, b) => {
    expect(phases(depends, behavior)).toEqual([run, b]);
  });
});

describe('a failure in one branch', () => {
  const tasks = [
    { name: 'fails', template: 'p' },
    { name: 'slow', template: 'p' },
    { name: 'later', template: 'p', dependencies: ['slow'] },
  ];
  const behaviors = { fails: { fail: true, duration: 1 }, slow: { duration: 30 } };

  it('keeps what has not begun in the others from beginning', () => {
    const { phase, named } = walk({ dag: { tasks } }, [pod('p')], { behaviors });
    expect([phase, named('wf.slow')?.phase, named('wf.later')]).toEqual(['Failed', 'Succeeded', undefined]);
  });

  it('does not, when the DAG says so', () => {
    const { phase, named } = walk({ dag: { tasks, failFast: false } }, [pod('p')], { behaviors });
    expect([phase, named('wf.later')?.phase]).toEqual(['Failed', 'Succeeded']);
  });
});

describe('loops', () => {
  const loop = (over: object) => ({
    dag: { tasks: [{ name: 'l', template: 'p', ...give('i', '{{item}}'), ...over }] },
  });

  it('over a sequence format their numbers', () => {
    const { nodes } = walk(loop({ withSequence: { start: '8', count: '3', format: 'n%03d' } }), [
      pod('p', taking('i')),
    ]);
    expect(nodes.map(({ name }) => name)).toEqual(['wf', 'wf.l', 'wf.l(0:n008)', 'wf.l(1:n009)', 'wf.l(2:n010)']);
  });

  it('over nothing are skipped', () => {
    const { phase, named } = walk(loop({ withItems: [] }), [pod('p', taking('i'))]);
    expect([phase, named('wf.l')?.phase]).toEqual(['Succeeded', 'Skipped']);
  });

  it('over what is no list are an error', () => {
    const { phase, named } = walk(loop({ withParam: '{{workflow.uid}}' }), [pod('p', taking('i'))]);
    expect(phase).toBe('Error');
    expect(named('wf.l')?.message).toBe('withParam value could not be parsed as a JSON list: u-1');
  });

  it('of thousands in thousands end in an error, not in a full memory', () => {
    const thousand = { withSequence: { count: '1000' } };
    const inner = { name: 'inner', dag: { tasks: [{ name: 'x', template: 'p', ...thousand }] } };
    const { phase, nodes } = walk({ dag: { tasks: [{ name: 'l', template: 'inner', ...thousand }] } }, [
      inner,
      pod('p'),
    ]);
    expect(phase).toBe('Error');
    expect(nodes.length).toBeLessThan(25_000);
  });

  it('hand on the outputs of all their turns as a list', () => {
    const tasks = [
      { name: 'l', template: 'p', withItems: [1, 2] },
      { name: 'r', template: 'r', dependencies: ['l'], ...give('all', '{{tasks.l.outputs.parameters.o}}') },
    ];
    const behaviors = { l: { outputs: { o: 'v' } } };
    const { named } = walk({ dag: { tasks } }, [pod('p', out('o')), pod('r', taking('all'))], { behaviors });
    expect(named('wf.r')?.inputs?.parameters).toEqual([{ name: 'all', value: '["v","v"]' }]);
  });
});

describe('templates that gather', () => {
  it('put out what their tasks have put out', () => {
    const inner = {
      name: 'inner',
      dag: { tasks: [{ name: 'x', template: 'p' }] },
      outputs: { parameters: [{ name: 'sum', valueFrom: { parameter: '{{tasks.x.outputs.parameters.o}}' } }] },
    };
    const { named } = walk({ dag: { tasks: [{ name: 'i', template: 'inner' }] } }, [inner, pod('p', out('o'))], {
      behaviors: { x: { outputs: { o: '5' } } },
    });
    expect(named('wf.i')?.outputs?.parameters).toEqual([{ name: 'sum', value: '5' }]);
  });
});

it('suspended nodes wait for their time, or for ever', () => {
  const tasks = [{ name: 's', template: 's' }];
  const timed = walk({ dag: { tasks } }, [{ name: 's', suspend: { duration: '20s' } }]);
  expect([timed.named('wf.s')?.type, timed.phase]).toEqual(['Suspend', 'Succeeded']);
  expect(walk({ dag: { tasks } }, [{ name: 's', suspend: {} }]).phase).toBe('Running');
});

it("a task's own exit handler runs after it, also when it fails", () => {
  const tasks = [{ name: 'a', template: 'p', onExit: 'bye' }];
  const { phase, named } = walk({ dag: { tasks } }, [pod('p'), pod('bye')], { behaviors: { a: { fail: true } } });
  expect([phase, named('wf.a.onExit')?.phase]).toEqual(['Failed', 'Succeeded']);
});

it('an exit handler can ask how the run ended', () => {
  const bye = { name: 'bye', steps: [[{ name: 'mourn', template: 'p', when: '{{workflow.status}} != Succeeded' }]] };
  const mourned = (behaviors: Record<string, object>) =>
    walk(pod('main'), [bye, pod('p')], { behaviors }, { onExit: 'bye' }).named('wf.onExit[0].mourn')?.phase;
  expect([mourned({}), mourned({ main: { fail: true } })]).toEqual(['Skipped', 'Succeeded']);
});

it('names outside ASCII are hashed by their bytes', () => {
  const { nodes } = walk({ dag: { tasks: [{ name: 'ü', template: 'p' }] } }, [pod('p')]);
  expect(nodes.map(({ id }) => id)).toEqual(['wf', 'wf-847831173']);
});

it('a target runs what it needs and nothing else', () => {
  const tasks = [
    { name: 'a', template: 'p' },
    { name: 'b', template: 'p', dependencies: ['a'] },
    { name: 'c', template: 'p' },
  ];
  expect(walk({ dag: { tasks, target: 'b' } }, [pod('p')]).nodes.map(({ name }) => name)).toEqual([
    'wf',
    'wf.a',
    'wf.b',
  ]);
});

describe('annotations', () => {
  const annotate = (annotations: object) => pod('main', { metadata: { annotations } });
  const phaseOf = (annotations: object) => walk(annotate(annotations)).named('wf');

  it.each([
    [{ fail: 'true' }, 'Failed', 'Error (exit code 1)'],
    [{ fail: 'OOMKilled', 'exit-code': '137' }, 'Failed', 'OOMKilled'],
    [{ 'exit-code': '3' }, 'Failed', 'Error (exit code 3)'],
    [{ error: 'pod deleted' }, 'Error', 'pod deleted'],
    [{ fail: 'false' }, 'Succeeded', undefined],
    [{ hang: 'true' }, 'Running', undefined],
    [{ hang: 'pending' }, 'Pending', undefined],
    [{ metrics: 'no json', 'exit-code': 'x' }, 'Succeeded', undefined],
  ])('of a template: %j', (said, phase, message) => {
    const annotations = Object.fromEntries(
      Object.entries(said).map(([name, value]) => [`emulator.kfp-ts.dev/${name}`, value]),
    );
    expect([phaseOf(annotations)?.phase, phaseOf(annotations)?.message]).toEqual([phase, message]);
  });

  it('of the workflow speak of tasks by name, and options go before both', () => {
    const manifest = {
      metadata: { name: 'wf', annotations: { 'emulator.kfp-ts.dev/tasks': '{"main": {"fail": "by workflow"}}' } },
      spec: { entrypoint: 'main', templates: [annotate({ 'emulator.kfp-ts.dev/fail': 'by template' })] },
    };
    const message = (behaviors?: object) => {
      const walked = walkWorkflow(manifest, {
        seed: 1,
        startedAt: 0,
        ...(behaviors && { behaviors: { main: behaviors } }),
      });
      return (walked.workflowAt(END).status as { message?: string }).message;
    };
    expect([message(), message({ fail: 'by option' }), message({ fail: false })]).toEqual([
      'by workflow',
      'by option',
      undefined,
    ]);
  });

  it('say how long a task takes', () => {
    const { walked } = walk(annotate({ 'emulator.kfp-ts.dev/duration': '1h' }));
    expect(walked.finishedAt).toBeGreaterThan(3_600_000);
    expect(walked.finishedAt).toBeLessThan(3_603_000);
  });
});

it.each([
  ['without an entrypoint', {}, "template name 'none' undefined"],
  ['without a template for a task', { dag: { tasks: [{ name: 'a', template: 'gone' }] } }, undefined],
  [
    'with tasks that wait for each other',
    {
      dag: {
        tasks: [
          { name: 'a', dependencies: ['b'] },
          { name: 'b', dependencies: ['a'] },
        ],
      },
    },
    undefined,
  ],
  ['with a required input that nobody gives', pod('main', taking('x')), 'inputs.parameters.x was not supplied'],
])('a workflow %s comes to an end', (_, entry, message) => {
  const result = walk(entry, [], {}, Object.keys(entry).length === 0 ? { entrypoint: 'none' } : {});
  expect(result.message).toBe(message);
  expect(['Succeeded', 'Error']).toContain(result.phase);
});
