import { describe, expect, it } from 'vitest';
import { FakeCaller, fakeContext, multiUser } from '../../test/fake-caller.js';
import { FakeClock } from '../../test/fake-clock.js';
import { ConfigurationError, isNotFoundError, NotFoundError } from '../errors/index.js';
import type { RunListQuery } from './run-list-query.js';
import { Runs } from './runs.js';

const DAY = 86_400_000;
const workflow = JSON.stringify({
  metadata: { name: 'w', namespace: 'jane' },
  spec: { entrypoint: 'a', templates: [{ name: 'a', container: { image: 'x' } }] },
  status: {
    phase: 'Failed',
    nodes: {
      w: {
        id: 'w',
        name: 'w',
        displayName: 'train',
        type: 'Pod',
        templateName: 'a',
        phase: 'Failed',
        message: 'boom',
        startedAt: '2026-01-02T03:04:05Z',
        finishedAt: '2026-01-02T03:05:05Z',
      },
    },
  },
});

describe('a list of runs', () => {
  it.each<[RunListQuery, object]>([
    [{ status: 'Failed' }, { op: 1, key: 'status', string_value: 'Failed' }],
    [{ status: ['Failed', 'Error'] }, { op: 8, key: 'status', string_values: { values: ['Failed', 'Error'] } }],
    [{ status: 'Pending' }, { op: 8, key: 'status', string_values: { values: ['Pending', ''] } }],
    [{ finishedBefore: new Date('2026-01-01') }, { op: 7, key: 'created_at', timestamp_value: '2026-01-01T00:00:00Z' }],
    [{ name: 'x' }, { op: 1, key: 'name', string_value: 'x' }],
    [{ createdAfter: new Date('2026-01-01') }, { op: 5, key: 'created_at', timestamp_value: '2026-01-01T00:00:00Z' }],
  ])('asks the server for %j', async (query, predicate) => {
    const caller = new FakeCaller({ ListRuns: () => ({}) });
    await new Runs(fakeContext(caller)).list(query);
    expect(JSON.parse(caller.calls.at(-1)?.query.filter as string).predicates).toEqual([predicate]);
  });

  it('sends with a token only the token and whose runs they are', async () => {
    const caller = new FakeCaller({
      ListRuns: ({ query }) => (query.page_token ? {} : { runs: [{ id: 'a' }], next_page_token: 't' }),
    });
    await new Runs(fakeContext(caller))
      .list({ experiment: 'e1', sortBy: '-createdAt', status: 'Error', pageSize: 1 })
      .toArray({ limit: 9 });
    const key = { 'resource_reference_key.type': 'EXPERIMENT', 'resource_reference_key.id': 'e1' };
    expect(caller.calls.map(({ query }) => query)).toEqual([
      { page_size: 1, sort_by: 'created_at desc', filter: expect.any(String), ...key },
      { page_size: 1, page_token: 't', ...key },
    ]);
  });

  it('tests on this side what the server cannot', async () => {
    const runs = [
      {
        id: 'short',
        created_at: '2026-01-01T00:00:00Z',
        finished_at: '2026-01-01T00:01:00Z',
        pipeline_spec: { pipeline_id: 'p1' },
      },
      {
        id: 'long',
        created_at: '2026-01-01T00:00:00Z',
        finished_at: '2026-01-01T02:00:00Z',
        pipeline_spec: { pipeline_id: 'p2' },
      },
      { id: 'open', created_at: '2026-01-01T00:00:00Z', finished_at: '1970-01-01T00:00:00Z' },
    ];
    const list = (query: RunListQuery) =>
      new Runs(fakeContext(new FakeCaller({ ListRuns: () => ({ runs }), ListPipelineVersions: () => ({}) }))).list(
        query,
      );
    const ids = async (query: RunListQuery) => (await list(query)).items.map(({ id }) => id);
    expect(await ids({ longerThanMs: 3_600_000 })).toEqual(['long']);
    expect(await ids({ finishedAfter: new Date('2026-01-01T01:00:00Z') })).toEqual(['long']);
    expect(await ids({ finishedBefore: new Date('2026-01-01T01:00:00Z') })).toEqual(['short']);
    expect(await ids({ pipeline: { id: 'p1' } })).toEqual(['short']);
    expect(await ids({ where: ({ finishedAt }) => !finishedAt })).toEqual(['open']);
  });

  it('looks a name up once for all pages, and anew after a failure', async () => {
    let looks = 0;
    const caller = new FakeCaller({
      ListExperiment: () => (looks++ === 0 ? {} : { experiments: [{ id: 'e1', name: 'churn' }] }),
      ListRuns: ({ query }) => (query.page_token ? {} : { next_page_token: 't' }),
    });
    const list = new Runs(fakeContext(caller)).list({ experiment: { name: 'churn' } });
    await expect(list).rejects.toThrow(/no experiment named/);
    await list.toArray({ limit: 9 });
    expect(caller.ids).toEqual(['ListExperiment', 'ListExperiment', 'ListRuns', 'ListRuns']);
  });

  it('does not sort by what the server does not know', async () => {
    const runs = new Runs(fakeContext(new FakeCaller({})));
    await expect(runs.list({ sortBy: 'finishedAt' as 'name' })).rejects.toThrow(ConfigurationError);
    await expect(runs.list({ sortBy: 'metric:a b' })).rejects.toThrow(ConfigurationError);
  });
});

