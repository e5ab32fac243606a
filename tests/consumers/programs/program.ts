// What a user might write. It is typechecked against the packed declarations, with several versions of TypeScript.
import { type ApiRun, createApi } from '@kfp-ts/api';
import { KfpClient } from '@kfp-ts/client';
import { bearerToken } from '@kfp-ts/client/auth';
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

// @ts-expect-error the declarations say more than `any`: an endpoint is a string
export const refused = new KfpClient({ endpoint: 8888 });
