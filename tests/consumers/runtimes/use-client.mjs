// What a user does first, on every platform: nothing here may depend on one.
import { isConfigurationError, isConnectionError, isNotFoundError, isTimeoutError, KfpClient } from '@kfp-ts/client';
import { bearerToken } from '@kfp-ts/client/auth';

const workflow = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Workflow',
  metadata: { generateName: 'hello-' },
  spec: {
    entrypoint: 'hello',
    arguments: { parameters: [{ name: 'rate', value: '1' }] },
    templates: [{ name: 'hello', container: { image: 'busybox' } }],
  },
};

/**
 * Goes through the client's parts, against the emulator's UI server at `endpoint`; nobody answers at `silent`.
 * @param settings options that connections to the endpoint need
 * @returns what was done; rejects with what went wrong
 */
export async function useClient(endpoint, silent, settings = {}) {
  const done = [];
  const check = (what, holds) => {
    if (!holds) throw new Error(`${what}: not as it should be`);
    done.push(what);
  };
  const caught = (work) => work.then(() => undefined).catch((error) => error);
  const kfp = new KfpClient({ endpoint, auth: bearerToken('a-token'), ...settings });
  const name = `Größe 50% ${Math.random()}`;
  const content = JSON.stringify(workflow);

  check('health', (await kfp.server.health()).via === 'ui');
  const experiment = await kfp.experiments.ensure(name);
  check('ensure', (await kfp.experiments.ensure(name)).id === experiment.id);
  const { version } = await kfp.pipelines.upsert({ name: 'hello.json', content }, { name, version: 'v1' });
  const again = await kfp.pipelines.upsert({ name: 'hello.json', content }, { name, version: 'v1' });
  check('upsert', again.outcome === 'unchanged');
  const run = await kfp.runs.submit({ experiment, version, parameters: { rate: 0.5 } });
  const other = await kfp.runs.submit({ experiment, package: new File([content], 'hello.json') });
  check('submit a version and a file', run.id !== other.id);
  const changes = [];
  for await (const { run: seen } of kfp.runs.watch(run.id)) changes.push(seen.state);
  check('watch', changes.at(-1) === 'succeeded');
  check('wait', (await run.wait()).status === 'Succeeded');
  check(
    'waitAll',
    (await kfp.runs.waitAll([run.id, other.id])).every(({ state }) => state === 'succeeded'),
  );
  check('list', (await kfp.runs.list({ experiment, pageSize: 1 }).toArray({ limit: 10 })).length === 2);
  check('graph', (await run.graph()).nodes.length === 1);
  let log = '';
  for await (const piece of kfp.runs.logs(run.id)) log += piece;
  check('logs', log.length > 0);
  const raw = await kfp.api.GET('/apis/v1beta1/runs/{run_id}', { params: { path: { run_id: run.id } } });
  check('raw call', raw.data?.run?.id === run.id);
  const next = await kfp.recurringRuns.preview({ cron: '0 30 2 25 10 *' }, { count: 2, timeZone: 'Europe/Berlin' });
  check('preview', next.length === 2);

  check('not found', isNotFoundError(await caught(kfp.runs.get('nope'))));
  const patient = new KfpClient({ endpoint: silent, retry: false });
  check('timeout', isTimeoutError(await caught(patient.runs.get('x', { timeoutMs: 100 }))));
  const controller = new AbortController();
  const aborted = caught(patient.runs.get('x', { signal: controller.signal }));
  controller.abort('enough');
  check('abort', (await aborted) === 'enough');
  const nowhere = new KfpClient({ endpoint: 'http://127.0.0.1:9', retry: false });
  check('connection error', isConnectionError(await caught(nowhere.runs.get('x'))));
  check('missing file', isConfigurationError(await caught(kfp.pipelines.upload('./nope.yaml'))));
  return done;
}