describe('bulk verbs', () => {
  it('go on where one fails, and never have more under way than allowed', async () => {
    let underWay = 0;
    let most = 0;
    const caller = new FakeCaller({
      DeleteRun: async ({ path }) => {
        most = Math.max(most, ++underWay);
        await new Promise((resolve) => setImmediate(resolve));
        underWay--;
        if (path.run_id === '3')
          throw new NotFoundError('gone', { status: 404, method: 'DELETE', path: '', attempts: 1 });
        return {};
      },
    });
    const ids = Array.from({ length: 20 }, (_, index) => String(index));
    const result = await new Runs(fakeContext(caller)).bulk('delete', ids, { concurrency: 4 });
    expect(most).toBe(4);
    expect(result.done).toHaveLength(19);
    expect(result.failed.map(({ id, error }) => [id, isNotFoundError(error)])).toEqual([['3', true]]);
  });

  it('do nothing in a dry run', async () => {
    const caller = new FakeCaller({});
    expect(await new Runs(fakeContext(caller)).bulk('delete', ['a', { id: 'b' }], { dryRun: true })).toEqual({
      done: ['a', 'b'],
      failed: [],
    });
    expect(caller.calls).toEqual([]);
  });
});

describe('prune', () => {
  const setUp = () => {
    const clock = new FakeClock();
    const caller = new FakeCaller({
      ListRuns: () => ({
        runs: [
          { id: 'running', status: 'Running', created_at: new Date(clock.now() - 100 * DAY).toISOString() },
          ...[1, 20, 40, 60].map((age) => ({
            id: `age-${age}`,
            status: 'Succeeded',
            created_at: new Date(clock.now() - age * DAY).toISOString(),
          })),
        ],
      }),
      DeleteRun: () => ({}),
      ArchiveRun: () => ({}),
    });
    return { caller, runs: new Runs(fakeContext(caller, { clock })) };
  };

  it('never takes a run that is not over, nor the newest that are to be kept', async () => {
    const { runs, caller } = setUp();
    expect((await runs.prune({ olderThan: 30 * DAY })).done).toEqual(['age-40', 'age-60']);
    expect((await runs.prune({ olderThan: 0, keep: 3 })).done).toEqual(['age-60']);
    expect(caller.ids.filter((id) => id === 'DeleteRun')).toHaveLength(3);
  });

  it('archives, and only tells', async () => {
    const { runs, caller } = setUp();
    expect((await runs.prune({ olderThan: 30 * DAY, action: 'archive', dryRun: true })).done).toHaveLength(2);
    expect(caller.ids).toEqual(['ListRuns']);
    await runs.prune({ olderThan: 30 * DAY, action: 'archive' });
    expect(caller.ids.filter((id) => id === 'ArchiveRun')).toHaveLength(2);
  });

  it.each([
    { olderThan: new Date('x') },
    { olderThan: Number.NaN },
    { olderThan: 1, keep: -1 },
    {} as { olderThan: number },
  ])('refuses %j, which could mean everything', async (options) => {
    await expect(setUp().runs.prune(options)).rejects.toThrow(ConfigurationError);
  });
});

