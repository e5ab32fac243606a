import { describe, expect, it } from 'vitest';
import { KfpClient } from '../kfp-client.js';

const client = () =>
  new KfpClient({
    endpoint: 'http://localhost:1',
    fetch: async (url) => {
      if (!url.endsWith('/healthz')) throw new Error(`${url} was asked for`);
      return new Response('{"multi_user":false}');
    },
  });

type Call = (kfp: KfpClient, id: string) => unknown;

/** Every method that takes an id. */
const methods: Record<string, Call> = {
  'runs.get': ({ runs }, id) => runs.get(id),
  'runs.archive': ({ runs }, id) => runs.archive(id),
  'runs.unarchive': ({ runs }, id) => runs.unarchive(id),
  'runs.terminate': ({ runs }, id) => runs.terminate(id),
  'runs.retry': ({ runs }, id) => runs.retry(id),
  'runs.delete': ({ runs }, id) => runs.delete(id),
  'runs.wait': ({ runs }, id) => runs.wait(id),
  'runs.waitAll': ({ runs }, id) => runs.waitAll([id]),
  'runs.watch': ({ runs }, id) => runs.watch(id).next(),
  'runs.graph': ({ runs }, id) => runs.graph(id),
  'runs.explainFailure': ({ runs }, id) => runs.explainFailure(id),
  'runs.readArtifact': ({ runs }, id) => runs.readArtifact(id, { node: 'n', name: 'a' }),
  'runs.logs': ({ runs }, id) => runs.logs(id).next(),
  'runs.reportMetrics': ({ runs }, id) => runs.reportMetrics(id, []),
  'runs.clone': ({ runs }, id) => runs.clone(id),
  'runs.submit': ({ runs }, id) => runs.submit({ pipeline: id }),
  'runs.list': ({ runs }, id) => runs.list({ experiment: id }).first(1),
  'experiments.get': ({ experiments }, id) => experiments.get(id),
  'experiments.ensure': ({ experiments }, id) => experiments.ensure(id),
  'experiments.create': ({ experiments }, id) => experiments.create({ name: id }),
  'experiments.archive': ({ experiments }, id) => experiments.archive(id),
  'experiments.unarchive': ({ experiments }, id) => experiments.unarchive(id),
  'experiments.delete': ({ experiments }, id) => experiments.delete(id),
  'pipelines.get': ({ pipelines }, id) => pipelines.get(id),
  'pipelines.template': ({ pipelines }, id) => pipelines.template(id),
  'pipelines.delete': ({ pipelines }, id) => pipelines.delete(id),
  'pipelines.setDefaultVersion': ({ pipelines }, id) => pipelines.setDefaultVersion(id, id),
  'versions.get': ({ pipelines }, id) => pipelines.versions.get(id),
  'versions.list': ({ pipelines }, id) => pipelines.versions.list(id).first(1),
  'versions.template': ({ pipelines }, id) => pipelines.versions.template(id),
  'versions.delete': ({ pipelines }, id) => pipelines.versions.delete(id),
  'recurringRuns.get': ({ recurringRuns }, id) => recurringRuns.get(id),
  'recurringRuns.enable': ({ recurringRuns }, id) => recurringRuns.enable(id),
  'recurringRuns.disable': ({ recurringRuns }, id) => recurringRuns.disable(id),
  'recurringRuns.delete': ({ recurringRuns }, id) => recurringRuns.delete(id),
  'recurringRuns.list': ({ recurringRuns }, id) => recurringRuns.list({ experiment: id }).first(1),
};

describe('an id that cannot be one', () => {
  const hostile = ['', ' ', undefined, null, {}, 7, { id: '' }, 'x'.repeat(20_000)];
  // Undefined is no condition.
  const optional = ['runs.list', 'recurringRuns.list'];
  const rows = Object.entries(methods).flatMap(([name, call]) =>
    hostile.filter((id) => id !== undefined || !optional.includes(name)).map((id) => [name, id, call] as const),
  );

  it.each(rows)('%s(%.20j) is refused by a rejection, before anything is sent', async (_name, id, call) => {
    let promise: unknown;
    expect(() => {
      promise = call(client(), id as string);
    }).not.toThrow();
    await expect(promise).rejects.toMatchObject({ code: 'CONFIGURATION', hint: expect.any(String) });
  });
});

type Request = (kfp: KfpClient, request: never) => unknown;

const WORKFLOW = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', metadata: { name: 'w' }, spec: {} };

