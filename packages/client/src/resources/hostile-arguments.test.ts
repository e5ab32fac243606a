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
  const hostile = ['', ' ', undefined, null, {}, 7, { id: '' }];
  // Undefined is no condition.
  const optional = ['runs.list', 'recurringRuns.list'];
  const rows = Object.entries(methods).flatMap(([name, call]) =>
    hostile.filter((id) => id !== undefined || !optional.includes(name)).map((id) => [name, id, call] as const),
  );

  it.each(rows)('%s(%j) is refused by a rejection, before anything is sent', async (_name, id, call) => {
    let promise: unknown;
    expect(() => {
      promise = call(client(), id as string);
    }).not.toThrow();
    await expect(promise).rejects.toMatchObject({ code: 'CONFIGURATION', hint: expect.any(String) });
  });
});