describe('clone', () => {
  const run = {
    id: 'r1',
    name: 'Clone of x',
    pipeline_spec: {
      workflow_manifest: JSON.stringify({
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Workflow',
        metadata: { generateName: 'w-' },
        spec: {
          entrypoint: 'a',
          templates: [{ name: 'a', container: { image: 'x' } }],
          arguments: { parameters: [{ name: 'a' }, { name: 'b' }] },
        },
      }),
      parameters: [{ name: 'a', value: '1' }],
    },
    resource_references: [{ key: { type: 'EXPERIMENT', id: 'e1' }, relationship: 'OWNER' }],
    service_account: 'sa',
  };

  it('does again what the run did, but for what is said', async () => {
    const caller = new FakeCaller({ GetRun: () => ({ run }), CreateRun: () => ({ run: { id: 'r2' } }) });
    const clone = await new Runs(fakeContext(caller)).clone('r1', { parameters: { b: 2 } });
    expect(clone.id).toBe('r2');
    expect(caller.calls.at(-1)?.body).toMatchObject({
      name: 'Clone (2) of x',
      service_account: 'sa',
      pipeline_spec: {
        parameters: [
          { name: 'a', value: '1' },
          { name: 'b', value: '2' },
        ],
      },
      resource_references: run.resource_references,
    });
  });
});

it('explains a failure from the workflow of the run', async () => {
  const caller = new FakeCaller({
    GetRun: () => ({
      run: { id: 'r1', name: 'nightly', status: 'Failed' },
      pipeline_runtime: { workflow_manifest: workflow },
    }),
  });
  const runs = new Runs(fakeContext(caller));
  expect(await runs.explainFailure('r1')).toMatchObject({ message: expect.stringContaining('train'), podName: 'w' });
  await expect(runs.wait('r1')).rejects.toThrow(/Run "nightly" ended as Failed: .*train/);
});

it('does not let a workflow that cannot be read hide a failure', async () => {
  const caller = new FakeCaller({
    GetRun: () => ({
      run: { id: 'r1', name: 'nightly', status: 'Failed' },
      pipeline_runtime: { workflow_manifest: '{' },
    }),
  });
  const runs = new Runs(fakeContext(caller));
  await expect(runs.wait('r1')).rejects.toThrow(/Run "nightly" ended as Failed/);
  await expect(runs.graph('r1')).rejects.toMatchObject({ code: 'UNEXPECTED_RESPONSE', hint: expect.any(String) });
});

const IR_PIPELINE = {
  pipelineInfo: { name: 'p' },
  root: { dag: { tasks: { a: { taskInfo: { name: 'a' } } } } },
  schemaVersion: '2.1.0',
};

it.each([
  ['JSON', JSON.stringify(IR_PIPELINE)],
  ['YAML', 'pipelineInfo: {name: p}\nroot: {dag: {tasks: {a: {taskInfo: {name: a}}}}}\nschemaVersion: 2.1.0\n'],
])('shows what a run of a later release is made of, which comes as %s', async (_format, pipeline_manifest) => {
  const run = { id: 'r1', status: 'Failed', pipeline_spec: { pipeline_manifest } };
  const caller = new FakeCaller({ GetRun: () => ({ run }), GetHealthz: () => ({ apiServerReady: true }) });
  const runs = new Runs({ ...fakeContext(caller), openUi: async () => new Blob([]).stream() });
  expect((await runs.graph('r1')).nodes.map(({ displayName }) => displayName)).toEqual(['a']);
  await expect(runs.wait('r1')).rejects.toThrow(/ended as Failed/);
  await expect(runs.logs('r1').next()).rejects.toMatchObject({ hint: expect.stringContaining('kubectl') });
});

