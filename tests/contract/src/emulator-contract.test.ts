import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApi, type OperationId, operations } from '@kfp-ts/api';
import { type Emulator, type EmulatorOptions, startEmulator } from '@kfp-ts/emulator';
import { startValidatingProxy, type ValidatingProxy } from '@kfp-ts/mock-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { converse, WORKFLOW } from './emulator-conversation.js';

const USER = 'jane@example.com';
const NAMESPACE = 'jane';
const POLICY = {
  rules: [
    {
      name: 'jane',
      users: [USER],
      namespaces: [NAMESPACE],
      // Pipelines made from a URL are asked for in the group of no name.
      groups: ['pipelines.kubeflow.org', 'kubeflow.org', ''],
      resources: ['*'],
      verbs: ['*'],
    },
    { name: 'all', users: [USER], namespaces: [''], groups: ['*'], resources: ['*'], verbs: ['*'] },
  ],
  tokens: {},
};

let files: Server;
let emulator: Emulator;
let proxy: ValidatingProxy;

async function start(options: EmulatorOptions): Promise<void> {
  emulator = await startEmulator({ speed: 0, randomSeed: 1, ...options });
  proxy = await startValidatingProxy({ upstream: emulator.url });
}

beforeEach(async () => {
  files = createServer((_, response) => void response.end(WORKFLOW));
  await new Promise<void>((resolve) => files.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await proxy.close();
  await emulator.close();
  files.close();
  files.closeAllConnections();
});

/** Holds the conversation through the proxy; gives the statuses of each operation's answers. */
async function talk(headers: Record<string, string>, namespace?: string): Promise<Map<OperationId, Set<number>>> {
  const statuses = new Map<OperationId, Set<number>>();
  await converse(createApi({ baseUrl: proxy.url, headers }), {
    ...(namespace !== undefined && { namespace }),
    workflowUrl: `http://127.0.0.1:${(files.address() as AddressInfo).port}/pipeline.json`,
    advance: (ms) => emulator.clock.advance(ms),
    onAnswer: (id, status) => statuses.set(id, (statuses.get(id) ?? new Set()).add(status)),
  });
  return statuses;
}

describe.each([
  ['single-user', false, {}],
  ['multi-user', true, { 'kubeflow-userid': USER }],
])('what a client and the emulator say to each other is what the description says: %s', (_, multiUser, headers) => {
  it('every operation, well and refused', { timeout: 60_000 }, async () => {
    await start({ multiUser, policy: POLICY });
    const statuses = await talk(headers, multiUser ? NAMESPACE : undefined);
    expect(proxy.violations()).toEqual([]);

    const ids = Object.keys(operations) as OperationId[];
    expect(ids.filter((id) => !statuses.get(id)?.has(200))).toEqual([]);
    const neverRefused = ids.filter((id) => Math.max(...(statuses.get(id) ?? [])) < 400);
    // On a single-user server, these take any id.
    const lenient = ['ArchiveExperiment', 'UnarchiveExperiment', 'ArchiveRun', 'UnarchiveRun'];
    const always = ['ListPipelines', 'GetHealthz', 'UpdatePipelineDefaultVersion'];
    expect(neverRefused.filter((id) => !lenient.includes(id) && !always.includes(id))).toEqual([]);
  });
});

it('a server that says something else is found out', { timeout: 60_000 }, async () => {
  await start({});
  emulator.faults.add({ fault: 'status', status: 200, body: { total: 3 }, when: { operation: 'ListJobs' } });
  emulator.faults.add({ fault: 'content-type', contentType: 'text/html', when: { operation: 'ListPipelines' } });
  await talk({});
  const found = proxy.violations().map(({ operationId, location, message }) => [operationId, location, message]);
  expect(found).toContainEqual(['ListJobs', 'body', expect.stringContaining('additional')]);
  expect(new Set(found.map(([operationId]) => operationId))).toEqual(new Set(['ListJobs', 'ListPipelines']));
});
