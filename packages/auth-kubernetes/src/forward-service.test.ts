import { isConfigurationError, KfpClient } from '@kfp-ts/client';
import { type Emulator, startEmulator } from '@kfp-ts/emulator';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type FakeCluster, startFakeCluster } from '../test/fake-cluster.js';
import type { FakePods } from '../test/fake-pods.js';
import { type ForwardServiceOptions, forwardService } from './index.js';

let emulator: Emulator;
let pods: FakePods;
let cluster: FakeCluster;
beforeAll(async () => {
  emulator = await startEmulator();
});
beforeEach(async () => {
  pods = {
    namespace: 'istio-system',
    service: 'istio-ingressgateway',
    ready: ['gateway-1', 'gateway-2'],
    containerPort: 8080,
    upstreamPort: Number(new URL(emulator.url).port),
    forwarded: [],
  };
  cluster = await startFakeCluster(emulator.url, pods);
  return () => cluster.close();
});
afterAll(() => emulator.close());

const forward = (options: ForwardServiceOptions = {}) =>
  forwardService({ path: cluster.kubeconfig({ token: 'user-token' }), ...options });

it('bytes are lost or mixed up on the way: uploads and answers of many calls at once', async () => {
  const gateway = await forward();
  const kfp = new KfpClient({ endpoint: gateway.endpoint });
  const description = 'x'.repeat(200);
  const names = Array.from({ length: 20 }, (_, i) => `forwarded ${i}`);
  const made = await Promise.all(names.map((name) => kfp.experiments.create({ name, description })));
  expect(made.map((one) => one.name)).toEqual(names);
  expect(pods.forwarded.every((name) => name === 'gateway-1')).toBe(true);
  await gateway.close();
});

it('the pod that was found first is asked for ever, although it is gone', async () => {
  const gateway = await forward();
  const health = () => new KfpClient({ endpoint: gateway.endpoint, retry: false }).server.health();
  await health();
  pods.ready = ['gateway-2'];
  await health();
  expect(pods.forwarded).toEqual(['gateway-1', 'gateway-2']);
  await gateway.close();
});

it('a closed forwarding keeps connections and its port', async () => {
  const gateway = await forward();
  await new KfpClient({ endpoint: gateway.endpoint }).server.health();
  await gateway.close();
  await expect(fetch(`${gateway.endpoint}/apis/v1beta1/healthz`)).rejects.toThrow();
  const again = await forward({ localPort: gateway.port });
  expect(again.port).toBe(gateway.port);
  await again.close();
});

it.each([
  ['a service that is not there', { service: 'gateway' }, /gateway cannot be read \(404\)/, /get service gateway/],
  ['a port that the service lacks', { port: 'grpc' }, /no port grpc/, /status-port 15021, http2 80/],
  ['no ready pod', {}, /no ready pod/, /get pods -l app=istio-ingressgateway/],
] as const)('%s is found out at the first call only', async (_, options, message, hint) => {
  pods.ready = [];
  const error: unknown = await forward(options).catch((reason: unknown) => reason);
  expect(error).toSatisfy(isConfigurationError);
  expect(error).toMatchObject({ message: expect.stringMatching(message), hint: expect.stringMatching(hint) });
});

it('a port that is taken ends in an exception of Node', async () => {
  const first = await forward();
  await expect(forward({ localPort: first.port })).rejects.toSatisfy(isConfigurationError);
  await first.close();
});