/** Every method that takes an object of words, with members that make it complete. */
const requests: Record<string, [Request, object]> = {
  'experiments.create': [({ experiments }, request) => experiments.create(request), { name: 'e' }],
  'experiments.ensure': [({ experiments }, request) => experiments.ensure('e', request), {}],
  'pipelines.upload': [({ pipelines }, request) => pipelines.upload(WORKFLOW, request), {}],
  'pipelines.createFromUrl': [({ pipelines }, request) => pipelines.createFromUrl('http://u/p.yaml', request), {}],
  'pipelines.upsert': [({ pipelines }, request) => pipelines.upsert(WORKFLOW, request), { name: 'p' }],
  'versions.upload': [
    ({ pipelines }, request) => pipelines.versions.upload(WORKFLOW, request),
    { name: 'v', pipeline: 'p' },
  ],
  'versions.createFromUrl': [
    ({ pipelines }, request) => pipelines.versions.createFromUrl('http://u/p.yaml', request),
    { name: 'v', pipeline: 'p' },
  ],
  'runs.submit': [({ runs }, request) => runs.submit(request), { pipeline: 'p' }],
  'runs.wait': [({ runs }, request) => runs.wait('r', request), {}],
  'runs.waitAll': [({ runs }, request) => runs.waitAll(['r'], request), {}],
  'runs.watch': [({ runs }, request) => runs.watch('r', request).next(), {}],
  'runs.bulk': [({ runs }, request) => runs.bulk('delete', ['r'], request), {}],
  'runs.prune': [({ runs }, request) => runs.prune(request), { olderThan: 1 }],
  'handle.wait': [({ runs }, request) => runs.handle('r').wait(request), {}],
  'recurringRuns.create': [
    ({ recurringRuns }, request) => recurringRuns.create(request),
    { name: 'j', pipeline: 'p', trigger: { everySeconds: 60 } },
  ],
  'recurringRuns.apply': [
    ({ recurringRuns }, request) => recurringRuns.apply(request),
    { name: 'j', pipeline: 'p', trigger: { everySeconds: 60 } },
  ],
};

describe('a request that cannot be one', () => {
  const refused = { code: 'CONFIGURATION', hint: expect.any(String) };

  it.each(Object.entries(requests))('%s: null, a text, a misspelt member', async (_name, [call, complete]) => {
    for (const request of [null, 'text', 7, { ...complete, nmae: 'x' }, { ...complete, Description: 'x' }]) {
      let promise: unknown;
      expect(() => {
        promise = call(client(), request as never);
      }).not.toThrow();
      await expect(promise).rejects.toMatchObject(refused);
    }
  });

  it.each<object>([
    { name: 7 },
    { name: null },
    { description: 7 },
    { serviceAccount: 7 },
    { pipelineRoot: {} },
    { enableCaching: 'yes', package: WORKFLOW, pipeline: undefined },
    { parameters: null },
    { parameters: [1] },
    { parameters: new Map([['a', 1]]) },
    { parameters: 'a=1' },
    { idempotencyKey: 7 },
    { idempotencyKey: true },
    { idempotencyKey: 'a b' },
    { lookForMs: -1 },
    { lookForMs: Number.NaN },
    { lookForMs: '5' },
  ])('submissions and schedules with a member of another kind: %j', async (member) => {
    const { runs, recurringRuns } = client();
    await expect(runs.submit({ pipeline: 'p', ...member } as never)).rejects.toMatchObject(refused);
    if ('lookForMs' in member || 'idempotencyKey' in member) return;
    const trigger = { everySeconds: 60 };
    const request = { name: 'j', pipeline: 'p', trigger, ...member } as never;
    await expect(recurringRuns.create(request)).rejects.toMatchObject(refused);
  });

  const tooLong = ['experiments.create', 'experiments.ensure', 'pipelines.upload', 'pipelines.createFromUrl'];
  tooLong.push('versions.upload', 'versions.createFromUrl', 'runs.submit', 'recurringRuns.create');
  it.each(tooLong)('%s: a description that the server cannot keep', async (name) => {
    const [call, complete] = requests[name] as [Request, object];
    const description = 'x'.repeat(256);
    await expect(call(client(), { ...complete, description } as never)).rejects.toMatchObject(refused);
  });

  it.each([null, undefined, 7, 'run-id', {}, Promise.resolve(['r'])])(
    'many runs that are no list: %s',
    async (refs) => {
      const { runs } = client();
      await expect(runs.waitAll(refs as never)).rejects.toMatchObject(refused);
      await expect(runs.bulk('delete', refs as never)).rejects.toMatchObject(refused);
    },
  );

  it('verbs and actions that are none', async () => {
    const { runs } = client();
    await expect(runs.bulk('list' as 'delete', ['r'])).rejects.toMatchObject(refused);
    await expect(runs.prune({ olderThan: 1, action: 'wait' as 'delete' })).rejects.toMatchObject(refused);
    for (const olderThan of [-1, '30d', null, new Date('never')]) {
      await expect(runs.prune({ olderThan: olderThan as number })).rejects.toMatchObject(refused);
    }
  });

  it('waits whose parts are of another kind', async () => {
    const { runs } = client();
    for (const wait of [
      { until: true },
      { onProgress: 'x' },
      { poll: null },
      { poll: { min: 1 } },
      { timeoutMs: '5' },
    ]) {
      await expect(runs.wait('r', wait as never)).rejects.toMatchObject(refused);
      await expect(runs.waitAll(['r'], wait as never)).rejects.toMatchObject(refused);
    }
  });
});