describe('logs', () => {
  const setUp = (answers: string[], status = () => 'Failed') => {
    const addresses: string[] = [];
    const caller = new FakeCaller({
      GetHealthz: () => ({ apiServerReady: true, multi_user: false }),
      GetRun: () => ({
        run: { id: 'r1', status: status() },
        pipeline_runtime: { workflow_manifest: workflow.replaceAll('"Failed"', JSON.stringify(status())) },
      }),
    });
    const openUi = async (address: string) => {
      addresses.push(address);
      return new Blob([answers[Math.min(addresses.length, answers.length) - 1] as string]).stream();
    };
    const context = { ...fakeContext(caller), openUi };
    return { runs: new Runs(context), addresses, clock: context.clock };
  };
  const read = async (pieces: AsyncIterable<string>) => {
    let all = '';
    for await (const piece of pieces) all += piece;
    return all;
  };

  it('are those of the first failed task when none is named', async () => {
    const { runs, addresses } = setUp(['naïve ☂\n']);
    expect(await read(runs.logs('r1'))).toBe('naïve ☂\n');
    expect(addresses).toEqual(['/k8s/pod/logs?podname=w&runid=r1&podnamespace=jane&createdat=2026-01-02']);
  });

  it('repeat nothing when they are followed', async () => {
    const statuses = ['Running', 'Running', 'Succeeded'];
    let looks = 0;
    const { runs, clock } = setUp(
      ['one\n', 'one\ntwo\n', 'one\ntwo\nthree\n'],
      () => statuses[Math.min(Math.floor(looks++ / 2), 2)] as string,
    );
    await import('../results/read-logs.js');
    await import('@kfp-ts/workflow');
    expect(await clock.run(read(runs.logs('r1', { task: 'train', follow: true })))).toBe('one\ntwo\nthree\n');
  });

  it('are followed no longer than is said', async () => {
    const { runs, clock } = setUp(['one\n'], () => 'Running');
    const error = await clock.run(
      read(runs.logs('r1', { task: 'train', follow: true, timeoutMs: 60_000 })).catch((caught: unknown) => caught),
    );
    expect(error).toMatchObject({ code: 'WAIT_TIMEOUT', run: { id: 'r1' } });
    expect(clock.now()).toBeLessThan(1_700_000_000_000 + 120_000);
  });

  it('refuse an option that nothing would look at', async () => {
    await expect(read(setUp(['']).runs.logs('r1', { node: 'x' } as object))).rejects.toThrow(/no member "node"/);
  });

  it('name the tasks when the one meant is not there', async () => {
    await expect(read(setUp(['']).runs.logs('r1', { task: 'deploy' }))).rejects.toMatchObject({
      hint: expect.stringContaining('train'),
    });
  });

  it('say that the API server has none', async () => {
    const runs = new Runs(fakeContext(new FakeCaller({})));
    await expect(read(runs.logs('r1'))).rejects.toThrow(/UI server/);
  });
});

describe('metrics', () => {
  it('are reported with what became of each', async () => {
    const caller = new FakeCaller({
      ReportRunMetrics: () => ({
        results: [{ metric_name: 'acc', metric_node_id: 'n', status: 'DUPLICATE_REPORTING', message: 'again' }],
      }),
    });
    const runs = new Runs(fakeContext(caller));
    expect(await runs.reportMetrics('r1', [{ name: 'acc', nodeId: 'n', value: 0.5, format: 'percentage' }])).toEqual([
      { name: 'acc', nodeId: 'n', status: 'duplicate', message: 'again' },
    ]);
    expect(caller.calls.at(-1)?.body).toEqual({
      metrics: [{ name: 'acc', node_id: 'n', number_value: 0.5, format: 'PERCENTAGE' }],
    });
    await expect(runs.reportMetrics('r1', [{ name: 'acc', nodeId: 'n', value: Number.NaN }])).rejects.toThrow(
      ConfigurationError,
    );
  });
});

describe('a run that does not know its namespace', () => {
  const run = { id: 'r1', name: 'n', resource_references: [{ key: { type: 'EXPERIMENT' as const, id: 'e1' } }] };
  const caller = () =>
    new FakeCaller({
      GetHealthz: multiUser,
      ListRuns: () => ({ runs: [run] }),
      CreateRun: () => ({ run }),
      ListExperiment: () => ({ experiments: [{ id: 'e1', name: 'Default' }] }),
    });

  it('has that of the call, in lists and after submission', async () => {
    const runs = new Runs(fakeContext(caller(), { namespace: 'jane' }));
    expect((await runs.list().first(1))[0]?.namespace).toBe('jane');
    expect((await runs.list({ experiment: 'e1', namespace: 'team' }).first(1))[0]?.namespace).toBe('team');
    const handle = await runs.submit({ version: 'v1' });
    expect(handle.run.namespace).toBe('jane');
    const placed = await runs.submit({ version: 'v1', experiment: { id: 'e1', namespace: 'team' } as { id: string } });
    expect(placed.run.namespace).toBe('team');
  });
});
