// What a user might write. It is typechecked against the packed declarations, with several versions of TypeScript.
import { type ApiRun, createApi } from '@kfp-ts/api';
import { kubeconfigConnection } from '@kfp-ts/auth-kubernetes';
import { KfpClient } from '@kfp-ts/client';
import { bearerToken, pythonContext } from '@kfp-ts/client/auth';
import { startEmulator } from '@kfp-ts/emulator';
import { startMockServer } from '@kfp-ts/mock-server';

export async function listRuns(): Promise<ApiRun[]> {
  const emulator = await startEmulator();
  const api = createApi({ baseUrl: emulator.url });
  const { data } = await api.GET('/apis/v1beta1/runs', { params: { query: { page_size: 10 } } });
  await emulator.close();
  return data?.runs ?? [];
}

export async function runNames(): Promise<string[]> {
  const mock = await startMockServer({});
  const client = new KfpClient({ endpoint: mock.url, namespace: 'jane-doe', auth: bearerToken('secret') });
  const names: string[] = [];
  for await (const run of client.runs.list({ status: 'Failed' })) names.push(run.name);
  await mock.close();
  return names;
}

/** What may be left out may be undefined, as it is where it comes from an option of the program's own. */
export async function nothingSaid(client: KfpClient, unset: undefined): Promise<void> {
  const place = { name: 'churn', description: unset, namespace: unset };
  const experiment = await client.experiments.create(place);
  await client.experiments.ensure('churn', { description: unset, namespace: unset });
  await client.experiments.list({ name: unset, archived: unset, namespace: unset, filter: unset, sortBy: unset });
  await client.pipelines.upload('churn.yaml', place);
  await client.pipelines.upsert('churn.yaml', { ...place, version: unset });
  await client.pipelines.versions.upload('churn.yaml', {
    pipeline: { name: 'churn', namespace: unset },
    name: 'v1',
    description: unset,
  });
  await client.pipelines.list({ namespace: unset, nameContains: unset });
  const work = {
    pipeline: unset,
    version: unset,
    parameters: unset,
    serviceAccount: unset,
    pipelineRoot: unset,
    enableCaching: unset,
  };
  const run = await client.runs.submit({
    ...work,
    package: 'churn.yaml',
    experiment,
    idempotencyKey: unset,
    lookForMs: unset,
  });
  await client.runs.clone(run, { name: unset, version: unset, experiment: unset });
  await client.runs.list({ experiment: unset, status: unset, pipeline: unset, finishedAfter: unset, where: unset });
  await client.runs.waitAll([run], { namespace: unset, poll: unset, onProgress: unset });
  await client.runs.prune({ olderThan: 1, keep: unset, action: unset, dryRun: unset, experiment: unset });
  await client.recurringRuns.list({ experiment: unset, namespace: unset, version: unset });
  const trigger = { cron: '0 0 3 * * *', start: unset, end: unset };
  const schedule = { ...work, name: 'nightly', package: 'churn.yaml', trigger, catchup: unset, maxConcurrency: unset };
  await client.recurringRuns.apply(schedule, { dryRun: unset });
  await client.recurringRuns.preview(trigger, { count: unset, from: unset, timeZone: unset });
}

// @ts-expect-error the declarations say more than `any`: an endpoint is a string
export const refused = new KfpClient({ endpoint: 8888 });

/** The ways to a server that is not named. */
export function clientsOf(context: string, unset: undefined): KfpClient[] {
  return [
    new KfpClient(),
    new KfpClient({ connection: () => kubeconfigConnection({ context }), uiEndpoint: unset }),
    KfpClient.fromEnvironment({ kubeconfig: { context, path: unset, allowExec: unset }, connection: unset }),
    KfpClient.fromEnvironment({ ...pythonContext(), kubeconfig: false }),
    KfpClient.fromEnvironment({}, { loadKubeconfigPackage: () => import('@kfp-ts/auth-kubernetes') }),
  ];
}
