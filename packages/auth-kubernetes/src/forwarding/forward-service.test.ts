import { once } from 'node:events';
import { createServer } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import net, { type AddressInfo, connect, type Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { isConfigurationError, KfpClient } from '@kfp-ts/client';
import { type Emulator, startEmulator } from '@kfp-ts/emulator';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { type FakeCluster, startFakeCluster } from '../../test/fake-cluster.js';
import type { FakePods } from '../../test/fake-pods.js';
import { type ForwardServiceOptions, forwardService } from '../index.js';

const NO_RIGHT =
  /create role forward-ports --verb=get,list,create --resource=services,pods,pods\/portforward && kubectl .* --user=jane@example.com$/;

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
    open: () => 0,
  };
  cluster = await startFakeCluster(emulator.url, pods);
  return () => cluster.close();
});
afterAll(() => emulator.close());

const forward = (options: ForwardServiceOptions = {}) =>
  forwardService({ path: cluster.kubeconfig({ token: 'c4nary-user-token' }), ...options });

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
  pods.forwarded.length = 0;
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

it('a connection that was given up while its way was opened stays open for ever', async () => {
  const gateway = await forward();
  for (let given = 0; given < 5; given += 1) {
    const socket = connect(gateway.port, '127.0.0.1');
    await once(socket, 'connect');
    socket.destroy();
  }
  await new KfpClient({ endpoint: gateway.endpoint }).server.health();
  await gateway.close();
  await vi.waitFor(() => expect(pods.open()).toBe(0));
});

it('a pod that dies in the middle of an answer leaves the call hanging, or half an answer is taken for a whole', async () => {
  const upstream = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 });
    response.write('{"commit_sha":', () => response.destroy());
  });
  await once(upstream.listen(0, '127.0.0.1'), 'listening');
  pods.upstreamPort = (upstream.address() as AddressInfo).port;
  const gateway = await forward();
  const kfp = new KfpClient({ endpoint: gateway.endpoint, retry: false });
  await expect(kfp.server.health()).rejects.toMatchObject({ name: 'ConnectionError' });
  await gateway.close();
  upstream.close();
});

it('calls wait for an answer of a port where nobody listens', async () => {
  const gateway = await forward();
  pods.complain = 'connection refused';
  const kfp = new KfpClient({ endpoint: gateway.endpoint, retry: false });
  await expect(kfp.server.health()).rejects.toMatchObject({ name: 'ConnectionError' });
  await gateway.close();
});

it('closing while calls are under way hangs, or twice', async () => {
  const gateway = await forward();
  const calls = Array.from({ length: 10 }, () =>
    new KfpClient({ endpoint: gateway.endpoint, retry: false }).server.health().catch(() => 'broken off'),
  );
  await gateway.close();
  await gateway.close();
  await Promise.all(calls);
});

it('too many open files end the program', async () => {
  const made = vi.spyOn(net, 'createServer');
  syncBuiltinESMExports();
  const gateway = await forward();
  const server = made.mock.results.at(-1)?.value as Server;
  made.mockRestore();
  syncBuiltinESMExports();
  server.emit('error', new Error('EMFILE'));
  await new KfpClient({ endpoint: gateway.endpoint }).server.health();
  await gateway.close();
});

it('others in the network reach what is forwarded', async () => {
  const gateway = await forward();
  const others = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
  for (const { address } of others.filter(({ internal, family }) => !internal && family === 'IPv4')) {
    await expect(fetch(`http://${address}:${gateway.port}/`)).rejects.toThrow();
  }
  expect(gateway.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:/);
  await gateway.close();
});

it.each([
  ['a service that is not there', { service: 'gateway' }, /gateway cannot be read \(404\)/, /get service gateway/],
  ['a port that the service lacks', { port: 'grpc' }, /no port grpc/, /status-port 15021, http2 80/],
  ['no ready pod', {}, /no ready pod/, /get pods -l app=istio-ingressgateway/, { ready: [] }],
  ['no pods at all', {}, /selects no pods/, /give that address/, { spec: { selector: undefined } }],
  ['no right to read services', {}, /cannot be read \(403\)/, NO_RIGHT, { unreadable: '/services/' }],
  ['no right to list pods', {}, /pods of istio-system cannot be read \(403\)/, NO_RIGHT, { unreadable: '/pods' }],
  ['no right to forward', {}, /gateway-1 cannot be forwarded to \(403\)/, /create role forward-ports/, { refuse: 403 }],
  ['a name that leads elsewhere', { namespace: '../..' }, /no name of Kubernetes/, /kubectl/],
  ['a service that leads elsewhere', { service: 'a/../b' }, /no name of Kubernetes/, /kubectl/],
  ['a port that there cannot be', { localPort: 70_000 }, /Port 70000 cannot be had/, /Leave localPort out/],
] as const)('%s is found out at the first call only', async (_, options, message, hint, state?: object) => {
  const { unreadable, ...others }: Partial<FakePods> & { unreadable?: string } = state ?? {};
  Object.assign(pods, others);
  const FORBIDDEN = 'is forbidden: User "jane@example.com" cannot get resource';
  cluster.refuse = (target) => (unreadable && target.includes(unreadable) ? [403, FORBIDDEN] : undefined);
  const error: unknown = await forward(options).catch((reason: unknown) => reason);
  expect(error).toSatisfy(isConfigurationError);
  expect(error).toMatchObject({ message: expect.stringMatching(message), hint: expect.stringMatching(hint) });
});

it('a port that is taken ends in an exception of Node', async () => {
  const first = await forward();
  await expect(forward({ localPort: first.port })).rejects.toSatisfy(isConfigurationError);
  await first.close();
});
