import { describe, expect, it } from 'vitest';
import { KfpClient } from '../kfp-client.js';
import type { Pages } from '../pagination/page.js';

/** A client of a multi-user server, where even a look at health would be a request too many. */
function silentClient(): { kfp: KfpClient; asked: string[] } {
  const asked: string[] = [];
  const fetch = async (url: string) => {
    asked.push(url);
    return new Response(url.endsWith('/healthz') ? '{"multi_user":true}' : '{}');
  };
  return { kfp: new KfpClient({ endpoint: 'http://localhost:1', namespace: 'jane', fetch }), asked };
}

type List = (kfp: KfpClient, query: never) => Pages<unknown>;

const lists: Record<string, List> = {
  runs: ({ runs }, query) => runs.list(query),
  experiments: ({ experiments }, query) => experiments.list(query),
  recurringRuns: ({ recurringRuns }, query) => recurringRuns.list(query),
  pipelines: ({ pipelines }, query) => pipelines.list({ namespace: 'jane', ...(query as object) }),
  versions: ({ pipelines }, query) => pipelines.versions.list({ name: 'churn' }, query),
};

const uses: Record<string, (pages: Pages<unknown>) => Promise<unknown>> = {
  await: async (pages) => pages,
  withResponse: (pages) => pages.withResponse(),
  first: (pages) => pages.first(1),
  'for await': async (pages) => {
    for await (const item of pages) return item;
    return undefined;
  },
};

const refused = { code: 'CONFIGURATION', hint: expect.any(String) };

describe('a query that no list can have', () => {
  const queries: unknown[] = [
    { statsu: 'Failed' },
    { name: null },
    { name: 7 },
    { nameContains: {} },
    { createdAfter: '2026-01-01' },
    { createdBefore: 1_700_000_000_000 },
    { createdAfter: new Date('never') },
    { sortBy: 'nothing' },
    { sortBy: 7 },
    { filter: 'name == "x"' },
    { filter: { predicates: [{ operator: 'equals', key: 'createdAt', value: '2026-01-01' }] } },
    { filter: { predicates: [null] } },
    { pageSize: 0 },
    { pageToken: 7 },
    { where: 'Failed' },
  ];
  const rows = Object.keys(lists).flatMap((noun) => queries.map((query) => [noun, query] as const));

  it.each(rows)('of %s: %j is refused before anything is sent', async (noun, query) => {
    const { kfp, asked } = silentClient();
    const pages = lists[noun]?.(kfp, query as never) as Pages<unknown>;
    for (const use of Object.values(uses)) await expect(use(pages)).rejects.toMatchObject(refused);
    expect(asked).toEqual([]);
  });

  it.each(['runs', 'experiments', 'recurringRuns', 'versions'])('of %s: null and 7', async (noun) => {
    for (const query of [null, 7, 'churn']) {
      const { kfp, asked } = silentClient();
      for (const use of Object.values(uses)) {
        await expect(use(lists[noun]?.(kfp, query as never) as Pages<unknown>)).rejects.toMatchObject(refused);
      }
      expect(asked).toEqual([]);
    }
  });

  it.each([
    { status: null },
    { status: 7 },
    { status: ['Failed', null] },
    { archived: 'yes' },
    { finishedAfter: '2026-01-01' },
    { finishedBefore: new Date('never') },
    { longerThanMs: '5' },
    { longerThanMs: Number.NaN },
    { pipeline: {} },
    { version: {} },
    { recurringRun: 7 },
    { experiment: {} },
    { namespace: 'Not A Namespace' },
  ])('of runs: %j', async (query) => {
    const { kfp, asked } = silentClient();
    for (const use of Object.values(uses))
      await expect(use(kfp.runs.list(query as never))).rejects.toMatchObject(refused);
    expect(asked).toEqual([]);
  });
});

describe('an answer whose members are of another kind', () => {
  const run = { id: 'r', metrics: 'x', created_at: 5, resource_references: 'y', pipeline_spec: { parameters: 7 } };
  const kfp = new KfpClient({
    endpoint: 'http://localhost:1',
    fetch: async (url) => {
      if (url.endsWith('/healthz')) return new Response('{"multi_user":false}');
      return new Response(JSON.stringify(url.includes('/runs/') ? { run } : { runs: [run] }));
    },
  });

  it.each<[string, () => Promise<unknown>]>([
    ['get', () => kfp.runs.get('r')],
    ['wait', () => kfp.runs.wait('r')],
    ['waitAll', () => kfp.runs.waitAll(['r'])],
    ['list', async () => kfp.runs.list()],
    ['walk', () => uses['for await']?.(kfp.runs.list()) as Promise<unknown>],
  ])('is told as one that the API cannot have given: %s', async (_, call) => {
    await expect(call()).rejects.toMatchObject({ code: 'UNEXPECTED_RESPONSE', hint: expect.any(String) });
  });

  it('is not what an error of the program itself is taken for', async () => {
    const where = () => {
      throw new TypeError('mine');
    };
    const good = new KfpClient({
      endpoint: 'http://localhost:1',
      fetch: async () => new Response('{"runs":[{"id":"r"}]}'),
    });
    await expect(good.runs.list({ where })).rejects.toThrow('mine');
  });
});
